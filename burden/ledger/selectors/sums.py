"""Sums over the rows of a slice: by unit, component, level, month.

Functions that take rows take entries or their sums by scope alike.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import connection
from django.db.models import Max, OuterRef, Q, QuerySet, Subquery, Sum, Value

from burden.ledger.models import Component, Entry, ScopeSum, Side
from burden.ledger.selectors.figures import (
    ZERO,
    FlowMatrix,
    Hours,
    Received,
    Slice,
    Totals,
    in_scope,
    unit_of,
)
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from burden.stack.written import Written

HOURS = Sum("hours", default=ZERO)
AVOIDABLE = Sum("avoidable", default=ZERO)
_MEASURED = Sum("hours", filter=Q(is_measured=True), default=ZERO)
_WHITE = Sum("hours", filter=Q(is_white=True), default=ZERO)
_TOTALS = (
    ("all", "hours", Q()),
    ("avoidable_part", "avoidable", Q()),
    ("measured", "hours", Q(is_measured=True)),
    ("white", "hours", Q(is_white=True)),
)

Rows = QuerySet[Entry] | QuerySet[ScopeSum]
# Hours, the avoidable part of them and the measured one.
Amounts = tuple[Decimal, Decimal, Decimal]


def totals(rows: Rows) -> Totals:
    """Sums over the rows."""
    if rows.model is ScopeSum:
        parts = {"measured": Sum("measured", default=ZERO), "white": Sum("white", default=ZERO)}
    else:
        parts = {"measured": _MEASURED, "white": _WHITE}
    sums = rows.aggregate(sum=HOURS, avoidable_sum=AVOIDABLE, **parts)
    return Totals(sums["sum"], sums["avoidable_sum"], sums["measured"], sums["white"])


def totals_apart(entries: QuerySet[Entry], *parts: Q) -> tuple[Totals, ...]:
    """Sums over the entries that meet each condition, all in one statement."""
    sums = entries.aggregate(
        **{
            f"{name}{at}": Sum(field, filter=part & more, default=ZERO)
            for at, part in enumerate(parts)
            for name, field, more in _TOTALS
        }
    )
    return tuple(Totals(*(sums[f"{name}{at}"] for name, *_ in _TOTALS)) for at in range(len(parts)))


def received_by_unit(part: Slice) -> dict[int, Hours]:
    """Hours by the id of the receiver, without those of the units below it."""
    return grouped(part.received, "receiver")


def generated_by_unit(part: Slice) -> dict[int, Hours]:
    """Hours by the id of the originator, without those of the units below it."""
    return grouped(part.generated, "originator")


def received_by_scope(units: Iterable[Unit], period: Period) -> dict[int, Hours]:
    """Hours by the id of the unit, with all units below it; units without any left out."""
    return _by_scope(units, period, Side.RECEIVED)


def generated_by_scope(units: Iterable[Unit], period: Period) -> dict[int, Hours]:
    """Hours by the id of the unit, with all units below it; units without any left out."""
    return _by_scope(units, period, Side.GENERATED)


def received_by_component(part: Slice) -> dict[int, dict[str, Received]]:
    """Hours by the id of the receiver and by component; components without any left out."""
    return {
        receiver: {component: Received(*amounts) for component, amounts in mine.items()}
        for receiver, mine in received_amounts(part).items()
    }


def received_amounts(part: Slice) -> dict[int, dict[str, Amounts]]:
    """The same as bare hours, avoidable and measured ones: of a province hundreds of thousands."""
    found: dict[int, dict[str, Amounts]] = {}
    rows = (
        part.received.order_by()
        .values_list("receiver", "component")
        .annotate(sum=HOURS, avoidable_sum=AVOIDABLE, measured=_MEASURED)
        .exclude(sum=0)
    )
    # They come as they should be, so nothing has to look at each of them.
    with connection.cursor() as cursor:
        cursor.execute(*rows.query.sql_with_params())
        for row in cursor.fetchall():
            found.setdefault(row[0], {})[row[1]] = row[2:]
    return found


def by_item(rows: QuerySet[Entry]) -> dict[int, Hours]:
    """Hours by the id of the item."""
    return grouped(rows, "item")


def by_component(rows: Rows) -> dict[Component, Hours]:
    """Hours by component, all components, in their order."""
    found = grouped(rows, "component")
    return {component: found.get(component.value, Hours()) for component in Component}


def measured_by_component(part: Slice) -> dict[Component, Received]:
    """What a scope received by component, most first; components without any left out."""
    rows = (
        part.received_sums.values_list("component")
        .annotate(sum=HOURS, avoidable_sum=AVOIDABLE, measured_sum=Sum("measured", default=ZERO))
        .order_by("-sum", "component")
    )
    return {Component(component): Received(*sums) for component, *sums in rows}


def flow_matrix(part: Slice) -> FlowMatrix:
    """Received hours by the levels of who issued and who received; levels without any left out."""
    found = {
        (row["originator_level"], row["receiver_level"]): Hours(row["sum"], row["avoidable_sum"])
        for row in part.received_sums.values("originator_level", "receiver_level").annotate(
            sum=HOURS, avoidable_sum=AVOIDABLE
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


def by_day(rows: QuerySet[Entry]) -> dict[date, Decimal]:
    """Hours by day, days without any left out."""
    days = rows.values_list("day").annotate(sum=HOURS).exclude(sum=0)
    return dict(days.order_by("day"))


def by_month(path: str, first: date, last: date) -> dict[date, dict[Level, Hours]]:
    """Received hours by month (its first day) and by the level of the receiver.

    The months of the first and the last day count as a whole.
    """
    rows = (
        ScopeSum.objects.filter(
            in_scope(path), side=Side.RECEIVED, month__gte=first.replace(day=1), month__lte=last
        )
        .values("month", "receiver_level")
        .annotate(sum=HOURS, avoidable_sum=AVOIDABLE)
        .order_by("month")
    )
    months: dict[date, dict[Level, Hours]] = {}
    for row in rows:
        levels = months.setdefault(row["month"], {})
        levels[Level(row["receiver_level"])] = Hours(row["sum"], row["avoidable_sum"])
    return months


def months() -> list[date]:
    """The first days of all months with hours, earliest first."""
    tops = ScopeSum.objects.filter(in_scope(""), side=Side.RECEIVED)
    return list(tops.values_list("month", flat=True).distinct().order_by("month"))


def latest_day(path: str) -> date | None:
    """The last day on which the scope received hours; of an empty path that of all."""
    if not path:
        return _latest_rows(in_scope(path), path).values_list("day", flat=True).first()
    # Of a whole tree the last row of the month is one of its own, or nearly.
    asked = _LATEST_OF_TREE if path.count("/") <= 1 else _LATEST_OF_UNITS
    return asked.first(scope=unit_of(path), path=path)


def own_latest_day(unit: Unit) -> date | None:
    """The last day on which the unit itself, and nobody below it, received or caused hours."""
    standing = Entry.objects.standing().order_by("-day").values_list("day", flat=True)
    days = (standing.filter(receiver=unit).first(), standing.filter(originator=unit).first())
    return max((day for day in days if day), default=None)


def _latest_rows(scope: Q, path: str) -> QuerySet[Entry]:
    """Rows of the last month with hours and of later days, the latest first."""
    sums = ScopeSum.objects.filter(scope, side=Side.RECEIVED)
    month = Subquery(sums.order_by("-month").values("month")[:1])
    received = Entry.objects.filter(day__gte=month, receiver__path__startswith=path)
    return received.standing().order_by("-day")


def _latest_of_units(scope: int, path: str) -> QuerySet[Unit, date]:
    own = _latest_rows(Q(scope=scope), path).filter(receiver=OuterRef("pk")).values("day")[:1]
    here = Unit.objects.filter(path__startswith=path).order_by().values(all=Value(1))
    return here.annotate(latest=Max(Subquery(own))).values_list("latest", flat=True)


_LATEST_OF_TREE = Written(
    lambda scope, path: _latest_rows(Q(scope=scope), path).values_list("day", flat=True)[:1],
    scope=-1,
    path="-/",
)
_LATEST_OF_UNITS = Written(_latest_of_units, scope=-1, path="-/")


def grouped(rows: QuerySet[Any], key: str) -> dict[Any, Hours]:
    """Hours by a column, most first; what came to nothing is left out."""
    return hours_by(key, groups(rows, key))


def groups(rows: QuerySet[Any], key: str) -> QuerySet[Any, dict[str, Any]]:
    """The sums by a column, as rows for `hours_by`."""
    sums: QuerySet[Any, dict[str, Any]] = rows.values(key).annotate(
        sum=HOURS, avoidable_sum=AVOIDABLE
    )
    return sums.exclude(sum=0).order_by("-sum", key)


def hours_by(key: str, sums: Iterable[Mapping[str, Any]]) -> dict[Any, Hours]:
    """Hours by the column that they were summed by, in the same order."""
    return {row[key]: Hours(row["sum"], row["avoidable_sum"]) for row in sums}


def _by_scope(units: Iterable[Unit], period: Period, side: Side) -> dict[int, Hours]:
    months = [month.first for month in period.single_months()]
    return grouped(ScopeSum.objects.filter(scope__in=units, month__in=months, side=side), "scope")
