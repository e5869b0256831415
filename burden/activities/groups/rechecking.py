"""How groups are judged and booked by other values."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db.models import Q

from burden.activities.groups import booking, foreseeing, foretelling, records, repeating
from burden.activities.groups.suspecting import CONFIDENCE, OFF_HOURS
from burden.activities.models import WorkGroup
from burden.activities.preview import Recheck
from burden.activities.rules import groups as rules
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject
from burden.thresholds.whatif import Asked


def _accused(
    groups: Sequence[Any], asked: Asked, confirmed: Collection[str]
) -> Mapping[int, frozenset[str]]:
    told = records.records_of(groups, asked.after)
    found = {}
    for one in groups:
        record = told[one.pk]
        if one.foreseen is not None:
            record = records.repeating(record, one.foreseen)
        hits = rules.check(record, asked.after, confirmed)
        found[one.item_id] = frozenset(hit.rule for hit in hits if not hit.spared)
    return found


def _is_off_hours(group: WorkGroup, parameters: Parameters) -> bool:
    return rules.is_off_hours(records.record_of(group, parameters), parameters)


def _claims(group: Any, parameters: Parameters, accused: Iterable[str]) -> Mapping[str, Decimal]:
    if group.foreseen is None:
        return booking.claims_of(group, parameters, accused)
    again = Q(pk__in=repeating.own_of(group.foreseen))
    return booking.claims_of(group, parameters, accused, again)


RECHECK = Recheck(
    subject=Subject.GROUP,
    limits=foreseeing.KEYS
    | frozenset(
        {
            "group.idle_days",
            "group.overlap",
            "group.apps_in_line",
            "group.filing_months",
            "group.tasks_a_day",
            "group.opens",
            "group.closes",
            "group.off_share",
            "group.off_least",
            "rule.hours_to_deadline",
        }
    ),
    hours=frozenset(
        {
            "hours.instruction",
            "hours.instruction_reply",
            "hours.instruction_proof",
            "hours.group_people",
        }
    ),
    standing=records.standing,
    accused=_accused,
    rows=booking.rows_of,
    claims=_claims,
    years=foretelling.KEYS,
    accused_years=foretelling.accused_years,
    others={OFF_HOURS: (CONFIDENCE[OFF_HOURS], _is_off_hours)},
    sought=foreseeing.KEYS,
    read=foreseeing.read,
)
