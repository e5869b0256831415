"""Applying a list of units: one transaction, superiors first, nothing deleted."""

from collections.abc import Iterable
from datetime import date

from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone

from burden.audit import services as audit
from burden.organisations import locks, policies
from burden.organisations.importing.plan import Kind, Plan, PlannedUnit
from burden.organisations.importing.planning import plan_units
from burden.organisations.importing.sheets import Row
from burden.organisations.models import StaffCount, Unit, UnitImport, User
from burden.organisations.selectors import staff_on

_AT_ONCE = 2_000


def preview_units(rows: Iterable[Row], *, by: User | None) -> Plan:
    """What an import of the rows would change now; `by` is nobody for the command."""
    if by is not None:
        policies.require(by, "units.import", by.scope)
    units = Unit.objects.filter(is_external=False)
    staff = staff_on(units.values_list("pk", flat=True), timezone.localdate())
    return plan_units(rows, units=units, staff=staff, scope=by.scope if by else None)


@transaction.atomic
def keep_upload(*, name: str, rows: Iterable[Row], by: User) -> UnitImport:
    """Keep an uploaded list until its preview is confirmed."""
    policies.require(by, "units.import", by.scope)
    kept = [{"number": row.number, "cells": dict(row.cells)} for row in rows]
    return UnitImport.objects.create(name=name[:300], rows=kept, by=by)


def rows_of(upload: UnitImport) -> list[Row]:
    return [Row(one["number"], one["cells"]) for one in upload.rows]


@transaction.atomic
def apply_upload(*, upload: UnitImport, by: User) -> Plan:
    """Apply an upload once; a second confirmation finds nothing left to change."""
    held = UnitImport.objects.select_for_update().get(pk=upload.pk)
    plan = import_units(rows=rows_of(held), name=held.name, by=by)
    held.applied_at = timezone.now()
    held.save(update_fields=["applied_at"])
    return plan


@transaction.atomic
def import_units(*, rows: Iterable[Row], name: str, by: User | None) -> Plan:
    """Apply all rows that can be applied; return what was done and what could not be.

    Imports run one after the other, so two at once cannot build a tree that neither planned.
    """
    locks.hold("organisations.tree")
    plan = preview_units(rows, by=by)
    _add([one for one in plan.units if one.kind is Kind.ADDED])
    _change([one for one in plan.units if one.unit is not None and one.changes])
    _count_staff(plan, name)
    if plan.effective:
        audit.record(
            by=by,
            action="units.imported",
            unit=by.scope if by else None,
            details={"file": name, "errors": len(plan.errors)}
            | {kind.value: count for kind, count in plan.counts.items()},
        )
    return plan


def _add(planned: list[PlannedUnit]) -> None:
    """Insert with ids taken beforehand: a unit's path ends in its own id."""
    parents = _units([one.parent for one in planned])
    ids = _next_ids(len(planned))
    added: list[Unit] = []
    for pk, one in zip(ids, planned, strict=True):
        parent = parents.get(one.parent or "")
        unit = Unit(
            pk=pk,
            code=one.row.code,
            parent=parent,
            path=f"{parent.path if parent else ''}{pk}/",
            **{name: after for name, (_, after) in one.changes.items() if name != "staff"},
        )
        parents[unit.code] = unit
        added.append(unit)
    Unit.objects.bulk_create(added, batch_size=_AT_ONCE)


def _change(planned: list[PlannedUnit]) -> None:
    for one in planned:
        plain = {
            name: after
            for name, (_, after) in one.changes.items()
            if name not in {"staff", "parent"}
        }
        if plain:
            Unit.objects.filter(code=one.row.code).update(**plain)
    # Superiors come first, so a subtree moves before a part of it moves again.
    for one in planned:
        if "parent" in one.changes:
            _move(one.row.code, one.parent)


def _move(code: str, parent_code: str | None) -> None:
    unit = Unit.objects.get(code=code)
    parent = Unit.objects.get(code=parent_code) if parent_code else None
    path = f"{parent.path if parent else ''}{unit.pk}/"
    Unit.objects.filter(path__startswith=unit.path).update(
        path=Concat(Value(path), Substr(F("path"), len(unit.path) + 1))
    )
    Unit.objects.filter(pk=unit.pk).update(parent=parent)


def _count_staff(plan: Plan, name: str) -> None:
    counted = [one for one in plan.units if "staff" in one.changes]
    units = _units([one.row.code for one in counted])
    today = timezone.localdate()
    StaffCount.objects.bulk_create(
        [
            StaffCount(
                unit=units[one.row.code],
                valid_from=_counts_from(one, today),
                number=one.changes["staff"][1],
                note=one.row.values.get("staff_note") or name[:200],
            )
            for one in counted
        ],
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=["unit", "valid_from"],
        update_fields=["number", "note"],
    )


def _counts_from(one: PlannedUnit, today: date) -> date:
    """A new unit's number counts from its first day, a changed one from today."""
    first: date | None = one.row.values.get("valid_from")
    return first if one.unit is None and first is not None and first < today else today


def _units(codes: Iterable[str | None]) -> dict[str, Unit]:
    wanted = {code for code in codes if code}
    return {unit.code: unit for unit in Unit.objects.filter(code__in=wanted)}


def _next_ids(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('organisations_unit', 'id'))"
            " FROM generate_series(1, %s)",
            [count],
        )
        return sorted(row[0] for row in cursor.fetchall())
