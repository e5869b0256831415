"""The product's worker with kinds of jobs that tests can watch; imported by the worker itself."""

import os
import signal
from pathlib import Path

import django
from django.db import transaction

from burden.celery import app
from burden.stack.waiting import wait_for

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "burden.settings")
django.setup()

from burden.audit.services import record  # noqa: E402
from burden.jobs.leases import Lease  # noqa: E402
from burden.jobs.registry import register  # noqa: E402

__all__ = ("app",)


def held_up(key: str, lease: Lease) -> None:
    """Say that it has begun, wait for leave to go on, then leave one entry in the log."""
    folder = Path(key)
    (folder / f"begun-{os.getpid()}").touch()
    wait_for((folder / "go").exists, seconds=60, what="leave to go on")
    with transaction.atomic():
        lease.confirm()
        record(by=None, action="fault.effect", details={"key": key})


def poison(key: str, lease: Lease) -> None:
    """End the process it runs in."""
    (Path(key) / f"begun-{os.getpid()}").touch()
    os.kill(os.getpid(), signal.SIGKILL)


register("held_up", held_up)
register("poison", poison)
