"""Reads of scores: one unit's, its peers', and how sure the difference is."""

import statistics
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np
from django.db.models import Aggregate, Count, F, FloatField, QuerySet
from django.db.models.functions import Abs

from burden.ledger.models import Component
from burden.ledger.selectors import Slice, by_component, generated_by_unit, top_items
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from burden.scores.computing import doubts_of, drawn, parts_from
from burden.scores.concentration import Theil, gini, herfindahl, theil, top_share
from burden.scores.index import deviation_from, points_of_item
from burden.scores.models import Score
from burden.scores.uncertainty import (
    Doubts,
    probability_above,
    probability_highest,
    rank_intervals,
)
from burden.thresholds.parameters import Parameters

if TYPE_CHECKING:
    from burden.matters.models import Item

# A difference is called clear when at most one draw in twenty says otherwise.
CLEAR = 0.95
# With fewer peers a median says more about single units than about the level.
FEWEST_PEERS = 5
MOST_DRAWN = 250


@dataclass(frozen=True)
class Difference:
    """Whether one score lies above another: the share of draws in which it does."""

    probability: float

    @classmethod
    def of_interval(cls, score: Score, middle: float) -> "Difference | None":
        """Whether nine of ten draws lie to one side of a middle; None where none were drawn.

        Of a middle among very many units next to nothing is in doubt.
        """
        if score.low is None or score.high is None:
            return None
        return cls(1.0 if score.low > middle else 0.0 if score.high < middle else 0.5)

    @property
    def is_clear(self) -> bool:
        return self.probability >= CLEAR or self.probability <= 1 - CLEAR


@dataclass(frozen=True)
class Standing:
    """A score among the others of its level; a figure is empty where it cannot be given.

    `deviation` is in robust standard deviations of the hours per person and working day; `ranks`
    are the best and worst rank (1 is the highest score) in nine of ten draws, `highest` is the
    probability of rank 1.
    """

    peer_count: int
    peer_median: float | None
    deviation: float | None
    above_median: Difference | None
    ranks: tuple[int, int] | None
    highest: float | None


@dataclass(frozen=True)
class ItemPoints:
    """The part one item has in a component's points."""

    item: "Item"
    hours: Decimal
    points: float


@dataclass(frozen=True)
class Concentration:
    """How unevenly received hours are spread over people, and generated ones over issuers."""

    gini: float
    theil: Theil
    top_three_share: float
    herfindahl: float


class Median(Aggregate):
    """The middle of all values, between the two middle ones where their number is even."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()


def score_of(unit: Unit, month: date) -> Score | None:
    """The unit's score of a month by the latest parameters it was computed with."""
    return (
        Score.objects.filter(unit=unit, month=month)
        .select_related("unit", "parameter_set")
        .order_by("-parameter_set__version")
        .first()
    )


def scores_of_level(level: Level | str, month: date, *, path: str) -> QuerySet[Score]:
    """The scores of a level's units below a path, in the order of the tree."""
    return (
        Score.objects.filter(month=month, unit__level=level, unit__path__startswith=path)
        .select_related("unit", "parameter_set")
        .order_by("unit__path", "-parameter_set__version")
        .distinct("unit__path")
    )


def history_of(unit: Unit, *, until: date, months: int = 12) -> list[Score]:
    """The scores of the months up to one, earliest first; a month's latest version each."""
    first = Period(until)
    for _step in range(months - 1):
        first = first.previous()
    return list(
        Score.objects.filter(unit=unit, month__gte=first.first, month__lte=until)
        .select_related("parameter_set")
        .order_by("month", "-parameter_set__version")
        .distinct("month")
    )


def by_month(unit: Unit, months: Collection[date]) -> dict[date, Score]:
    """The scores of some months, each by the latest parameters it was computed with."""
    found = (
        Score.objects.filter(unit=unit, month__in=months)
        .select_related("unit", "parameter_set")
        .order_by("month", "-parameter_set__version")
        .distinct("month")
    )
    return {score.month: score for score in found}


def a_year_before(score: Score) -> Score | None:
    """The same unit's score of the same month a year earlier."""
    return score_of(score.unit, score.month.replace(year=score.month.year - 1))


def difference(one: Score, other: Score) -> Difference:
    """How sure it is that the one is above the other; both of one month and version."""
    first, second = drawn((one, other), doubts_of_score(one))
    return Difference(probability_above(first, second))


def standing(score: Score, *, path: str) -> Standing:
    """A score among those of its level below a path, of the same month and version.

    The database finds the middle of the peers; they are read where they are drawn alone. Among
    more than `MOST_DRAWN` peers no draws are compared: that would take seconds, and a rank
    among thousands says little. The middle of so many is held against the score's interval.
    """
    peers = Score.objects.filter(
        month=score.month,
        parameter_set=score.parameter_set_id,
        unit__level=score.unit.level,
        unit__path__startswith=path,
        score__isnull=False,
    ).exclude(unit=score.unit_id)
    told = peers.aggregate(
        count=Count("pk"), middle=Median("score"), rate=Median("hours_per_person_day")
    )
    count, middle = told["count"], told["middle"]
    if count < FEWEST_PEERS or score.score is None:
        return Standing(count, None, None, None, None, None)
    rate = told["rate"]
    if count > MOST_DRAWN:
        spread = peers.aggregate(mad=Median(Abs(F("hours_per_person_day") - rate)))["mad"]
        deviation = deviation_from(score.hours_per_person_day, rate, spread)
        above = Difference.of_interval(score, middle)
        return Standing(count, middle, deviation, above, None, None)
    rates = [one.hours_per_person_day for one in peers]
    deviation = deviation_from(
        score.hours_per_person_day, rate, statistics.median(abs(one - rate) for one in rates)
    )
    draws = drawn((score, *peers), doubts_of_score(score))
    above_middle = probability_above(draws[0], np.median(draws[1:], axis=0))
    return Standing(
        count,
        middle,
        deviation,
        Difference(above_middle),
        rank_intervals(draws)[0],
        probability_highest(draws)[0],
    )


def heaviest_of_component(
    score: Score, component: Component, *, limit: int = 10
) -> list[ItemPoints]:
    """The items that gave a component most of its points, with the points of each."""
    part = next(part for part in parts_from(score) if part.component == component)
    period = Period(score.month)
    received = Slice(score.unit.path, period).received.filter(receiver=score.unit)
    whole = by_component(received)[component].hours
    return [
        ItemPoints(one.item, one.hours, points_of_item(part, item_hours=one.hours, all_hours=whole))
        for one in top_items(score.unit, period, component=component, limit=limit)
    ]


def concentration(part: Slice, scores: list[Score]) -> Concentration:
    """How the hours of a period are spread over the units of these scores and over issuers."""
    hours = [float(score.hours) for score in scores]
    staff = [score.staff for score in scores]
    generated = [float(one.hours) for one in generated_by_unit(part).values()]
    return Concentration(
        gini=gini(hours, staff),
        theil=theil(hours, staff, [score.unit.level for score in scores]),
        top_three_share=top_share(generated),
        herfindahl=herfindahl(generated),
    )


def doubts_of_score(score: Score) -> Doubts:
    """The draws a score's interval came from."""
    return doubts_of(Period(score.month), Parameters(score.parameter_set))
