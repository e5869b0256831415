"""How secondments are judged and booked by other values."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from burden.activities.models import Secondment
from burden.activities.preview import Recheck
from burden.activities.rules import secondments as rules
from burden.activities.secondments import records
from burden.activities.secondments.booking import claim_of, rows_of
from burden.findings.rules import kind_of
from burden.ledger.services import Booking
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject
from burden.thresholds.whatif import Asked


def _accused(
    secondments: Sequence[Secondment], asked: Asked, confirmed: Collection[str]
) -> Mapping[int, frozenset[str]]:
    told = {one.pk: records.record_of(one) for one in secondments}
    of_person: defaultdict[str, list[Secondment]] = defaultdict(list)
    for one in secondments:
        if one.person:
            of_person[one.person].append(one)
    found = {}
    for one in secondments:
        same = of_person.get(one.person, [])
        earlier = [told[other.pk] for other in same if other.day < one.day]
        hits = rules.check(told[one.pk], earlier, asked.after, confirmed)
        found[one.item_id] = frozenset(hit.rule for hit in hits if not hit.spared)
    return found


def _rows(secondment: Secondment, parameters: Parameters) -> Sequence[Booking]:
    return list(rows_of(secondment, parameters))


def _claims(
    secondment: Secondment, parameters: Parameters, accused: Iterable[str]
) -> Mapping[str, Decimal]:
    hours = claim_of(_rows(secondment, parameters))
    return {kind_of(rule, Subject.SECONDMENT): hours for rule in accused}


RECHECK = Recheck(
    subject=Subject.SECONDMENT,
    limits=frozenset({"secondment.months", "secondment.again_days"}),
    hours=frozenset({"hours.secondment_day"}),
    standing=records.standing,
    accused=_accused,
    rows=_rows,
    claims=_claims,
)
