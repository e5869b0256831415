"""Inspections of made-up units, as the register takes them in."""

from burden.activities.inspections.register import REGISTER
from burden.activities.models import Inspection, PlannedInspection
from burden.activities.registers import importing
from burden.organisations.models import Role, Unit, User
from tests.factories.administration import make_person

TEXTS = {
    "title": "2026年义务教育督导检查",
    "kind": "专项督查检查",
    "start": "2026-03-10",
    "approval": "经县委办批准",
}


def tell(unit: Unit, *targets: Unit, by: User | None = None, **texts: str) -> Inspection:
    """An inspection of an organiser, told by itself or by the scope of another."""
    person = by or make_person(Role.INSPECTOR, unit)
    assert person.scope is not None
    names = "；".join(one.name for one in targets)
    told = {**TEXTS, "unit": unit.code, "targets": names, **texts}
    kept = importing.take_one(REGISTER, texts=told, unit=person.scope, by=person)
    assert isinstance(kept.record, Inspection)
    return kept.record


def plan(unit: Unit, title: str, *, year: int = 2026, number: str = "") -> PlannedInspection:
    return PlannedInspection.objects.create(
        unit=unit, year=year, key=number or title, number=number, title=title
    )
