"""Why the hours of meetings rose or fell between two periods, and who called the meetings."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum

from burden.ledger import selectors as ledger
from burden.ledger.models import Entry
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


def hosts_between(path: str, before: Period, after: Period) -> list[HostChange]:
    """Hosts by how much the hours of their meetings changed, the largest change first."""
    old, new = _by_host(path, before), _by_host(path, after)
    units = Unit.objects.in_bulk({*old, *new})
    nothing = (0, _ZERO)
    rows = [
        HostChange(unit, *_crossed(old.get(pk, nothing), new.get(pk, nothing)))
        for pk, unit in units.items()
    ]
    return sorted(rows, key=lambda row: (-abs(row.change), row.unit.path))


def _crossed(
    old: tuple[int, Decimal], new: tuple[int, Decimal]
) -> tuple[int, int, Decimal, Decimal]:
    return old[0], new[0], old[1], new[1]


def _entries(path: str, period: Period) -> QuerySet[Entry]:
    received = ledger.Slice(path, period).received.standing()
    return received.filter(item__source=Source.MEETING)


def _side(path: str, period: Period) -> Side:
    entries = _entries(path, period)
    sums = ledger.totals(entries)
    count = entries.aggregate(count=Count("item", distinct=True))["count"]
    people = seats_taken(path, period.first, period.last)
    return Side(period, count, people, sums.hours, sums.avoidable, sums.measured_ratio)


def _by_host(path: str, period: Period) -> dict[int, tuple[int, Decimal]]:
    rows = (
        _entries(path, period)
        .values("originator")
        .annotate(count=Count("item", distinct=True), sum=Sum("hours"))
    )
    return {row["originator"]: (row["count"], row["sum"]) for row in rows}
