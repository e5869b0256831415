"""What goes on from month to month is booked again when a month has begun."""

from collections.abc import Callable
from datetime import date, datetime, time

from django.utils import timezone

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.organisations.periods import months_later


def ask_next_month(kind: str, key: str, today: date) -> None:
    """Have the job done on the first of the next month; writes in the caller's transaction."""
    first = months_later(today.replace(day=1), 1)
    at = timezone.make_aware(datetime.combine(first, time(1)))
    jobs.enqueue(kind, key, lane=Lane.IDLE, run_after=at)


def booking_again(book: str) -> Callable[[str, Lease], None]:
    """The job that has a record booked anew, up to the month that has begun."""

    def again(key: str, lease: Lease) -> None:
        with jobs.forgettable_transaction():
            lease.confirm()
            jobs.enqueue(book, key, lane=Lane.BULK)

    return again
