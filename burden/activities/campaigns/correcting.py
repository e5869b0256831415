"""What stands of a campaign, as a person corrects it."""

from collections.abc import Mapping
from typing import Any

from burden.activities.campaigns.recording import FIELDS
from burden.activities.models import Campaign, Participant
from burden.activities.registers.units_told import is_told, name_of, names_of
from burden.activities.registers.writing import announce, overwrite
from burden.matters.models import Source
from burden.organisations.models import User
from burden.organisations.named import Units


def told(user: User, campaign: Campaign) -> Mapping[str, str]:
    """Organiser and participants, as far as the person may know of them."""
    units = [one.unit for one in campaign.participants.select_related("unit").order_by("pk")]
    return {"unit": name_of(campaign.unit), "targets": names_of(user, campaign, units)}


def rewrite(campaign: Campaign, values: Mapping[str, Any], units: Units, by: User) -> None:
    """Put these values in the place of what stands.

    Raises:
        UnknownUnit: the organiser or who took part is not in the tree.
    """
    organiser = units.find(values["unit"], "unit")
    wanted = dict.fromkeys(units.find(name, "targets") for name in values["targets"])
    for one in campaign.participants.select_related("unit"):
        if one.unit in wanted or not is_told(by, campaign, one.unit):
            wanted.pop(one.unit, None)
        else:
            one.delete()
    Participant.objects.bulk_create(Participant(campaign=campaign, unit=one) for one in wanted)
    campaign.unit = organiser
    overwrite(campaign, values, FIELDS)
    announce(campaign, Source.CAMPAIGN)
    campaign.save()
