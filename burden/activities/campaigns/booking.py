"""Job "campaign.book": the hours of a campaign at every unit that takes part in it."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from burden.activities.campaigns import records
from burden.activities.models import ActivityHit, Campaign
from burden.findings import services as findings
from burden.findings.rules import kind_of
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.ledger import services as ledger
from burden.ledger.hours import exact
from burden.ledger.models import Component
from burden.organisations.periods import working_days
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject

_GATHERINGS = frozenset({Campaign.Kind.FESTIVAL, Campaign.Kind.EXHIBITION, Campaign.Kind.FORUM})


def book(key: str, lease: Lease) -> None:
    """Write the hours of one campaign anew; of an own campaign its organiser bears nothing here."""
    campaign = records.worded().filter(uuid=UUID(key)).first()
    if campaign is None:
        return
    parameters = thresholds.in_force()
    rows = rows_of(campaign, parameters)
    hits = ActivityHit.objects.filter(item=campaign.item, spared="")
    accused = sorted(set(hits.values_list("rule", flat=True)))
    with jobs.forgettable_transaction():
        lease.confirm()
        ledger.hold(campaign.item)
        for rule in accused:
            findings.set_avoidable(
                item=campaign.item,
                kind=kind_of(rule, Subject.CAMPAIGN),
                hours=claim_of(rows),
            )
        ledger.book(
            item=campaign.item,
            originator=campaign.unit,
            day=campaign.day,
            rows=rows,
            parameter_set=parameters.set,
        )


def rows_of(campaign: Campaign, parameters: Parameters) -> list[ledger.Booking]:
    """What is booked: the same at every unit that took part; nothing of what was withdrawn."""
    each, is_measured = hours_of(campaign, parameters)
    return [
        ledger.Booking(
            component=Component.ACTIVITY,
            receiver_id=one.unit_id,
            hours=each,
            avoidable=Decimal(0),
            is_measured=is_measured,
        )
        for one in campaign.participants.all()
        if not campaign.is_withdrawn
    ]


def claim_of(rows: Sequence[ledger.Booking]) -> Decimal:
    """Hours that a finding on a campaign speaks of: all of it."""
    return sum((exact(one.hours) for one in rows), Decimal(0))


def hours_of(campaign: Campaign, parameters: Parameters) -> tuple[Decimal, bool]:
    """Hours at one unit, and whether nothing was assumed.

    A gathering takes the people it calls for its working days; what is created, reached or pledged
    takes what the parameters say, and half an hour for the proof of each indicator.
    """
    if campaign.kind in _GATHERINGS and campaign.people is not None:
        days = max(working_days(campaign.day, campaign.until or campaign.day).count, 1)
        return exact(campaign.people * days * parameters["hours.inspection_day"]), True
    if campaign.kind == Campaign.Kind.PLEDGE:
        return exact(parameters["hours.pledge"]), False
    marked = (campaign.indicators or 0) * parameters["hours.inspection_indicator"]
    return exact(parameters["hours.campaign"] + marked), False
