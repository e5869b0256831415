"""What the clock asks for."""

from celery import shared_task

from burden.reports import services


@shared_task(name="reports.expire")
def expire() -> None:
    services.expire()
