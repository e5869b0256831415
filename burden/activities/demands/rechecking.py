"""How demands are judged and booked by other values."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from burden.activities.demands import foretelling, matching, records
from burden.activities.demands.booking import (
    OF_REPETITION,
    Repeated,
    claims_of,
    each_of,
    repeated_from,
    repeated_of,
    rows_of,
)
from burden.activities.demands.judging import BASES
from burden.activities.demands.passing import passed_by
from burden.activities.demands.suspecting import (
    AGAIN,
    CONFIDENCE,
    PASSED_ON,
    is_asked_again,
    is_passed_on,
)
from burden.activities.descent import basis_of
from burden.activities.models import Demand, RepeatedField
from burden.activities.preview import Recheck
from burden.activities.rules import demands as rules
from burden.findings.models import Finding
from burden.ledger.services import Booking
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject
from burden.thresholds.whatif import Asked

_WINDOWS = frozenset({"demand.changing_days", "demand.standing_days"})
_PASSING = frozenset({"demand.pass_days", "demand.pass_share"})
_HURRY = frozenset({"rule.hours_to_deadline", "rule.demands_a_week"})
_OF_HURRY = "GD-16"
_NOTHING: dict[int, Repeated] = {}

# A demand, its field, the earlier demand's id and name, and how often that one recurs.
_Pair = tuple[int, int, int, str, str]


@dataclass
class _Seen:
    """What a demand repeats and passes down, as it is and by other values.

    `uppers` are the items that it passes down, with whether that would be a finding.
    """

    after: Parameters
    today: date
    record: rules.Demand
    repeated_before: Mapping[int, Repeated]
    repeated_after: Mapping[int, Repeated]
    weight_before: float
    weight_after: float
    uppers: dict[int, bool] = field(default_factory=dict)


def _standing() -> QuerySet[Any]:
    return records.standing().prefetch_related("item__activity_hits", "item__findings")


def _read(demands: Sequence[Any], asked: Asked) -> None:
    """Look at all at once; only what other windows or shares mean is asked demand by demand."""
    today = timezone.localdate()
    stored = _stored_pairs(demands)
    before = repeated_of(demands)
    pairs, after = stored, before
    if asked.touches(_WINDOWS):
        pairs = {one.pk: _pairs_by(one, asked.after) for one in demands}
        after = repeated_from(
            (demand, later, form, cycle)
            for found in pairs.values()
            for demand, later, form, _uuid, cycle in found
        )
    for one in demands:
        mine = pairs.get(one.pk, [])
        forms = tuple(dict.fromkeys(uuid for *_, uuid, _cycle in mine))
        record = records.told_of(one, {later for _, later, *_ in mine}, forms)
        if asked.touches(_HURRY):
            record = replace(record, week=records.week_of(one))
        finding = next((f for f in one.item.findings.all() if f.kind == AGAIN), None)
        one.seen = _Seen(
            after=asked.after,
            today=today,
            record=record,
            repeated_before=before.get(one.pk, _NOTHING),
            repeated_after=after.get(one.pk, _NOTHING),
            weight_before=_weight(finding, holds=_is_undecided(finding)),
            weight_after=_weight(finding, holds=is_asked_again(record, asked.after)),
            uppers=_uppers(one, record, asked),
        )


def _stored_pairs(demands: Sequence[Demand]) -> dict[int, list[_Pair]]:
    told = RepeatedField.objects.filter(later__demand__in=demands).values_list(
        "later__demand",
        "later",
        "earlier__demand",
        "earlier__demand__uuid",
        "earlier__demand__cycle",
    )
    found: dict[int, list[_Pair]] = {}
    for demand, later, form, uuid, cycle in told.iterator():
        found.setdefault(demand, []).append((demand, later, form, str(uuid), cycle))
    return found


def _pairs_by(demand: Demand, parameters: Parameters) -> list[_Pair]:
    return [
        (
            demand.pk,
            one.later.pk,
            one.earlier.demand_id,
            str(one.earlier.demand.uuid),
            one.earlier.demand.cycle,
        )
        for one in matching.repetitions_of(demand, parameters)
    ]


def _is_undecided(finding: Finding | None) -> bool:
    return finding is not None and finding.state in (Finding.State.OPEN, Finding.State.UNSURE)


def _weight(finding: Finding | None, *, holds: bool) -> float:
    """With what probability the finding counts in the ledger: a person's decision stands."""
    if finding is not None and finding.state == Finding.State.CONFIRMED:
        return 1.0
    if finding is not None and finding.state == Finding.State.DISMISSED:
        return 0.0
    return CONFIDENCE[AGAIN] if holds else 0.0


def _uppers(demand: Any, record: rules.Demand, asked: Asked) -> dict[int, bool]:
    held = {
        one.upper_id: one.state != Finding.State.WITHDRAWN
        for one in demand.item.findings.all()
        if one.kind == PASSED_ON
    }
    if not asked.touches(_PASSING):
        return held
    basis = basis_of(demand.basis, demand.item, also=BASES)
    passed = passed_by(demand, basis, asked.after)
    found = dict.fromkeys(held, False)
    if passed is not None and is_passed_on(record, passed):
        found[passed.upper.item_id] = True
    return found


def _accused(
    demands: Sequence[Any], asked: Asked, confirmed: Collection[str]
) -> Mapping[int, frozenset[str]]:
    """Rules that other values cannot touch speak as they did."""
    looked_at = OF_REPETITION | ({_OF_HURRY} if asked.touches(_HURRY) else set())
    found = {}
    for one in demands:
        hits = rules.check(one.seen.record, asked.after, confirmed)
        stored = one.item.activity_hits.all()
        found[one.item_id] = frozenset(
            {hit.rule for hit in hits if not hit.spared and hit.rule in looked_at}
            | {hit.rule for hit in stored if not hit.spared and hit.rule not in looked_at}
        )
    return found


def _rows(demand: Any, parameters: Parameters) -> Sequence[Booking]:
    seen: _Seen = demand.seen
    is_after = parameters is seen.after
    repeated = seen.repeated_after if is_after else seen.repeated_before
    weight = seen.weight_after if is_after else seen.weight_before
    return list(rows_of(demand, each_of(demand, parameters), repeated, weight, seen.today))


def _claims(demand: Any, parameters: Parameters, accused: Iterable[str]) -> Mapping[str, Decimal]:
    seen: _Seen = demand.seen
    each = each_of(demand, parameters)
    return claims_of(demand, each, seen.repeated_after, seen.today).of_kinds(accused)


RECHECK = Recheck(
    subject=Subject.DEMAND,
    limits=_WINDOWS | _PASSING | _HURRY | {"demand.fields"},
    # What is asked again is another component than the rest of the hours.
    hours=_WINDOWS
    | {"demand.fields"}
    | {f"hours.form_{name}" for name in ("cell", "field", "handling", "lines")},
    standing=_standing,
    accused=_accused,
    rows=_rows,
    claims=_claims,
    years=foretelling.KEYS,
    accused_years=foretelling.accused_years,
    others={
        AGAIN: (
            CONFIDENCE[AGAIN],
            lambda demand, parameters: is_asked_again(demand.seen.record, parameters),
        )
    },
    paired={PASSED_ON: (CONFIDENCE[PASSED_ON], lambda demand: demand.seen.uppers)},
    sought=_WINDOWS | _PASSING | _HURRY,
    read=_read,
)
