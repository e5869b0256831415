"""Reads of inspections, each within the reader's scope."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from burden.activities.models import Escort, Inspection, InspectionTarget
from burden.ledger.models import Component, Entry
from burden.organisations.models import Level, Unit, User
from burden.organisations.selectors import visible_units

_ZERO = Decimal(0)


def inspections_of(user: User) -> QuerySet[Any]:
    """Inspections of the scope with organiser, number of targets and escorts, the latest first."""
    targets = InspectionTarget.objects.filter(inspection=OuterRef("pk")).order_by()
    escorts = Escort.objects.filter(inspection=OuterRef("pk")).order_by()
    found: QuerySet[Any] = (
        Inspection.objects.visible_to(user)
        .select_related("unit", "item__root")
        .prefetch_related(
            Prefetch("targets", InspectionTarget.objects.select_related("unit")), "escorts"
        )
        .annotate(
            target_count=Coalesce(
                Subquery(targets.values("inspection").annotate(n=Count("pk")).values("n")), 0
            ),
            escort_count=Subquery(
                escorts.values("inspection").annotate(n=Sum("people")).values("n")
            ),
        )
        .order_by("-day", "-pk")
    )
    return found


@dataclass(frozen=True)
class Receiver:
    """How often a unit was inspected in a year, by the organiser's level, and what that cost."""

    unit: Unit
    count: int
    before: int
    by_level: dict[Level, int]
    days: int
    hours: Decimal


def receivers_of(user: User, path: str, year: int) -> list[Receiver]:
    """Units of the scope that were inspected in the year, most often first."""
    units = visible_units(user).filter(path__startswith=path)
    targets = InspectionTarget.objects.filter(
        unit__in=units, inspection__is_withdrawn=False
    ).exclude(inspection__kind=Inspection.Kind.RANKING)
    now, before = (
        targets.filter(inspection__day__year=one).select_related("unit", "inspection__unit")
        for one in (year, year - 1)
    )
    past = dict(before.order_by().values_list("unit").annotate(n=Count("pk")))
    hours = dict(
        Entry.objects.filter(component=Component.INSPECTION, receiver__in=units, day__year=year)
        .order_by()
        .values_list("receiver")
        .annotate(sum=Sum("hours"))
    )
    found: dict[int, list[InspectionTarget]] = {}
    for one in now:
        found.setdefault(one.unit_id, []).append(one)
    rows = [
        Receiver(
            unit=told[0].unit,
            count=len(told),
            before=past.get(pk, 0),
            by_level={
                level: count
                for level in Level
                if (count := sum(one.inspection.unit.level == level for one in told))
            },
            days=sum(one.inspection.days for one in told),
            hours=hours.get(pk, _ZERO),
        )
        for pk, told in found.items()
    ]
    return sorted(rows, key=lambda row: (-row.count, row.unit.path))
