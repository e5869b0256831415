"""How the hours of one item came about: each booking with its cause, nothing ever overwritten."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Sum

from burden.ledger.models import Cause, Entry, EntryQuerySet
from burden.ledger.selectors.figures import Hours
from burden.thresholds.models import ParameterSet

if TYPE_CHECKING:
    from burden.matters.models import Item


@dataclass(frozen=True)
class BookingStep:
    """One booking: what it added or took back, at how many receivers, and what was there after it.

    `version` is the number of the parameters it was made by.
    """

    booked_at: datetime
    cause: Cause
    version: int
    receivers: int
    change: Hours
    after: Hours


def entries_of(item: "Item", *, path: str) -> EntryQuerySet:
    """The rows of an item at receivers below a path, in the order in which they were booked."""
    return (
        Entry.objects.filter(item=item, receiver__path__startswith=path)
        .select_related("receiver", "parameter_set")
        .order_by("booked_at", "pk")
    )


def history_of(rows: EntryQuerySet) -> list[BookingStep]:
    """The bookings that rows of one item were written by, earliest first."""
    booked = (
        rows.order_by()
        .values("booked_at", "cause", "parameter_set")
        .annotate(
            receivers=Count("receiver", distinct=True), sum=Sum("hours"), part=Sum("avoidable")
        )
        .order_by("booked_at")
    )
    versions = ParameterSet.objects.in_bulk({one["parameter_set"] for one in booked})
    steps = []
    after = Hours()
    for one in booked:
        change = Hours(one["sum"], one["part"])
        after = Hours(after.hours + change.hours, after.avoidable + change.avoidable)
        version = versions[one["parameter_set"]].version or 0
        cause = Cause(one["cause"])
        steps.append(BookingStep(one["booked_at"], cause, version, one["receivers"], change, after))
    return steps
