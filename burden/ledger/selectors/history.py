"""How the hours of one item came about: each booking with its cause, nothing ever overwritten."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from burden.ledger.models import Cause, Entry
from burden.ledger.selectors.figures import ZERO, Hours
from burden.thresholds.models import ParameterSet

if TYPE_CHECKING:
    from burden.matters.models import Item


@dataclass(frozen=True)
class BookingStep:
    """One booking: what it added or took back, and what the receivers had after it.

    `rows` are its entries at the receivers looked at, with `receiver` at hand.
    """

    booked_at: datetime
    cause: Cause
    parameter_set: ParameterSet
    change: Hours
    after: Hours
    rows: tuple[Entry, ...]


def history_of(item: "Item", *, path: str) -> list[BookingStep]:
    """The bookings of an item as far as they concern receivers below a path, earliest first."""
    entries = (
        Entry.objects.filter(item=item, receiver__path__startswith=path)
        .select_related("receiver", "parameter_set")
        .order_by("booked_at", "pk")
    )
    steps = []
    after = Hours()
    for booked_at, several in groupby(entries, lambda entry: entry.booked_at):
        rows = tuple(several)
        change = Hours(
            sum((row.hours for row in rows), ZERO), sum((row.avoidable for row in rows), ZERO)
        )
        after = Hours(after.hours + change.hours, after.avoidable + change.avoidable)
        steps.append(
            BookingStep(booked_at, Cause(rows[0].cause), rows[0].parameter_set, change, after, rows)
        )
    return steps
