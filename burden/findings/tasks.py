"""What the clock asks for."""

from celery import shared_task
from django.utils import timezone

from burden.findings import services


@shared_task(name="findings.watch")
def watch() -> None:
    services.watch_all(timezone.localdate())
