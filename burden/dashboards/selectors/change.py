"""Why the hours of meetings rose or fell between two periods, and who called the meetings."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum

from burden.dashboards.selectors import coverage as covering
from burden.dashboards.selectors.coverage import Coverage, Known
from burden.dashboards.selectors.hosts import Held, HostChanges, hosts_of
from burden.ledger.hours import OF_MEETINGS
from burden.ledger.models import ScopeSum
from burden.ledger.models import Side as Received
from burden.ledger.selectors import in_scope
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

    @classmethod
    def of(cls, period: Period, held: Held, people: int, measured: Decimal) -> "Side":
        share = float(measured / held.hours) if held.hours else 1.0
        return cls(period, held.meetings, people, held.hours, held.avoidable, share)


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


def change_between(path: str, before: Period, after: Period) -> tuple[Change, HostChanges]:
    """The change of what the units below a path received, split into its causes, and by host."""
    hosts = hosts_of(path, before, after)
    measured = _measured(path, before, after)
    # Where one period has no meetings at all nothing is compared, so nothing need be told apart.
    coverage = (
        covering.coverage_of(
            path,
            before,
            after,
            only_before=hosts.only_before.keys(),
            only_after=hosts.only_after.keys(),
        )
        if hosts.is_comparable
        else Coverage(Known(), Known())
    )
    added = covering.by_later_parameters(path, before, after, coverage)
    seats = seats_taken(path, before, after)
    known = ((before, coverage.before), (after, coverage.after))
    apart = seats_of(path, *((one, only.hosts, only.units) for one, only in known))
    first = Side.of(before, hosts.before, seats[0], measured[0])
    second = Side.of(after, hosts.after, seats[1], measured[1])
    told = (
        _told(path, first, hosts.only_before, coverage.before, added[0], apart[0]),
        _told(path, second, hosts.only_after, coverage.after, added[1], apart[1]),
    )
    causes = explained(*told) if hosts.is_comparable else None
    return Change(first, second, coverage, told, causes), hosts.changes


def _told(
    path: str,
    side: Side,
    lone: Mapping[int, Held],
    only: Known,
    added: Decimal,
    seats: int,
) -> Told:
    """What of a period can be compared with the other.

    Args:
        lone: the hosts that only this period knows, of whom `only` tells with the units.
        seats: of those taken, the ones that cannot be compared.
    """
    return Told(
        count=side.count - sum(one.meetings for one in lone.values()),
        people=side.people - seats,
        hours=side.hours,
        uncovered=sum((one.hours for one in lone.values()), _ZERO)
        + covering.hours_at(path, side.period, only),
        parameters=added,
    )


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
