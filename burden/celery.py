"""The Celery application; its settings are the CELERY_ names of burden.settings."""

import os
from typing import Any

from celery import Celery
from celery.signals import setup_logging, worker_process_init

from burden.stack.garbage import leave_start_up_alone
from burden.stack.lifeline import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "burden.settings")

app = Celery("burden")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def keep_logging_of_settings(**_: Any) -> None:
    """Celery replaces the root logger unless someone answers this signal."""


@worker_process_init.connect
def end_child_with_worker(**_: Any) -> None:
    """A child whose worker was killed would go on with a job that others take up again."""
    die_with_parent()


@worker_process_init.connect
def begin_child_without_garbage(**_: Any) -> None:
    """A child does one short job after the other."""
    leave_start_up_alone()
