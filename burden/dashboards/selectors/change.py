"""Why the hours of meetings rose or fell between two periods, and who called the meetings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple, overload

from django.db.models import Count, Q, QuerySet, Sum, Value

from burden.dashboards.selectors import coverage as covering
from burden.dashboards.selectors.coverage import Coverage, Known
from burden.ledger.hours import OF_MEETINGS
from burden.ledger.models import ItemSum, ScopeSum
from burden.ledger.models import Side as Received
from burden.ledger.selectors import in_scope
from burden.matters.models import Source
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.scores.change import Causes, Told, explained
from meetings.selectors import seats_of, seats_taken

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


@dataclass(frozen=True)
class Change:
    """Two periods, what of them can be compared, and what each cause added.

    There are no causes where one of the periods has no meetings at all.
    """

    before: Side
    after: Side
    coverage: Coverage
    told: tuple[Told, Told]
    causes: Causes | None

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


class _Held(NamedTuple):
    """What one host's meetings cost the scope in one period."""

    meetings: int = 0
    hours: Decimal = _ZERO
    avoidable: Decimal = _ZERO


_Hosts = Mapping[int, _Held]
_NOTHING = _Held()


class HostChanges(Sequence[HostChange]):
    """Hosts by how much the hours of their meetings changed, the largest change first.

    Of tens of thousands a page shows a few: no more units are read than are asked for.
    """

    def __init__(self, old: _Hosts, new: _Hosts) -> None:
        self._old, self._new = old, new
        self._ids = sorted({*old, *new}, key=lambda pk: (-abs(self._change_of(pk)), pk))

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> HostChange: ...

    @overload
    def __getitem__(self, place: slice) -> list[HostChange]: ...

    def __getitem__(self, place: int | slice) -> HostChange | list[HostChange]:
        if isinstance(place, int):
            return self._told([self._ids[place]])[0]
        return self._told(self._ids[place])

    def __iter__(self) -> Iterator[HostChange]:
        return iter(self[:])

    def _told(self, ids: list[int]) -> list[HostChange]:
        units = Unit.objects.in_bulk(ids)
        sides = ((pk, self._old.get(pk, _NOTHING), self._new.get(pk, _NOTHING)) for pk in ids)
        return [
            HostChange(units[pk], one.meetings, other.meetings, one.hours, other.hours)
            for pk, one, other in sides
        ]

    def _change_of(self, pk: int) -> Decimal:
        return self._new.get(pk, _NOTHING).hours - self._old.get(pk, _NOTHING).hours


def change_between(path: str, before: Period, after: Period) -> tuple[Change, HostChanges]:
    """The change of what the units below a path received, split into its causes, and by host."""
    old, new = _by_host(path, before, after)
    measured = _measured(path, before, after)
    # Where one period has no meetings at all nothing is compared, so nothing need be told apart.
    coverage = (
        covering.coverage_of(
            path,
            before,
            after,
            only_before=old.keys() - new.keys(),
            only_after=new.keys() - old.keys(),
        )
        if old and new
        else Coverage(Known(), Known())
    )
    added = covering.by_later_parameters(path, before, after, coverage)
    seats = seats_taken(path, before, after)
    known = ((before, coverage.before), (after, coverage.after))
    apart = seats_of(path, *((one, only.hosts, only.units) for one, only in known))
    first = _side(path, before, old, coverage.before, added[0], measured[0], (seats[0], apart[0]))
    second = _side(path, after, new, coverage.after, added[1], measured[1], (seats[1], apart[1]))
    told = (first[1], second[1])
    causes = explained(*told) if old and new else None
    return Change(first[0], second[0], coverage, told, causes), HostChanges(old, new)


def _side(
    path: str,
    period: Period,
    hosts: _Hosts,
    only: Known,
    added: Decimal,
    measured: Decimal,
    seats: tuple[int, int],
) -> tuple[Side, Told]:
    """A period, and what of it can be compared with the other; `only` is what cannot.

    `seats` are all that were taken, and those of them that cannot be compared.
    """
    hours = sum((one.hours for one in hosts.values()), _ZERO)
    side = Side(
        period=period,
        count=sum(one.meetings for one in hosts.values()),
        people=seats[0],
        hours=hours,
        avoidable=sum((one.avoidable for one in hosts.values()), _ZERO),
        measured=float(measured / hours) if hours else 1.0,
    )
    told = Told(
        count=side.count - sum(hosts[pk].meetings for pk in only.hosts),
        people=seats[0] - seats[1],
        hours=hours,
        uncovered=sum((hosts[pk].hours for pk in only.hosts), _ZERO)
        + covering.hours_at(path, period, only),
        parameters=added,
    )
    return side, told


def _by_host(path: str, *periods: Period) -> list[dict[int, _Held]]:
    """What each host's meetings cost the scope, a mapping for each period, all in one query."""
    first, *others = (_held(path, one).annotate(at=Value(at)) for at, one in enumerate(periods))
    found: list[dict[int, _Held]] = [{} for _ in periods]
    for host, *sums, at in first.union(*others, all=True):
        found[at][host] = _Held(*sums)
    return found


def _held(path: str, period: Period) -> QuerySet[Any, Any]:
    """Of each host the number of meetings, hours and avoidable ones."""
    months = ItemSum.objects.filter(in_scope(path), month__range=(period.first, period.last))
    held = months.filter(source=Source.MEETING).values_list("unit")
    # An item's hours lie in one month, so its rows need not be told apart.
    return held.annotate(count=Count("unit"), sum=Sum("hours"), avoidable_sum=Sum("avoidable"))


def _measured(path: str, *periods: Period) -> tuple[Decimal, ...]:
    """The hours of meetings that come from recorded data, for each period."""
    sums = {
        f"in{at}": Sum("measured", filter=Q(month__range=(one.first, one.last)), default=_ZERO)
        for at, one in enumerate(periods)
    }
    received = ScopeSum.objects.filter(
        in_scope(path), side=Received.RECEIVED, component__in=OF_MEETINGS
    )
    found = received.aggregate(**sums)
    return tuple(found[name] for name in sums)
