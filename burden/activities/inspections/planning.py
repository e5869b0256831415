"""Annual plans of inspections come in; bringing one again changes only what is new."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.db import transaction

from burden.activities.importers import MarkedList, RowError, read_list
from burden.activities.inspections.columns import PLAN
from burden.activities.inspections.judging import ask_year
from burden.activities.inspections.letting_go import PLANS
from burden.activities.models import PlannedInspection
from burden.activities.registers import sentences
from burden.activities.registers.importing import Report, Wrong, note_refusal
from burden.audit import services as audit
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.organisations.named import Units

_LONGEST_KEY = 300


def take_plan(*, name: str, content: bytes, unit: Unit, year: int, by: User) -> Report:
    """Take the lines that can be read; the others are named. Safe to run twice.

    Args:
        unit: whose plan it is where a row names none.

    Raises:
        ImportFailed: the file as a whole cannot be used.
        MarkedList: it carries a secrecy mark; nothing of it is kept.
    """
    policies.require(by, "plans.import", unit)
    try:
        found = read_list(name, content, PLAN)
    except MarkedList as marked:
        note_refusal(by=by, unit=unit, rule=marked.rule, content=content)
        raise
    report = Report(errors=[_wrong(one) for one in found.errors], header=found.header)
    units, changed = Units(near=unit), set[Unit]()
    is_emptied = cache(PLANS.is_emptied)
    with transaction.atomic():
        PLANS.keep_years()
        for draft in found.drafts:
            owner = _owner(draft.values["unit"], unit, units, by)
            if owner is None:
                told = draft.values["unit"]
                bad = RowError(draft.row, "unknown_unit", "unit", told, "", draft.cells)
                report.errors.append(_wrong(bad))
                continue
            if is_emptied(owner, year):
                bad = RowError(draft.row, "removed_year", "unit", "", "", draft.cells)
                report.errors.append(_wrong(bad))
                continue
            is_new = _keep(owner, year, draft.values)
            report.taken += is_new
            report.known += not is_new
            changed.add(owner)
        audit.record(
            by=by,
            action="inspections.planned",
            target=unit,
            unit=unit,
            details={"name": name, "year": year, "taken": report.taken, "known": report.known},
        )
        for one in sorted(changed, key=lambda owner: str(owner.uuid)):
            ask_year(one, year)
    report.errors.sort(key=lambda one: one.row)
    return report


def _owner(name: str, unit: Unit, units: Units, by: User) -> Unit | None:
    """Whose line it is, if the person may bring that unit's plan."""
    if not name:
        return unit
    found = units.look_up(name)
    if found is None or found.is_external:
        return None
    return found if policies.can(by, "plans.import", found) else None


def _keep(unit: Unit, year: int, values: Mapping[str, Any]) -> bool:
    """By its number; a plan without numbers has one line a title and month."""
    key = values["number"] or f"{values['title']}#{values['month'] or ''}"
    _line, is_new = PlannedInspection.objects.update_or_create(
        unit=unit,
        year=year,
        key=key[-_LONGEST_KEY:],
        defaults={
            "number": values["number"],
            "title": values["title"],
            "month": values["month"],
            "times": max(values["times"] or 1, 1),
            "kind": values["kind"],
            "targets": values["targets"],
        },
    )
    return is_new


def _wrong(error: RowError) -> Wrong:
    column = next((one for one in PLAN.all if one.key == error.field), None)
    header = error.column or (sentences.header_of(PLAN, error.field) if error.field else "")
    told = sentences.of_cell(error.code, error.value, column)
    return Wrong(error.row, header, told, error.cells)
