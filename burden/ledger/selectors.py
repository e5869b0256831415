"""Reads of the ledger. Every figure is a sum of the same rows, one GROUP BY a question.

What a scope *received* are the rows whose receiver lies in it, what it *generated* those whose
originator does; nothing else of the ledger is visible to it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from burden.ledger.models import Component, Entry
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period

if TYPE_CHECKING:
    from burden.matters.models import Item

ZERO = Decimal(0)
_SHOWN = Decimal("0.0001")
_HOURS = Sum("hours", default=ZERO)
_AVOIDABLE = Sum("avoidable", default=ZERO)
_MEASURED = Sum("hours", filter=Q(is_measured=True), default=ZERO)


@dataclass(frozen=True)
class Slice:
    """A part of the ledger: the units below a path, the days of a period."""

    path: str
    period: Period

    @property
    def _days(self) -> Q:
        return Q(day__gte=self.period.first, day__lte=self.period.last)

    @property
    def received(self) -> QuerySet[Entry]:
        return Entry.objects.filter(self._days, receiver__path__startswith=self.path)

    @property
    def generated(self) -> QuerySet[Entry]:
        return Entry.objects.filter(self._days, originator__path__startswith=self.path)


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


@dataclass(frozen=True)
class Received(Hours):
    """Hours a unit received in one component, and how many of them come from recorded data."""

    measured: Decimal = ZERO


@dataclass(frozen=True)
class FlowMatrix:
    """Hours from issuers of a level (row) to receivers of a level (column), highest first."""

    levels: tuple[Level, ...]
    cells: tuple[tuple[Hours, ...], ...]

    @property
    def generated(self) -> tuple[Hours, ...]:
        """Sums of the rows."""
        return tuple(_sum(row) for row in self.cells)

    @property
    def received(self) -> tuple[Hours, ...]:
        """Sums of the columns."""
        return tuple(_sum(column) for column in zip(*self.cells, strict=True))

    @property
    def total(self) -> Hours:
        return _sum(self.generated)


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


def totals(entries: QuerySet[Entry]) -> Totals:
    """Sums over the rows."""
    sums = entries.aggregate(
        sum=_HOURS,
        avoidable_sum=_AVOIDABLE,
        measured=_MEASURED,
        white=Sum("hours", filter=Q(is_white=True), default=ZERO),
    )
    return Totals(sums["sum"], sums["avoidable_sum"], sums["measured"], sums["white"])


def received_by_unit(part: Slice) -> dict[int, Hours]:
    """Hours by the id of the receiver."""
    return _grouped(part.received, "receiver")


def generated_by_unit(part: Slice) -> dict[int, Hours]:
    """Hours by the id of the originator."""
    return _grouped(part.generated, "originator")


def received_by_component(part: Slice) -> dict[int, dict[str, Received]]:
    """Hours by the id of the receiver and by component; components without any left out."""
    found: dict[int, dict[str, Received]] = {}
    rows = part.received.values("receiver", "component").annotate(
        sum=_HOURS, avoidable_sum=_AVOIDABLE, measured=_MEASURED
    )
    for row in rows:
        received = Received(row["sum"], row["avoidable_sum"], row["measured"])
        found.setdefault(row["receiver"], {})[row["component"]] = received
    return found


def by_root(part: Slice) -> dict[int, Hours]:
    """Received hours by the id of the item at the top of the matter."""
    return _grouped(part.received, "item__root")


def by_item(entries: QuerySet[Entry]) -> dict[int, Hours]:
    """Hours by the id of the item."""
    return _grouped(entries, "item")


def by_component(entries: QuerySet[Entry]) -> dict[Component, Hours]:
    """Hours by component, all components, in their order."""
    found = _grouped(entries, "component")
    return {component: found.get(component.value, Hours()) for component in Component}


def flow_matrix(part: Slice) -> FlowMatrix:
    """Received hours by the levels of who issued and who received; levels without any left out."""
    found = {
        (row["originator_level"], row["receiver_level"]): Hours(row["sum"], row["avoidable_sum"])
        for row in part.received.values("originator_level", "receiver_level").annotate(
            sum=_HOURS, avoidable_sum=_AVOIDABLE
        )
    }
    present = {level for pair in found for level in pair}
    levels = tuple(level for level in Level if level in present)
    return FlowMatrix(
        levels,
        tuple(
            tuple(found.get((issuer, receiver), Hours()) for receiver in levels)
            for issuer in levels
        ),
    )


def by_month(path: str, first: date, last: date) -> dict[date, dict[Level, Hours]]:
    """Received hours by month (its first day) and by the level of the receiver."""
    rows = (
        Entry.objects.filter(day__gte=first, day__lte=last, receiver__path__startswith=path)
        .annotate(month=TruncMonth("day"))
        .values("month", "receiver_level")
        .annotate(sum=_HOURS, avoidable_sum=_AVOIDABLE)
        .order_by("month")
    )
    months: dict[date, dict[Level, Hours]] = {}
    for row in rows:
        levels = months.setdefault(row["month"], {})
        levels[Level(row["receiver_level"])] = Hours(row["sum"], row["avoidable_sum"])
    return months


def top_items(
    unit: Unit, period: Period, *, component: Component | None = None, limit: int = 10
) -> list[ItemHours]:
    """The items that took most of a unit's hours, of one component or of all."""
    entries = Entry.objects.filter(receiver=unit, day__gte=period.first, day__lte=period.last)
    if component is not None:
        entries = entries.filter(component=component)
    return _heaviest(entries, limit)


