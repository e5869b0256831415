"""One row or form becomes a group; a second report of it adds whose people are in it."""

from burden.activities.groups import members
from burden.activities.groups.judging import YEAR
from burden.activities.models import GroupTarget, WorkGroup
from burden.activities.registers.contract import Arrival, Kept
from burden.activities.registers.keys import find_known, key_of
from burden.activities.registers.writing import announce, fill, is_own, year_left
from burden.matters.models import Source

FIELDS = {
    "title": "title",
    "kind": "kind",
    "day": "start",
    "platform": "platform",
    "line": "line",
    "purpose": "purpose",
    "people": "people",
    "cost": "cost",
    "last_active": "active",
    "task_ended": "task_ended",
    "closed_on": "end",
    "features": "features",
    "number": "number",
    "filing": "filing",
    "exemption": "exemption",
    "basis": "basis",
}
_FREE = (
    "platform",
    "line",
    "purpose",
    "people",
    "cost",
    "last_active",
    "task_ended",
    "features",
    "basis",
)


def keep(arrival: Arrival) -> Kept:
    """Write what a row says.

    Raises:
        UnknownUnit: the owner or a unit in it is not in the tree.
    """
    values, units = arrival.draft.values, arrival.units
    owner = units.find(values["unit"], "unit")
    joined = [units.find(name, "targets") for name in values["targets"]]
    key = key_of(values["number"], values["title"], values["kind"])
    found = find_known(WorkGroup, owner, key)
    if found is not None and found.is_closed:
        return Kept(found, is_new=False, is_changed=False)
    group = found or WorkGroup(unit=owner, key=key, reporter=arrival.reporter, by=arrival.by)
    own, left = is_own(group, arrival), year_left(group, YEAR)
    changed = fill(group, values, FIELDS, free=_FREE, own=own)
    if found is None or changed:
        announce(group, Source.GROUP)
        group.save()
    known = set(group.targets.values_list("unit_id", flat=True))
    if "targets" in group.corrected:
        joined = []
    new = [one for one in dict.fromkeys(joined) if one.pk not in known]
    GroupTarget.objects.bulk_create(GroupTarget(group=group, unit=one) for one in new)
    changed |= bool(new) or found is None
    if values["person"] and "person" not in group.corrected:
        changed |= members.add(group, members.hashes_of(values["person"]))
    if changed:
        # Others may share members or instructions with what it is now.
        WorkGroup.objects.filter(pk=group.pk).update(is_followed=False)
    return Kept(group, found is None, changed, left)


def key_of_record(group: WorkGroup) -> str:
    """Under which key a list would bring it as it stands."""
    return key_of(group.number, group.title, group.kind)
