"""What stands of a group, as a person corrects it."""

from collections.abc import Mapping
from typing import Any

from burden.activities.groups import members
from burden.activities.groups.columns import FEATURES
from burden.activities.groups.recording import FIELDS
from burden.activities.models import GroupTarget, WorkGroup
from burden.activities.registers.units_told import is_told, name_of, names_of
from burden.activities.registers.writing import announce, overwrite
from burden.matters.models import Source
from burden.organisations.models import User
from burden.organisations.named import Units


def told(user: User, group: WorkGroup) -> Mapping[str, str]:
    """Owner and units as far as the person may know of them; members nobody may read."""
    units = [one.unit for one in group.targets.select_related("unit").order_by("pk")]
    return {
        "unit": name_of(group.unit),
        "targets": names_of(user, group, units),
        "features": "；".join(FEATURES[one][0] for one in group.features),
        "person": "",
    }


def rewrite(group: WorkGroup, values: Mapping[str, Any], units: Units, by: User) -> None:
    """Put these values in the place of what stands; a list of members replaces the one before.

    Raises:
        UnknownUnit: the owner or a unit in it is not in the tree.
    """
    owner = units.find(values["unit"], "unit")
    wanted = dict.fromkeys(units.find(name, "targets") for name in values["targets"])
    for one in group.targets.select_related("unit"):
        if one.unit in wanted or not is_told(by, group, one.unit):
            wanted.pop(one.unit, None)
        else:
            one.delete()
    GroupTarget.objects.bulk_create(GroupTarget(group=group, unit=one) for one in wanted)
    if values["person"]:
        group.members.all().delete()
        members.add(group, members.hashes_of(values["person"]))
    group.unit = owner
    overwrite(group, values, FIELDS)
    group.is_followed = False
    announce(group, Source.GROUP)
    group.save()
