"""From the ledger to scores: a few queries for however many units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
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
    """Weights and ceilings of the components that the version knows.

    One published before the product knew a component scores without it, today as then.
    """
    return whole_scale(parameters).of(components_of(parameters))


def whole_scale(parameters: Parameters) -> Scale:
    """The same of all components; one that the version does not know weighs nothing."""
    return Scale(
        weights={name: parameters[f"score.weight.{name}"] for name in Component.values},
        ceilings={name: parameters[f"score.ceiling.{name}"] for name in Component.values},
    )


def components_of(parameters: Parameters) -> tuple[str, ...]:
    """The components that a version has a weight for."""
    return tuple(name for name in Component.values if parameters.knows(f"score.weight.{name}"))


def seed_of(period: Period) -> int:
    """The seed of a period's draws: its first day as a number, the same for every version."""
    return int(f"{period.first:%Y%m%d}")


def doubts_of(period: Period, parameters: Parameters) -> Doubts:
    return Doubts(
        scale=scale_of(parameters), seed=seed_of(period), draws=parameters.whole("score.draws")
    )


def compute(part: Slice, parameters: Parameters) -> list[Score]:
    """Scores, not yet stored and without intervals, of all units below the path that had staff.

    A unit without any hours scores 0; one whose hours are mostly assumed has no score. A unit
    without staff, or closed before the end of the period, is left out, and in a period without a
    working day every unit is: there is no hour per person and working day to speak of.
    """
    days = working_days(part.period.first, part.period.last).count
    if not days:
        return []
    staff = _staff(part)
    received = received_by_component(part)
    yardstick = Yardstick(part.period, days, scale_of(parameters), seed_of(part.period), parameters)
    return [yardstick.score(pk, people, received.get(pk, {})) for pk, people in staff.items()]


def add_intervals(scores: Sequence[Score], doubts: Doubts) -> None:
    """Give each score, of one month and version, the interval of its draws."""
    drawn = doubts.scores([load_of(score) for score in scores])
    for score, interval in zip(scores, intervals(drawn), strict=True):
        score.low, score.high = interval


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


@dataclass(frozen=True)
class Yardstick:
    """What all scores of a period are measured by."""

    period: Period
    days: int
    scale: Scale
    seed: int
    parameters: Parameters

    @cached_property
    def _nothing(self) -> dict[str, dict[str, Any]]:
        """What is stored of a component without hours, made once for all units."""
        return {name: _stored(part) for name, part in self.scale.nothing.items()}

    def score(self, unit_id: int, staff: int, by_component: Mapping[str, Received]) -> Score:
        """The score of one unit, from its hours by component, those the scale knows."""
        known = self.scale.weights
        received = {name: row for name, row in by_component.items() if name in known}
        parts = parts_of(
            {component: row.hours for component, row in received.items()},
            staff=staff,
            working_days=self.days,
            scale=self.scale,
        )
        hours = sum((row.hours for row in received.values()), Decimal(0))
        measured = sum((row.measured for row in received.values()), Decimal(0))
        measured_ratio = float(measured / hours) if hours else 1.0
        is_known = measured_ratio >= self.parameters["score.measured_floor"]
        return Score(
            unit_id=unit_id,
            month=self.period.first,
            parameter_set=self.parameters.set,
            score=score_of(parts) if is_known else None,
            hours=hours,
            avoidable=sum((row.avoidable for row in received.values()), Decimal(0)),
            hours_per_person_day=float(hours) / (staff * self.days),
            staff=staff,
            working_days=self.days,
            measured_ratio=measured_ratio,
            seed=self.seed,
            parts=[
                _stored(part) if part.component in received else self._nothing[part.component]
                for part in parts
            ],
        )


def _stored(part: Part) -> dict[str, Any]:
    return {
        "component": part.component,
        "hours": str(part.hours),
        "rate": part.rate,
        "ratio": part.ratio,
        "points": part.points,
    }


def parts_from(score: Score) -> tuple[Part, ...]:
    """The parts as they were stored."""
    return tuple(Part(**(row | {"hours": Decimal(row["hours"])})) for row in score.parts)


def load_of(score: Score) -> Load:
    return Load(score.unit_id, [row["rate"] for row in score.parts])
