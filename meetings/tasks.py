"""What the clock asks for."""

from celery import shared_task

from meetings import counts


@shared_task(name="meetings.fold_sums")
def fold_sums() -> None:
    counts.fold()
