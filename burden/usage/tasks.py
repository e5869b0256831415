"""Jobs of this app, and what the clock asks for."""

from celery import shared_task
from django.utils import timezone

from burden.jobs.leases import Lease
from burden.organisations.periods import Period
from burden.usage import services


def count_month(key: str, lease: Lease) -> None:
    """Count the month `key`, as 2026-03, anew."""
    services.count_month(Period.parse(key).first, lease=lease)


@shared_task(name="usage.ask")
def ask() -> None:
    services.ask_for_counts(timezone.localdate())
