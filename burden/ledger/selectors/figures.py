"""Figures of the ledger: which rows are looked at, and what sums of them are called."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from burden.ledger.models import (
    WIDE,
    CallSum,
    Entry,
    EntryQuerySet,
    GuestSum,
    HostSum,
    IssuerSum,
    ItemSum,
    MatterLevelSum,
    MatterSum,
    PairSum,
    ScopeSum,
    Side,
)
from burden.organisations.models import Level
from burden.organisations.periods import Period

if TYPE_CHECKING:
    from burden.matters.models import Item

ZERO = Decimal(0)
_SHOWN = Decimal("0.0001")


@dataclass(frozen=True)
class Slice:
    """A part of the ledger: the units below a path (an empty one: all), the days of a period.

    The rows of `received_sums` have the columns component, levels, hours and avoidable as the
    entries of `received` have, and are a few hundred for a month of any scope.
    """

    path: str
    period: Period

    @property
    def received(self) -> EntryQuerySet:
        return Entry.objects.filter(self._days, self._below("receiver"))

    @property
    def generated(self) -> EntryQuerySet:
        return Entry.objects.filter(self._days, self._below("originator"))

    @property
    def received_sums(self) -> QuerySet[ScopeSum]:
        return ScopeSum.objects.filter(self._scope, self._months, side=Side.RECEIVED)

    @property
    def generated_sums(self) -> QuerySet[ScopeSum]:
        return ScopeSum.objects.filter(self._scope, self._months, side=Side.GENERATED)

    @property
    def items(self) -> QuerySet[ItemSum]:
        """What the scope received, by item."""
        return ItemSum.objects.filter(self._scope, self._months)

    @property
    def pairs(self) -> QuerySet[PairSum]:
        """What units of the scope received, by who caused it."""
        return PairSum.objects.filter(self._months, self._below("receiver"))

    @property
    def calls(self) -> QuerySet[CallSum]:
        """How often units of the scope came to meetings of others."""
        return CallSum.objects.filter(self._scope, self._months)

    @property
    def guests(self) -> QuerySet[GuestSum]:
        """How often people of each unit of the scope came to meetings of others.

        The period is a month, a quarter or a year of the calendar: one row a unit.
        """
        return GuestSum.objects.filter(
            self._below("receiver"), month=self.period.first, months=self.period.months
        )

    @property
    def is_wide(self) -> bool:
        """Whether sums by matter and by host are kept of the scope; of a deeper one few are read.

        Several tops have such sums each, so of an empty path they have to be added up.
        """
        return self.path.count("/") <= WIDE

    @property
    def matters(self) -> QuerySet[ItemSum] | QuerySet[MatterSum]:
        """What the scope received, by matter where it is wide, else by item."""
        if not self.is_wide:
            return self.items.filter(root__isnull=False)
        return MatterSum.objects.filter(self._scope, self._whole)

    def matters_at(self, level: Level) -> QuerySet[MatterLevelSum]:
        """Avoidable hours that units of one level bear in a wide scope, by matter."""
        return MatterLevelSum.objects.filter(self._scope, self._whole, receiver_level=level)

    @property
    def issuers(self) -> QuerySet[IssuerSum] | QuerySet[PairSum]:
        """Avoidable hours by who caused them and by level; of a deeper scope by pairs of units."""
        if not self.is_wide:
            return self.pairs
        return IssuerSum.objects.filter(self._scope, self._whole)

    @property
    def hosts(self) -> QuerySet[HostSum]:
        """What meetings cost a wide scope, by host."""
        return HostSum.objects.filter(self._scope, self._whole)

    def _below(self, side: str) -> Q:
        # Of all units nothing has to be asked, and no unit to be looked up.
        return Q(**{f"{side}__path__startswith": self.path}) if self.path else Q()

    @property
    def _days(self) -> Q:
        return Q(day__gte=self.period.first, day__lte=self.period.last)

    @property
    def _months(self) -> Q:
        return Q(month__in=[month.first for month in self.period.single_months()])

    @property
    def _whole(self) -> Q:
        return Q(months=self.period.months, month=self.period.first)

    @property
    def _scope(self) -> Q:
        return in_scope(self.path)


def in_scope(path: str) -> Q:
    """Of sums by scope those of the unit with this path; of an empty path those of all tops."""
    if not path:
        return Q(scope__parent__isnull=True)
    return Q(scope=unit_of(path))


def unit_of(path: str) -> int:
    """The id of the unit with this path."""
    return int(path.rstrip("/").rpartition("/")[2])


@dataclass(frozen=True)
class Totals:
    """Sums over some rows, in hours."""

    hours: Decimal
    avoidable: Decimal
    measured: Decimal
    white: Decimal

    @property
    def measured_ratio(self) -> float:
        """Share of the hours that comes from recorded data; 1 where there are none."""
        return float(self.measured / self.hours) if self.hours else 1.0

    @property
    def avoidable_ratio(self) -> float:
        return float(self.avoidable / self.hours) if self.hours else 0.0


@dataclass(frozen=True)
class Hours:
    """Hours and the avoidable part of them."""

    hours: Decimal = ZERO
    avoidable: Decimal = ZERO

    @property
    def avoidable_ratio(self) -> float:
        return float(self.avoidable / self.hours) if self.hours else 0.0


@dataclass(frozen=True)
class Received(Hours):
    """Hours a unit received in one component, and how many of them come from recorded data."""

    measured: Decimal = ZERO

    @property
    def measured_ratio(self) -> float:
        return float(self.measured / self.hours) if self.hours else 1.0


@dataclass(frozen=True)
class FlowMatrix:
    """Hours from issuers of a level (row) to receivers of a level (column), highest first."""

    levels: tuple[Level, ...]
    cells: tuple[tuple[Hours, ...], ...]

    @property
    def generated(self) -> tuple[Hours, ...]:
        """Sums of the rows."""
        return tuple(together(row) for row in self.cells)

    @property
    def received(self) -> tuple[Hours, ...]:
        """Sums of the columns."""
        return tuple(together(column) for column in zip(*self.cells, strict=True))

    @property
    def total(self) -> Hours:
        return together(self.generated)


@dataclass(frozen=True)
class ItemHours:
    """What one item cost the receivers looked at."""

    item: "Item"
    hours: Decimal
    avoidable: Decimal


@dataclass(frozen=True)
class Amplification:
    """What one item at the top caused below: hours of its own, and of all that descended."""

    own: Hours
    descended: Hours
    by_level: dict[Level, "LevelCost"]

    @property
    def multiplier(self) -> float | None:
        """1 + hours of the descendants / own hours; None while the own hours are unknown.

        Both are rounded to four places first, so it can be worked out again from what is shown.
        """
        own, descended = (one.hours.quantize(_SHOWN) for one in (self.own, self.descended))
        return 1 + float(descended / own) if own else None


@dataclass(frozen=True)
class LevelCost:
    """What the items issued at one level of a matter cost."""

    items: int
    units: int
    depth: int
    hours: Decimal
    avoidable: Decimal


def together(hours: Iterable[Hours]) -> Hours:
    """The sum of several hours."""
    several = list(hours)
    return Hours(
        sum((one.hours for one in several), ZERO), sum((one.avoidable for one in several), ZERO)
    )
