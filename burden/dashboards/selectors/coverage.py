"""What two periods know of the same sources: a change told by new data is no change of the load.

A host is known in a period if anything of it, paper or meeting, stands in what the reader's scope
received or generated there (`hosts`): one that held no meetings, yet sent papers, did hold fewer
meetings. A unit is known where it existed.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, Sum

from burden.ledger import selectors as ledger
from burden.ledger.models import Cause, Entry, EntryQuerySet
from burden.matters.models import Source
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.thresholds import selectors as thresholds


@dataclass(frozen=True)
class Known:
    """Hosts and units, by id, that only this one of the two periods knows."""

    hosts: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Coverage:
    """What only the earlier and what only the later period knows."""

    before: Known
    after: Known

    @property
    def hosts(self) -> frozenset[int]:
        return self.before.hosts | self.after.hosts

    @property
    def units(self) -> frozenset[int]:
        return self.before.units | self.after.units


def coverage_of(
    path: str,
    before: Period,
    after: Period,
    *,
    only_before: Collection[int],
    only_after: Collection[int],
) -> Coverage:
    """The hosts that one of the periods alone knows, and the units that existed in one alone."""
    here = Unit.objects.filter(path__startswith=path)
    closed = Q(valid_to__gte=before.first, valid_to__lt=after.first)
    founded = Q(valid_from__gt=before.last, valid_from__lte=after.last)
    units = dict(here.filter(closed | founded).values_list("pk", "valid_from"))
    new = frozenset(pk for pk, begun in units.items() if begun and begun > before.last)
    return Coverage(
        Known(frozenset(only_before), frozenset(units) - new), Known(frozenset(only_after), new)
    )


def hours_at(path: str, period: Period, known: Known) -> Decimal:
    """What the units that only this period knows gave to meetings of hosts that both know."""
    if not known.units:
        return ledger.ZERO
    entries = _meetings(path, period).filter(receiver__in=known.units)
    found: Decimal = entries.exclude(originator__in=known.hosts).aggregate(
        sum=Sum("hours", default=ledger.ZERO)
    )["sum"]
    return found


def by_later_parameters(
    path: str, before: Period, after: Period, coverage: Coverage
) -> tuple[Decimal, Decimal]:
    """Hours that versions published after the later period added to each of the two.

    A version published earlier is what the later period was booked by from the start, and the
    earlier one was booked again by it: both are told alike, and nothing of it is a change.
    """
    versions = thresholds.published().filter(published_at__date__gt=after.last)
    if not versions.exists():
        return ledger.ZERO, ledger.ZERO

    days = [Q(day__range=(one.first, one.last)) for one in (before, after)]
    entries = Entry.objects.filter(
        days[0] | days[1],
        cause=Cause.PARAMETERS,
        parameter_set__in=versions,
        receiver__path__startswith=path,
        item__source=Source.MEETING,
    )
    if not entries.exists():
        return ledger.ZERO, ledger.ZERO
    # What was taken back since took the difference with it.
    standing = Entry.objects.filter(item=OuterRef("item"), receiver=OuterRef("receiver"))
    net = standing.order_by().values("item").annotate(net=Sum("hours")).filter(net__gt=0)
    found = (
        entries.filter(Exists(net))
        .exclude(Q(originator__in=coverage.hosts) | Q(receiver__in=coverage.units))
        .aggregate(
            earlier=Sum("hours", filter=days[0], default=ledger.ZERO),
            later=Sum("hours", filter=days[1], default=ledger.ZERO),
        )
    )
    return found["earlier"], found["later"]


def _meetings(path: str, period: Period) -> EntryQuerySet:
    return ledger.Slice(path, period).received.standing().filter(item__source=Source.MEETING)
