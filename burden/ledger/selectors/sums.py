"""Sums over the rows of a slice: by unit, component, level, month."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from burden.ledger.models import Component, Entry
from burden.ledger.selectors.figures import ZERO, FlowMatrix, Hours, Received, Slice, Totals
from burden.organisations.models import Level

HOURS = Sum("hours", default=ZERO)
AVOIDABLE = Sum("avoidable", default=ZERO)
_MEASURED = Sum("hours", filter=Q(is_measured=True), default=ZERO)


def totals(entries: QuerySet[Entry]) -> Totals:
    """Sums over the rows."""
    sums = entries.aggregate(
        sum=HOURS,
        avoidable_sum=AVOIDABLE,
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
        sum=HOURS, avoidable_sum=AVOIDABLE, measured=_MEASURED
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


def by_day(entries: QuerySet[Entry]) -> dict[date, Decimal]:
    """Hours by day, days without any left out."""
    return dict(entries.values_list("day").annotate(sum=HOURS).order_by("day"))


def by_month(path: str, first: date, last: date) -> dict[date, dict[Level, Hours]]:
    """Received hours by month (its first day) and by the level of the receiver."""
    rows = (
        Entry.objects.filter(day__gte=first, day__lte=last, receiver__path__startswith=path)
        .annotate(month=TruncMonth("day"))
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
    return list(Entry.objects.dates("day", "month"))


def latest_day(path: str) -> date | None:
    """The last day on which the scope received hours."""
    latest: date | None = Entry.objects.filter(receiver__path__startswith=path).aggregate(
        latest=Max("day")
    )["latest"]
    return latest


def _grouped(entries: QuerySet[Entry], key: str) -> dict[Any, Hours]:
    rows = entries.values(key).annotate(sum=HOURS, avoidable_sum=AVOIDABLE).order_by("-sum", key)
    return {row[key]: Hours(row["sum"], row["avoidable_sum"]) for row in rows}
