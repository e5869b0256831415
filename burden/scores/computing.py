"""From the ledger to scores: a few queries for however many units."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.db.models import Q

from burden.ledger.models import Component
from burden.ledger.selectors import Received, Slice, received_by_component
from burden.organisations import selectors as organisations
from burden.organisations.models import Unit
from burden.organisations.periods import Period, working_days
from burden.scores.index import Part, Scale, parts_of, score_of
from burden.scores.models import Score
from burden.scores.uncertainty import Doubts, Load, intervals
from burden.thresholds.parameters import Parameters


def scale_of(parameters: Parameters) -> Scale:
    """Weights and ceilings of all components."""
    return Scale(
        weights={name: parameters[f"score.weight.{name}"] for name in Component.values},
        ceilings={name: parameters[f"score.ceiling.{name}"] for name in Component.values},
    )


def seed_of(period: Period) -> int:
    """The seed of a period's draws: its first day as a number, the same for every version."""
    return int(f"{period.first:%Y%m%d}")


def doubts_of(period: Period, parameters: Parameters) -> Doubts:
    return Doubts(
        scale=scale_of(parameters), seed=seed_of(period), draws=parameters.whole("score.draws")
    )


def compute(part: Slice, parameters: Parameters) -> list[Score]:
    """Scores, not yet stored, of all units below the path that had staff in the period.

    A unit without any hours scores 0; one whose hours are mostly assumed has no score.
    """
    staff = _staff(part)
    received = received_by_component(part)
    days = working_days(part.period.first, part.period.last).count
    scores = [
        _score(unit_id, people, received.get(unit_id, {}), days, part.period, parameters)
        for unit_id, people in staff.items()
    ]
    _add_intervals([score for score in scores if score.score is not None], part, parameters)
    return scores


def _staff(part: Slice) -> dict[int, int]:
    """Units that existed at the end of the period, with their people, in order of the ids."""
    last = part.period.last
    units = Unit.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=last),
        Q(valid_to__isnull=True) | Q(valid_to__gte=last),
        is_external=False,
        path__startswith=part.path,
    )
    counts = organisations.staff_on(units.values_list("pk", flat=True), last)
    return {unit_id: counts[unit_id] for unit_id in sorted(counts) if counts[unit_id]}


def _score(
    unit_id: int,
    staff: int,
    received: Mapping[str, Received],
    days: int,
    period: Period,
    parameters: Parameters,
) -> Score:
    parts = parts_of(
        {component: row.hours for component, row in received.items()},
        staff=staff,
        working_days=days,
        scale=scale_of(parameters),
    )
    hours = sum((row.hours for row in received.values()), Decimal(0))
    measured = sum((row.measured for row in received.values()), Decimal(0))
    measured_ratio = float(measured / hours) if hours else 1.0
    is_known = measured_ratio >= parameters["score.measured_floor"]
    return Score(
        unit_id=unit_id,
        month=period.first,
        parameter_set=parameters.set,
        score=score_of(parts) if is_known else None,
        hours=hours,
        avoidable=sum((row.avoidable for row in received.values()), Decimal(0)),
        hours_per_person_day=float(hours) / (staff * days),
        staff=staff,
        working_days=days,
        measured_ratio=measured_ratio,
        seed=seed_of(period),
        parts=[_stored(part) for part in parts],
    )


def _stored(part: Part) -> dict[str, Any]:
    return asdict(part) | {"hours": str(part.hours)}


def parts_from(score: Score) -> tuple[Part, ...]:
    """The parts as they were stored."""
    return tuple(Part(**(row | {"hours": Decimal(row["hours"])})) for row in score.parts)


def load_of(score: Score) -> Load:
    return Load(score.unit_id, [row["rate"] for row in score.parts])


def _add_intervals(scores: Sequence[Score], part: Slice, parameters: Parameters) -> None:
    drawn = doubts_of(part.period, parameters).scores([load_of(score) for score in scores])
    for score, interval in zip(scores, intervals(drawn), strict=True):
        score.low, score.high = interval
