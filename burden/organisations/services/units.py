"""Changes of single units."""

import hashlib
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.audit import services as audit
from burden.organisations import naming, policies, staffing
from burden.organisations.errors import StaffNoteMissing
from burden.organisations.models import Level, StaffCount, Unit, User
from burden.organisations.selectors import staff_on

EDITABLE = (
    "name",
    "short_names",
    "place_code",
    "system",
    "organ_kind",
    "duties",
    "valid_from",
    "valid_to",
)


@transaction.atomic
def change_unit(*, unit: Unit, values: dict[str, Any], by: User) -> Unit:
    """Change basic data of a unit; its place in the tree changes by import only."""
    policies.require(by, "units.edit", unit)
    changed = [name for name in EDITABLE if name in values and getattr(unit, name) != values[name]]
    if not changed:
        return unit
    before = {name: _plain(getattr(unit, name)) for name in changed}
    for name in changed:
        setattr(unit, name, values[name])
    unit.save(update_fields=changed)
    after = {name: _plain(getattr(unit, name)) for name in changed}
    audit.record(
        by=by,
        action="units.changed",
        target=unit,
        unit=unit,
        details={"before": before, "after": after},
    )
    return unit


@transaction.atomic
def set_staff(
    *, unit: Unit, number: int, note: str, by: User, on: date | None = None
) -> StaffCount:
    """State how many people work in the unit from a day on (default: today).

    Raises:
        StaffNoteMissing: the number changes by more than 10 % and no reason is given.
    """
    policies.require(by, "units.edit", unit)
    day = on or timezone.localdate()
    before = staff_on([unit.pk], day).get(unit.pk)
    if staffing.is_jump(before, number) and not note.strip():
        raise StaffNoteMissing(
            _("The number of staff changes by more than 10 %. Give the reason."), field="note"
        )
    count, _created = StaffCount.objects.update_or_create(
        unit=unit, valid_from=day, defaults={"number": number, "note": note.strip()}
    )
    audit.record(
        by=by,
        action="units.staff_set",
        target=unit,
        unit=unit,
        details={"before": before, "after": number, "from": day.isoformat(), "note": note},
    )
    return count


@transaction.atomic
def external_unit(name: str, level: Level | str) -> Unit:
    """The external unit of that name, made when it is not there yet; safe to call at any time.

    The code comes from the name, so two papers read at the same moment make one unit.
    """
    known = naming.clean(name)[:200]
    code = f"external-{hashlib.sha256(known.encode()).hexdigest()[:24]}"
    unit, is_new = Unit.objects.get_or_create(
        code=code,
        defaults={
            "name": known,
            "level": level,
            "organ_kind": naming.organ_kind_of(known, Level(level)),
            "is_external": True,
            "path": "",
        },
    )
    if is_new:
        unit.path = f"{unit.pk}/"
        unit.save(update_fields=["path"])
    return unit


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
