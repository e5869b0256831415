"""Stored inspections as the rules look at them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Prefetch, QuerySet

from burden.activities.models import Inspection, InspectionTarget
from burden.activities.rules import inspections as rules
from burden.organisations.models import Level, OrganKind, Unit

_AUTHORITIES = frozenset({OrganKind.PARTY_COMMITTEE, OrganKind.GOVERNMENT})
_OFFICES = _AUTHORITIES | {
    OrganKind.PARTY_OFFICE,
    OrganKind.GOVERNMENT_OFFICE,
    OrganKind.DISCIPLINE,
    OrganKind.CONGRESS,
    OrganKind.CONSULTATIVE,
}


def stored() -> QuerySet[Any]:
    """Inspections with everything that a record is made of."""
    targets = Prefetch("targets", InspectionTarget.objects.select_related("unit"))
    return Inspection.objects.select_related("unit", "item").prefetch_related(targets, "escorts")


def worded() -> QuerySet[Any]:
    """Those whose words were not removed: what is still judged and booked."""
    return stored().filter(item__removed_at__isnull=True)


def standing() -> QuerySet[Any]:
    """Those that were not withdrawn."""
    return stored().filter(is_withdrawn=False)


def record_of(
    inspection: Inspection, provinces: Mapping[int, Unit] | None = None
) -> rules.Inspection:
    """An inspection as the rules look at it.

    Args:
        provinces: those in which targets may lie, by id.
    """
    unit = inspection.unit
    return rules.Inspection(
        id=str(inspection.uuid),
        organiser=str(unit.pk),
        organiser_name=unit.name,
        level=unit.rank,
        title=inspection.title,
        kind=inspection.kind,
        start=inspection.day,
        end=inspection.until or inspection.day,
        path=unit.path,
        is_office=is_office(unit),
        people=inspection.people,
        number=inspection.number,
        plan_number=inspection.plan_number,
        approval=inspection.approval,
        exemption=inspection.exemption,
        visitor=inspection.visitor,
        targets=tuple(_target(one.unit, provinces or {}) for one in inspection.targets.all()),
        escorts=tuple(
            rules.Escort(Level(one.level).rank, one.people) for one in inspection.escorts.all()
        ),
        indicators=indicators_of(inspection),
        clauses=tuple(rules.Clause(**one) for one in inspection.clauses),
    )


def indicators_of(inspection: Inspection) -> tuple[rules.Indicator, ...]:
    return tuple(
        rules.Indicator(tuple(one["path"]), one["text"], one["points"])
        for one in inspection.indicators
    )


def is_office(unit: Unit) -> bool:
    """Whether a unit speaks for a place itself; everything else is one of its departments."""
    return unit.organ_kind in _OFFICES


def is_authority(unit: Unit) -> bool:
    """Whether a unit is a place's own leadership."""
    return unit.organ_kind in _AUTHORITIES


def of_year(unit: Unit, year: int) -> list[rules.Inspection]:
    """A unit's inspections of a year, in the order of time; of a central one with provinces."""
    held = list(standing().filter(unit=unit, day__year=year))
    if unit.level != Level.CENTRAL:
        return _records(held)
    above = {pk for one in held for target in one.targets.all() for pk in _line(target.unit)}
    return _records(held, Unit.objects.filter(level=Level.PROVINCE).in_bulk(above))


def of_place(unit: Unit, year: int) -> list[rules.Inspection]:
    """Those of a place's leadership and all its departments; empty for a department."""
    if not is_authority(unit):
        return []
    units = Unit.objects.filter(path__startswith=unit.path, level=unit.level)
    return _records(standing().filter(unit__in=units, day__year=year))


def by_year(units: Mapping[int, Unit]) -> dict[tuple[int, int], list[rules.Inspection]]:
    """What each unit did in each year, in the order of time, with no more than years ask.

    Three queries whatever the number of inspections; `units` are all there are, by id.
    """
    provinces = {pk: one for pk, one in units.items() if one.level == Level.PROVINCE}
    at = InspectionTarget.objects.order_by().values_list("inspection")
    inspected = dict(at.annotate(units=ArrayAgg("unit")))
    plain = {pk: _target(one, {}) for pk, one in units.items()}
    found: defaultdict[tuple[int, int], list[rules.Inspection]] = defaultdict(list)
    rows = Inspection.objects.standing().values_list(
        "pk",
        "unit",
        "uuid",
        "title",
        "kind",
        "day",
        "until",
        "plan_number",
        "approval",
        "exemption",
    )
    for pk, organiser, uuid, title, kind, day, until, number, approval, exemption in rows:
        unit, places = units[organiser], inspected.get(pk, ())
        is_central = unit.level == Level.CENTRAL
        found[organiser, day.year].append(
            rules.Inspection(
                id=str(uuid),
                organiser=str(organiser),
                organiser_name=unit.name,
                level=unit.rank,
                title=title,
                kind=kind,
                start=day,
                end=until or day,
                path=unit.path,
                is_office=is_office(unit),
                plan_number=number,
                approval=approval,
                exemption=exemption,
                targets=tuple(
                    _target(units[one], provinces) if is_central else plain[one] for one in places
                ),
            )
        )
    for several in found.values():
        several.sort(key=lambda one: (one.start, one.id))
    return dict(found)


def _records(
    found: Iterable[Inspection], provinces: Mapping[int, Unit] | None = None
) -> list[rules.Inspection]:
    told = [record_of(one, provinces) for one in found]
    return sorted(told, key=lambda one: (one.start, one.id))


def _line(unit: Unit) -> list[int]:
    """The units above it, the highest first, and itself."""
    return [*unit.ancestor_ids, unit.pk]


def _target(unit: Unit, provinces: Mapping[int, Unit]) -> rules.Target:
    # A province's departments are of its level and stand below it.
    lies_in = next((provinces[pk] for pk in _line(unit) if pk in provinces), None)
    return rules.Target(
        unit=str(unit.pk),
        name=unit.name,
        level=unit.rank,
        path=unit.path,
        is_authority=is_authority(unit),
        duties=unit.duties,
        province=(str(lies_in.pk), lies_in.name) if lies_in else None,
    )
