"""Why the hours of meetings rose or fell between two periods, and who called the meetings."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import or_

from django.db.models import Count, Q, Sum

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


@dataclass(frozen=True)
class _Held:
    """What one host's meetings cost the scope in one period."""

    count: int = 0
    hours: Decimal = _ZERO
    avoidable: Decimal = _ZERO


_Hosts = Mapping[int, _Held]


def change_between(path: str, before: Period, after: Period) -> tuple[Change, list[HostChange]]:
    """The change of what the units below a path received, split into its causes, and by host."""
    old, new = _by_host(path, before, after)
    measured = _measured(path, before, after)
    coverage = covering.coverage_of(
        path, before, after, only_before=old.keys() - new.keys(), only_after=new.keys() - old.keys()
    )
    added = covering.by_later_parameters(path, before, after, coverage)
    first = _side(path, before, old, coverage.before, added[0], measured[0])
    second = _side(path, after, new, coverage.after, added[1], measured[1])
    told = (first[1], second[1])
    causes = explained(*told) if old and new else None
    return Change(first[0], second[0], coverage, told, causes), _hosts(old, new)


def _hosts(old: _Hosts, new: _Hosts) -> list[HostChange]:
    """Hosts by how much the hours of their meetings changed, the largest change first."""
    units = Unit.objects.in_bulk({*old, *new})
    nothing = _Held()
    rows = [
        HostChange(unit, one.count, other.count, one.hours, other.hours)
        for pk, unit in units.items()
        for one, other in ((old.get(pk, nothing), new.get(pk, nothing)),)
    ]
    return sorted(rows, key=lambda row: (-abs(row.change), row.unit.path))


def _side(
    path: str, period: Period, hosts: _Hosts, only: Known, added: Decimal, measured: Decimal
) -> tuple[Side, Told]:
    """A period, and what of it can be compared with the other; `only` is what cannot."""
    hours = sum((one.hours for one in hosts.values()), _ZERO)
    people, left_out = seats_taken(
        path, period.first, period.last, hosts=only.hosts, units=only.units
    )
    side = Side(
        period=period,
        count=sum(one.count for one in hosts.values()),
        people=people,
        hours=hours,
        avoidable=sum((one.avoidable for one in hosts.values()), _ZERO),
        measured=float(measured / hours) if hours else 1.0,
    )
    told = Told(
        count=side.count - sum(hosts[pk].count for pk in only.hosts),
        people=people - left_out,
        hours=hours,
        uncovered=sum((hosts[pk].hours for pk in only.hosts), _ZERO)
        + covering.hours_at(path, period, only),
        parameters=added,
    )
    return side, told


def _by_host(path: str, *periods: Period) -> tuple[dict[int, _Held], ...]:
    """What each host's meetings cost the scope, a mapping for each period."""
    found: tuple[dict[int, _Held], ...] = tuple({} for _ in periods)
    within = [Q(month__range=(one.first, one.last)) for one in periods]
    sums = {
        f"{name}{at}": total(column, filter=months, **options)
        for at, months in enumerate(within)
        for name, total, column, options in (
            ("count", Count, "item", {"distinct": True}),
            ("hours", Sum, "hours", {"default": _ZERO}),
            ("avoidable", Sum, "avoidable", {"default": _ZERO}),
        )
    }
    rows = (
        ItemSum.objects.filter(reduce(or_, within), in_scope(path), source=Source.MEETING)
        .values_list("unit")
        .annotate(**sums)
    )
    for host, *values in rows:
        for at, hosts in enumerate(found):
            held = _Held(*values[3 * at : 3 * at + 3])
            if held.count:
                hosts[host] = held
    return found


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
