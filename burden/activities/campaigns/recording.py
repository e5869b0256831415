"""One row or form becomes a campaign; a second report of it adds who took part."""

from burden.activities.campaigns.judging import YEAR
from burden.activities.models import Campaign, Participant
from burden.activities.registers.contract import Arrival, Kept
from burden.activities.registers.keys import find_known, key_of
from burden.activities.registers.writing import announce, fill, is_own, year_left
from burden.matters.models import Source

FIELDS = {
    "title": "title",
    "kind": "kind",
    "day": "start",
    "until": "end",
    "number": "number",
    "approval": "approval",
    "exemption": "exemption",
    "people": "people",
    "plaques": "plaques",
    "fee": "fee",
    "cost": "cost",
    "indicators": "indicators",
    "has_pledges": "has_pledges",
    "has_veto": "has_veto",
    "basis": "basis",
}
_FREE = ("until", "approval", "people", "plaques", "fee", "cost", "indicators", "basis")


def keep(arrival: Arrival) -> Kept:
    """Write what a row says.

    Raises:
        UnknownUnit: the organiser or who took part is not in the tree.
    """
    values, units = arrival.draft.values, arrival.units
    organiser = units.find(values["unit"], "unit")
    joined = [units.find(name, "targets") for name in values["targets"]]
    key = key_of(values["number"], values["title"], values["start"].isoformat())
    found = find_known(Campaign, organiser, key)
    if found is not None and found.is_closed:
        return Kept(found, is_new=False, is_changed=False)
    campaign = found or Campaign(unit=organiser, key=key, reporter=arrival.reporter, by=arrival.by)
    own, left = is_own(campaign, arrival), year_left(campaign, YEAR)
    changed = fill(campaign, values, FIELDS, free=_FREE, own=own)
    if found is None or changed:
        announce(campaign, Source.CAMPAIGN)
        campaign.save()
    known = set(campaign.participants.values_list("unit_id", flat=True))
    if "targets" in campaign.corrected:
        joined = []
    new = [one for one in dict.fromkeys(joined) if one.pk not in known]
    Participant.objects.bulk_create(Participant(campaign=campaign, unit=one) for one in new)
    return Kept(campaign, found is None, changed or bool(new) or found is None, left)


def key_of_record(campaign: Campaign) -> str:
    """Under which key a list would bring it as it stands."""
    return key_of(campaign.number, campaign.title, campaign.day.isoformat())
