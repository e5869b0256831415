"""One row or form becomes an inspection; a second report of it adds whom it reached."""

from collections.abc import Iterable
from dataclasses import asdict

from burden.activities.importers import read_indicator_text
from burden.activities.importers.notices import read_notice
from burden.activities.inspections.judging import YEAR
from burden.activities.models import Escort, Inspection, InspectionTarget
from burden.activities.registers.contract import Arrival, Kept
from burden.activities.registers.keys import find_known, key_of
from burden.activities.registers.writing import announce, fill, is_own, year_left
from burden.matters.models import Source
from burden.organisations.models import Level, Unit
from burden.organisations.named import Units, UnknownUnit

_LEVEL_WORDS = {
    **dict.fromkeys(("中央", "国家", "部委", "central"), Level.CENTRAL),
    **dict.fromkeys(("省", "省级", "自治区", "province"), Level.PROVINCE),
    **dict.fromkeys(("市", "市级", "州", "地市", "city"), Level.CITY),
    **dict.fromkeys(("县", "县级", "区", "区县", "县区", "旗", "county"), Level.COUNTY),
    **dict.fromkeys(("乡", "镇", "乡镇", "街道", "乡镇级", "乡级", "township"), Level.TOWNSHIP),
    **dict.fromkeys(("村", "村级", "社区", "村社区", "village"), Level.VILLAGE),
}
# What a later report of another unit may tell where nobody has told it yet.
_FREE = ("until", "people", "number", "plan_number", "approval", "basis", "text", "materials")
FIELDS = {
    "title": "title",
    "kind": "kind",
    "day": "start",
    "until": "end",
    "people": "people",
    "number": "number",
    "plan_number": "plan_number",
    "approval": "approval",
    "exemption": "exemption",
    "basis": "basis",
    "visitor": "visitor",
    "materials": "materials",
    "text": "text",
}


def keep(arrival: Arrival) -> Kept:
    """Write what a row says.

    What the unit that brought it first says again replaces what it said; what another unit says
    of the same inspection adds the units it reached and fills what was not told.

    Raises:
        UnknownUnit: the organiser, a target or who escorted is not in the tree.
    """
    values, units = arrival.draft.values, arrival.units
    organiser = units.find(values["unit"], "unit")
    targets = [units.find(name, "targets") for name in values["targets"]]
    escorts = [escort_of(name, people, units) for name, people in values["escorts"]]
    key = key_of(values["number"], values["title"], values["start"].isoformat())
    found = find_known(Inspection, organiser, key)
    if found is not None and found.is_closed:
        return Kept(found, is_new=False, is_changed=False)
    inspection = found or Inspection(
        unit=organiser, key=key, reporter=arrival.reporter, by=arrival.by
    )
    own, left = is_own(inspection, arrival), year_left(inspection, YEAR)
    changed = fill(inspection, values, FIELDS, free=_FREE, own=own)
    if found is None or changed:
        save(inspection)
    if "targets" in inspection.corrected:
        targets = []
    if "escorts" in inspection.corrected:
        escorts = []
    changed |= _reach(inspection, targets, escorts, own=own)
    return Kept(inspection, found is None, changed or found is None, left)


def key_of_record(inspection: Inspection) -> str:
    """Under which key a list would bring it as it stands."""
    return key_of(inspection.number, inspection.title, inspection.day.isoformat())


def read_again(inspection: Inspection) -> None:
    """Read the demands and, where no sheet was brought, the indicators out of its text."""
    inspection.clauses = [asdict(one) for one in read_notice(inspection.title, inspection.text)]
    if not inspection.has_sheet:
        read = read_indicator_text(inspection.text) if inspection.text else ()
        inspection.indicators = [asdict(one) for one in read]


def save(inspection: Inspection) -> None:
    """Keep it, with what its text demands and marks, and make its item known."""
    read_again(inspection)
    announce(inspection, Source.INSPECTION)
    inspection.save()


def escort_of(name: str, people: int, units: Units) -> tuple[Unit | None, Level, int]:
    """Who escorted: a unit, or None for a level that was named, with the number of people.

    Raises:
        UnknownUnit: it is neither a level nor a unit of the tree.
    """
    level = _LEVEL_WORDS.get(name.removesuffix("陪同").strip())
    if level is not None:
        return None, level, people
    unit = units.look_up(name)
    if unit is None or unit.is_external:
        raise UnknownUnit("escorts", name)
    return unit, Level(unit.level), people


def _reach(
    inspection: Inspection,
    targets: Iterable[Unit],
    escorts: Iterable[tuple[Unit | None, Level, int]],
    *,
    own: bool,
) -> bool:
    """Note whom it reached and who escorted; of one unit the larger number counts."""
    known = set(inspection.targets.values_list("unit_id", flat=True))
    new = [one for one in dict.fromkeys(targets) if one.pk not in known]
    InspectionTarget.objects.bulk_create(
        InspectionTarget(inspection=inspection, unit=one) for one in new
    )
    changed = bool(new)
    for unit, level, people in escorts:
        escort, is_new = Escort.objects.get_or_create(
            inspection=inspection, unit=unit, level=level, defaults={"people": people}
        )
        is_larger = people > escort.people or (own and people != escort.people)
        if not is_new and is_larger:
            Escort.objects.filter(pk=escort.pk).update(people=people)
        changed |= is_new or is_larger
    return changed
