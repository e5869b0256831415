"""What travels through the broker: a doorbell, and the tick of the sweeper."""

import multiprocessing
import os
from typing import Any

from celery import shared_task
from celery.signals import worker_shutting_down

from burden.jobs import selectors, services
from burden.jobs.doorbell import RING_EXPIRES_SECONDS, doorbell
from burden.jobs.running import process_name, run_due, within

# Shorter than a person waits, so that the two children share a burst fairly with the sweeper.
_SHIFT_SECONDS = 20.0

_stopping = multiprocessing.Event()


@worker_shutting_down.connect
def stop_after_current_job(**_: Any) -> None:
    """The children share this event with the worker process that is told to stop."""
    _stopping.set()


@shared_task(name="jobs.work")
def work() -> None:
    """Do what is due for a while; ring again when more is left."""
    shift_over = within(_SHIFT_SECONDS)
    worker = f"{process_name(os.getppid())}/{os.getpid()}"
    with doorbell.muted():
        run_due(worker, until=lambda: _stopping.is_set() or shift_over())
    if selectors.due_count(at_most=1):
        doorbell.ring()


@shared_task(name="jobs.sweep")
def sweep() -> None:
    """Find what nobody was woken for: a lost message, a silent worker, a delay that is over."""
    services.sign_of_life("sweep")
    for _ in range(selectors.due_count(at_most=selectors.idle_children())):
        work.apply_async(retry=False, expires=RING_EXPIRES_SECONDS)


@shared_task(name="jobs.prune")
def prune() -> None:
    services.prune()
