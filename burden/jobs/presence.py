"""Signs of life of a worker process, for the health page and for telling who killed whom."""

import threading
from typing import Any

import structlog
from celery.signals import worker_ready, worker_shutdown
from django.db import Error, connection

from burden.jobs import services
from burden.jobs.leases import HEARTBEAT_SECONDS
from burden.jobs.running import process_name

log = structlog.get_logger(__name__)

_ended = threading.Event()


def connect() -> None:
    """Have every Celery worker process started from here give signs of life."""
    worker_ready.connect(_start)
    worker_shutdown.connect(_stop)


def _start(**_: Any) -> None:
    _ended.clear()
    threading.Thread(target=_beat, name="presence", daemon=True).start()


def _stop(**_: Any) -> None:
    _ended.set()


def _beat() -> None:
    name = process_name()
    while True:
        try:
            services.sign_of_life(name)
        except Error as error:
            log.warning("no_sign_of_life", error=type(error).__name__)
            connection.close()
        if _ended.wait(HEARTBEAT_SECONDS):
            connection.close()
            return
