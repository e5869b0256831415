"""What stands of an inspection, as a person corrects it."""

from collections.abc import Mapping
from typing import Any

from burden.activities.inspections.recording import FIELDS, escort_of, save
from burden.activities.models import Escort, Inspection, InspectionTarget
from burden.activities.registers.units_told import is_told, name_of, names_of
from burden.activities.registers.writing import overwrite
from burden.organisations.models import Level, Unit, User
from burden.organisations.named import Units

_LEVELS = {
    Level.CENTRAL: "中央",
    Level.PROVINCE: "省",
    Level.CITY: "市",
    Level.COUNTY: "县",
    Level.TOWNSHIP: "镇",
    Level.VILLAGE: "村",
}


def told(user: User, inspection: Inspection) -> Mapping[str, str]:
    """Organiser, units inspected and escorts, as far as the person may know of them."""
    targets = [one.unit for one in inspection.targets.select_related("unit").order_by("pk")]
    escorts = inspection.escorts.select_related("unit").order_by("pk")
    return {
        "unit": name_of(inspection.unit),
        "targets": names_of(user, inspection, targets),
        "escorts": "；".join(
            f"{name_of(one.unit) if one.unit else _LEVELS[Level(one.level)]}:{one.people}"
            for one in escorts
            if one.unit is None or is_told(user, inspection, one.unit)
        ),
    }


def rewrite(inspection: Inspection, values: Mapping[str, Any], units: Units, by: User) -> None:
    """Put these values in the place of what stands.

    Raises:
        UnknownUnit: the organiser, a target or who escorted is not in the tree.
    """
    organiser = units.find(values["unit"], "unit")
    targets = [units.find(name, "targets") for name in values["targets"]]
    escorts = [escort_of(name, people, units) for name, people in values["escorts"]]
    _write_targets(inspection, targets, by)
    _write_escorts(inspection, escorts, by)
    inspection.unit = organiser
    overwrite(inspection, values, FIELDS)
    save(inspection)


def _write_targets(inspection: Inspection, targets: list[Unit], by: User) -> None:
    wanted = dict.fromkeys(targets)
    for one in inspection.targets.select_related("unit"):
        if one.unit in wanted or not is_told(by, inspection, one.unit):
            wanted.pop(one.unit, None)
        else:
            one.delete()
    InspectionTarget.objects.bulk_create(
        InspectionTarget(inspection=inspection, unit=one) for one in wanted
    )


def _write_escorts(
    inspection: Inspection, escorts: list[tuple[Unit | None, Level, int]], by: User
) -> None:
    wanted = {(unit, level): people for unit, level, people in escorts}
    for one in inspection.escorts.select_related("unit"):
        if one.unit is not None and not is_told(by, inspection, one.unit):
            wanted.pop((one.unit, Level(one.level)), None)
        else:
            one.delete()
    Escort.objects.bulk_create(
        Escort(inspection=inspection, unit=unit, level=level, people=people)
        for (unit, level), people in wanted.items()
    )
