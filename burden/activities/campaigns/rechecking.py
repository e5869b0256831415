"""How campaigns are judged and booked by other values."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from burden.activities.campaigns import records
from burden.activities.campaigns.booking import claim_of, rows_of
from burden.activities.models import Campaign
from burden.activities.preview import Recheck
from burden.activities.rules import campaigns as rules
from burden.findings.rules import kind_of
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject
from burden.thresholds.whatif import Asked


def _accused(
    campaigns: Sequence[Campaign], asked: Asked, confirmed: Collection[str]
) -> Mapping[int, frozenset[str]]:
    told = {one.pk: records.record_of(one) for one in campaigns}
    of_unit: defaultdict[int, list[Campaign]] = defaultdict(list)
    for one in campaigns:
        of_unit[one.unit_id].append(one)
    found = {}
    for one in campaigns:
        earlier = [told[other.pk] for other in of_unit[one.unit_id] if other.day < one.day]
        hits = rules.check(told[one.pk], earlier, asked.after, confirmed)
        found[one.item_id] = frozenset(hit.rule for hit in hits if not hit.spared)
    return found


def _claims(
    campaign: Campaign, parameters: Parameters, accused: Iterable[str]
) -> Mapping[str, Decimal]:
    hours = claim_of(rows_of(campaign, parameters))
    return {kind_of(rule, Subject.CAMPAIGN): hours for rule in accused}


RECHECK = Recheck(
    subject=Subject.CAMPAIGN,
    limits=frozenset({"campaign.cycle_years"}),
    # A gathering takes days of people, and what is marked proofs, as inspections do.
    hours=frozenset(
        {
            "hours.campaign",
            "hours.pledge",
            "hours.inspection_day",
            "hours.inspection_indicator",
        }
    ),
    standing=records.standing,
    accused=_accused,
    rows=rows_of,
    claims=_claims,
)
