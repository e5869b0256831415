"""From the ledger to scores: a few queries for however many units."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Q

from burden.ledger.models import Component
from burden.ledger.selectors import Amounts, Slice, received_amounts
from burden.organisations import selectors as organisations
from burden.organisations.models import Unit
from burden.organisations.periods import Period, working_days
from burden.scores.index import Part, Scale, parts_of, score_of
from burden.scores.models import Score
from burden.scores.uncertainty import Array, Doubts, Load, intervals
from burden.thresholds.parameters import Parameters

_NO_HOURS = Decimal(0)


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


class Figures(NamedTuple):
    """What is stored of one unit in one month and version, as the columns are called.

    Whole provinces are scored at a time, and to make models of all units would take longer than
    the scoring; for the same reason `parts` is JSON already.
    """

    unit_id: int
    score: float | None
    hours: Decimal
    avoidable: Decimal
    hours_per_person_day: float
    staff: int
    working_days: int
    measured_ratio: float
    seed: int
    parts: str


def figures(part: Slice, parameters: Parameters) -> list[Figures]:
    """The scores of all units below the path that had staff, without intervals, by unit.

    A unit without any hours scores 0; one whose hours are mostly assumed has no score. A unit
    without staff, or closed before the end of the period, is left out, and in a period without a
    working day every unit is: there is no hour per person and working day to speak of.
    """
    days = working_days(part.period.first, part.period.last).count
    if not days:
        return []
    staff = _staff(part)
    received = received_amounts(part)
    yardstick = Yardstick(
        days, scale_of(parameters), seed_of(part.period), parameters["score.measured_floor"]
    )
    return [yardstick.figures(pk, people, received.get(pk, {})) for pk, people in staff.items()]


def compute(part: Slice, parameters: Parameters) -> list[Score]:
    """The same as scores that are not stored."""
    return [
        Score(
            month=part.period.first,
            parameter_set=parameters.set,
            **(one._asdict() | {"parts": json.loads(one.parts)}),
        )
        for one in figures(part, parameters)
    ]


def add_intervals(scores: Sequence[Score], doubts: Doubts) -> None:
    """Give each score, of one month and version, the interval of its draws."""
    for score, interval in zip(scores, intervals(drawn(scores, doubts)), strict=True):
        score.low, score.high = interval


def drawn(scores: Iterable[Score], doubts: Doubts) -> Array:
    """The draws of scores of one month and version, a row a score."""
    components = doubts.scale.components
    return doubts.scores([_load_of(score, components) for score in scores])


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

    days: int
    scale: Scale
    seed: int
    floor: float

    def figures(self, unit_id: int, staff: int, by_component: Mapping[str, Amounts]) -> Figures:
        """Those of one unit, from its hours by component, of which those the scale knows count."""
        person_days = staff * self.days
        hours = avoidable = measured = _NO_HOURS
        parts = []
        for component in self.scale.weights:
            if component not in by_component:
                continue
            amount, avoidable_amount, measured_amount = by_component[component]
            hours += amount
            avoidable += avoidable_amount
            measured += measured_amount
            part = self.scale.part(component, amount, person_days=person_days)
            if part.hours:
                parts.append(part)
        measured_ratio = float(measured / hours) if hours else 1.0
        return Figures(
            unit_id=unit_id,
            score=score_of(parts) if measured_ratio >= self.floor else None,
            hours=hours,
            avoidable=avoidable,
            hours_per_person_day=float(hours) / person_days,
            staff=staff,
            working_days=self.days,
            measured_ratio=measured_ratio,
            seed=self.seed,
            parts=json.dumps({part.component: str(part.hours) for part in parts}),
        )


def parts_from(score: Score) -> tuple[Part, ...]:
    """The parts that the stored score is the sum of, also those without hours."""
    return parts_of(
        {component: Decimal(hours) for component, hours in score.parts.items()},
        staff=score.staff,
        working_days=score.working_days,
        scale=scale_of(Parameters(score.parameter_set)),
    )


def _load_of(score: Score, components: Sequence[str]) -> Load:
    person_days = score.staff * score.working_days
    rates = [float(score.parts.get(component, 0)) / person_days for component in components]
    return Load(score.unit_id, rates)