def heaviest_items(part: Slice, *, limit: int = 10) -> list[ItemHours]:
    """The items that took most of what a scope received."""
    return _heaviest(part.received, limit)


def amplification(root: "Item", *, path: str) -> Amplification:
    """What a matter cost the receivers below a path, the root's own hours apart."""
    rows = list(
        Entry.objects.filter(item__root=root, receiver__path__startswith=path)
        .values("item__level")
        .annotate(
            own=Sum("hours", filter=Q(item=root), default=ZERO),
            own_avoidable=Sum("avoidable", filter=Q(item=root), default=ZERO),
            sum=_HOURS,
            avoidable_sum=_AVOIDABLE,
            items=Count("item", distinct=True),
            units=Count("originator", distinct=True),
            depth=Max("item__depth"),
        )
    )
    own = Hours(_of(rows, "own"), _of(rows, "own_avoidable"))
    whole = Hours(_of(rows, "sum"), _of(rows, "avoidable_sum"))
    return Amplification(
        own=own,
        descended=Hours(whole.hours - own.hours, whole.avoidable - own.avoidable),
        by_level={
            level: LevelCost(
                row["items"], row["units"], row["depth"], row["sum"], row["avoidable_sum"]
            )
            for level in Level
            for row in rows
            if row["item__level"] == level
        },
    )


def hours_of_item(item: "Item", *, path: str) -> dict[int, Hours]:
    """What one item cost each receiver below a path, by the id of the receiver."""
    return _grouped(Entry.objects.filter(item=item, receiver__path__startswith=path), "receiver")


def months() -> list[date]:
    """The first days of all months with hours, earliest first."""
    return list(Entry.objects.dates("day", "month"))


def latest_day(path: str) -> date | None:
    """The last day on which the scope received hours."""
    latest: date | None = Entry.objects.filter(receiver__path__startswith=path).aggregate(
        latest=Max("day")
    )["latest"]
    return latest


def _grouped(entries: QuerySet[Entry], key: str) -> dict[Any, Hours]:
    rows = entries.values(key).annotate(sum=_HOURS, avoidable_sum=_AVOIDABLE).order_by("-sum", key)
    return {row[key]: Hours(row["sum"], row["avoidable_sum"]) for row in rows}


def _heaviest(entries: QuerySet[Entry], limit: int) -> list[ItemHours]:
    items = cast("type[Item]", Entry._meta.get_field("item").related_model)
    sums = list(
        entries.values("item")
        .annotate(sum=_HOURS, avoidable_sum=_AVOIDABLE)
        .order_by("-sum", "item")[:limit]
    )
    known = items._default_manager.select_related("unit", "root").in_bulk(
        [row["item"] for row in sums]
    )
    return [ItemHours(known[row["item"]], row["sum"], row["avoidable_sum"]) for row in sums]


def _sum(hours: Iterable[Hours]) -> Hours:
    several = list(hours)
    return Hours(
        sum((one.hours for one in several), ZERO), sum((one.avoidable for one in several), ZERO)
    )


def _of(rows: Iterable[Mapping[str, Any]], key: str) -> Decimal:
    return sum((row[key] for row in rows), ZERO)
