"""How inspections are judged and booked by other values."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from burden.activities.inspections import foretelling, records
from burden.activities.inspections.booking import claims_of, costs_of, rows_of
from burden.activities.inspections.judging import INDICATORS_CONFIDENCE, above_of, has_too_many
from burden.activities.inspections.kinds import INDICATORS
from burden.activities.models import Inspection
from burden.activities.preview import Recheck
from burden.activities.rules import inspections as rules
from burden.ledger.services import Booking
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject
from burden.thresholds.whatif import Asked

_ROUNDS = frozenset({"inspection.round_days", "inspection.round_likeness"})
_REPEATS = "N20-02"


def _accused(
    inspections: Sequence[Inspection], asked: Asked, confirmed: Collection[str]
) -> Mapping[int, frozenset[str]]:
    """What repeats a round above is looked for only where another value says what repeats."""
    is_sought = asked.touches(_ROUNDS)
    found = {}
    for one in inspections:
        above = above_of(one, asked.after) if is_sought else ()
        uppers = [records.record_of(upper) for upper in above]
        hits = rules.check(records.record_of(one), uppers, asked.after, confirmed)
        against = {hit.rule for hit in hits if not hit.spared}
        if not is_sought:
            against |= _stored_repeats(one)
        found[one.item_id] = frozenset(against)
    return found


def _stored_repeats(inspection: Inspection) -> set[str]:
    hits = inspection.item.activity_hits.all()
    return {one.rule for one in hits if one.rule == _REPEATS and not one.spared}


def _rows(inspection: Inspection, parameters: Parameters) -> Sequence[Booking]:
    return rows_of(costs_of(inspection, parameters))


def _claims(
    inspection: Inspection, parameters: Parameters, accused: Iterable[str]
) -> Mapping[str, Decimal]:
    return claims_of(inspection, costs_of(inspection, parameters), accused)


RECHECK = Recheck(
    subject=Subject.INSPECTION,
    limits=_ROUNDS
    | {
        f"inspection.{name}"
        for name in (
            "trace_share",
            "indicators",
            "escort_levels",
            "escort_ratio",
            "escorts_below",
            "escorts_central_standing",
            "escorts_central_politburo",
            "escorts_province_standing",
            "escorts_province_politburo",
            "outside_duties",
            "code_required",
        )
    },
    hours=frozenset(
        f"hours.inspection_{name}"
        for name in ("day", "escorts", "preparation", "material", "indicator")
    ),
    standing=lambda: records.standing().prefetch_related("item__activity_hits"),
    accused=_accused,
    rows=_rows,
    claims=_claims,
    years=foretelling.KEYS,
    accused_years=foretelling.accused_years,
    others={INDICATORS: (INDICATORS_CONFIDENCE, has_too_many)},
)
