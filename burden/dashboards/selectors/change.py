"""Why the hours of meetings rose or fell between two periods, and who called the meetings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Abs

from burden.ledger import selectors as ledger
from burden.ledger.hours import OF_MEETINGS
from burden.ledger.models import ItemSum
from burden.ledger.selectors import in_scope
from burden.matters.models import Source
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.scores.change import Effects, Meetings, effects
from meetings.selectors import seats_taken

_ZERO = Decimal(0)


@dataclass(frozen=True)
class Side:
    """The meetings of one period as a scope received them.

    `people` are seats taken: who sat in two meetings counts twice. `measured` is the share of the
    hours that comes from recorded data.
    """

    period: Period
    count: int
    people: int
    hours: Decimal
    avoidable: Decimal
    measured: float

    @property
    def factors(self) -> Meetings | None:
        """Count, mean attendance and mean hours a seat; None where there was nothing."""
        if not (self.count and self.people and self.hours):
            return None
        return Meetings(self.count, self.people / self.count, float(self.hours) / self.people)


@dataclass(frozen=True)
class Change:
    """Two periods and what each cause added; no effects where one of them has no meetings."""

    before: Side
    after: Side
    effects: Effects | None

    @property
    def hours(self) -> Decimal:
        return self.after.hours - self.before.hours


@dataclass(frozen=True)
class HostChange:
    """What one host's meetings cost the scope in both periods."""

    unit: Unit
    count_before: int
    count: int
    hours_before: Decimal
    hours: Decimal

    @property
    def change(self) -> Decimal:
        return self.hours - self.hours_before


def change_between(path: str, before: Period, after: Period) -> Change:
    """The change of what the units below a path received, split into its causes."""
    old, new = _side(path, before), _side(path, after)
    first, second = old.factors, new.factors
    split = None if first is None or second is None else effects(first, second)
    return Change(old, new, split)


def hosts_between(path: str, before: Period, after: Period) -> QuerySet[ItemSum, Any]:
    """Ids of hosts by how much the hours of their meetings changed, the largest change first."""
    old, new = (Q(month__range=(one.first, one.last)) for one in (before, after))
    return (
        ItemSum.objects.filter(old | new, in_scope(path), source=Source.MEETING)
        .values("unit")
        .annotate(
            count_before=Count("pk", filter=old),
            count=Count("pk", filter=new),
            hours_before=Sum("hours", filter=old, default=_ZERO),
            hours_after=Sum("hours", filter=new, default=_ZERO),
        )
        .order_by(Abs(F("hours_after") - F("hours_before")).desc(), "unit")
    )


def with_hosts(rows: Iterable[Mapping[str, Any]]) -> list[HostChange]:
    """The rows of `hosts_between` with the units."""
    listed = list(rows)
    units = Unit.objects.in_bulk([row["unit"] for row in listed])
    return [
        HostChange(
            units[row["unit"]],
            row["count_before"],
            row["count"],
            row["hours_before"],
            row["hours_after"],
        )
        for row in listed
    ]


def _side(path: str, period: Period) -> Side:
    part = ledger.Slice(path, period)
    sums = ledger.totals(part.received_sums.filter(component__in=OF_MEETINGS))
    count = ledger.count_items(part, source=Source.MEETING)
    people = seats_taken(path, period.first, period.last)
    return Side(period, count, people, sums.hours, sums.avoidable, sums.measured_ratio)
