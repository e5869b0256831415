"""Stored campaigns as the rules look at them."""

from django.db.models import Prefetch, QuerySet

from burden.activities.models import Campaign, Participant
from burden.activities.rules import campaigns as rules
from burden.organisations.models import OrganKind, Unit

_AUTHORITIES = frozenset(
    {
        OrganKind.PARTY_COMMITTEE,
        OrganKind.GOVERNMENT,
        OrganKind.PARTY_OFFICE,
        OrganKind.GOVERNMENT_OFFICE,
    }
)
# What is no organ of Party or government: CJ-01 lets none of these run a creation.
_OTHERS = frozenset(
    {
        OrganKind.INSTITUTION,
        OrganKind.ENTERPRISE,
        OrganKind.ASSOCIATION,
        OrganKind.SELF_GOVERNING,
    }
)


def stored() -> QuerySet[Campaign]:
    participants = Prefetch("participants", Participant.objects.select_related("unit"))
    found: QuerySet[Campaign] = Campaign.objects.select_related("unit", "item").prefetch_related(
        participants
    )
    return found


def worded() -> QuerySet[Campaign]:
    """Those whose words were not removed: what is still judged and booked."""
    return stored().filter(item__removed_at__isnull=True)


def standing() -> QuerySet[Campaign]:
    """Those that were not withdrawn."""
    return stored().filter(is_withdrawn=False)


def record_of(campaign: Campaign) -> rules.Campaign:
    unit = campaign.unit
    return rules.Campaign(
        id=str(campaign.uuid),
        organiser=unit.name,
        level=unit.rank,
        title=campaign.title,
        kind=campaign.kind,
        start=campaign.day,
        is_party_or_government=unit.organ_kind not in _OTHERS,
        is_authority=unit.organ_kind in _AUTHORITIES,
        approval=campaign.approval,
        exemption=campaign.exemption,
        fee=float(campaign.fee) if campaign.fee is not None else None,
        plaques=campaign.plaques,
        lowest=max((one.unit.rank for one in campaign.participants.all()), default=None),
        indicators=campaign.indicators or 0,
        has_pledges=bool(campaign.has_pledges),
        has_veto=bool(campaign.has_veto),
    )


def of_year(unit: Unit, year: int) -> list[rules.Campaign]:
    """A unit's campaigns of a year, in the order of time."""
    found = standing().filter(unit=unit, day__year=year).order_by("day", "pk")
    return [record_of(one) for one in found]
