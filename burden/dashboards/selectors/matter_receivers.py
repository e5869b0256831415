"""Which units received the hours of a matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet

from burden.ledger.models import Entry
from burden.ledger.selectors.sums import AVOIDABLE, HOURS
from burden.matters.models import Item
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period


@dataclass(frozen=True)
class Receiver:
    """What one unit received of a matter: of how many items, and their hours."""

    unit: Unit
    items: int
    hours: Decimal
    avoidable: Decimal


def receivers_of(
    root: Item, path: str, level: Level | None, period: Period | None = None
) -> QuerySet[Any, Any]:
    """Sums by the id of the receiver below the path, of one level or of all, most hours first.

    Args:
        period: what was booked in it alone.
    """
    entries = Entry.objects.filter(item__root=root, receiver__path__startswith=path)
    if level is not None:
        entries = entries.filter(receiver_level=level)
    if period is not None:
        entries = entries.filter(day__range=(period.first, period.last))
    return (
        entries.standing()
        .values("receiver")
        .annotate(items=Count("item", distinct=True), sum=HOURS, avoidable_sum=AVOIDABLE)
        .order_by("-sum", "receiver")
    )


def with_units(rows: Sequence[dict[str, Any]]) -> list[Receiver]:
    """The rows of a page of `receivers_of`."""
    units = Unit.objects.in_bulk([row["receiver"] for row in rows])
    return [
        Receiver(units[row["receiver"]], row["items"], row["sum"], row["avoidable_sum"])
        for row in rows
    ]
