"""How a month's load is spread over the units of a scope, and which of them clearly differ.

Units are compared with the others of their level alone. One is called clearly different from the
middle of them where at most one draw in twenty says otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

import numpy as np
from django.db.models import F, FloatField, QuerySet, Sum
from django.db.models.functions import Cast

from burden.ledger.selectors import Slice
from burden.organisations.models import Level
from burden.organisations.periods import Period
from burden.scores.computing import drawn
from burden.scores.concentration import Theil, gini, herfindahl, theil, top_share
from burden.scores.index import robust_deviation
from burden.scores.models import Score
from burden.scores.selectors import FEWEST_PEERS, MOST_DRAWN, Difference, doubts_of_score
from burden.scores.uncertainty import probability_above


class Place(StrEnum):
    """Where a score lies from the middle of its level."""

    ABOVE = "above"
    BELOW = "below"
    NOT_CLEAR = "not_clear"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class LevelSpread:
    """The units of one level: how many, how many have a score, and the middle of both measures.

    `rate` is in hours a person and working day. `median` is the middle score, None where too few
    units have one; `gini` is of hours per person among them.
    """

    level: Level
    units: int
    scored: int
    rate: float
    median: float | None
    gini: float


@dataclass(frozen=True)
class Spread:
    """A month of a scope. Theil's parts are between the levels and within them, without a rest.

    `top_three` and `herfindahl` tell of the issuers of the hours that the scope received.
    """

    month: date
    version: int
    gini: float
    theil: Theil
    top_three: float
    herfindahl: float
    levels: tuple[LevelSpread, ...]


@dataclass(frozen=True)
class Compared:
    """A unit's score beside the others of its level; `deviation` is that of its hours a person."""

    score: Score
    deviation: float | None
    place: Place


def scores_of_month(path: str, month: date) -> QuerySet[Score]:
    """The scores below a path by the latest parameters the month was scored with."""
    latest = Score.objects.filter(month=month).order_by("-parameter_set__version")
    version = latest.values_list("parameter_set", flat=True).first()
    return Score.objects.filter(month=month, parameter_set=version, unit__path__startswith=path)


def spread_of(path: str, month: date) -> Spread | None:
    """How the hours of a month are spread below a path; None where nothing is scored."""
    rows = list(
        scores_of_month(path, month)
        .order_by()
        .values_list(
            "unit__level",
            "staff",
            Cast("hours", FloatField()),
            "hours_per_person_day",
            "score",
            "parameter_set__version",
        )
    )
    if not rows:
        return None
    levels, staff, hours, rates, scores, versions = zip(*rows, strict=True)
    issued = _issued(Slice(path, Period(month)))
    of_level = np.array(levels, "U10")
    return Spread(
        month=month,
        version=versions[0],
        gini=gini(hours, staff),
        theil=theil(hours, staff, levels),
        top_three=top_share(issued),
        herfindahl=herfindahl(issued),
        levels=tuple(
            _level(
                level, np.flatnonzero(of_level == level.value).tolist(), staff, hours, rates, scores
            )
            for level in Level
            if level.value in levels
        ),
    )


def compared(
    level: LevelSpread, of_level: QuerySet[Score], listed: Sequence[Score]
) -> list[Compared]:
    """Some scores of a level beside the others of it, as `selectors.standing` tells of one.

    Args:
        of_level: all scores of the level.
    """
    if level.scored - 1 <= MOST_DRAWN:
        return _drawn(list(of_level.filter(score__isnull=False).order_by("unit")), listed)
    rates = list(
        of_level.filter(score__isnull=False).values_list("hours_per_person_day", flat=True)
    )
    return [
        Compared(one, None, Place.UNKNOWN)
        if one.score is None or level.median is None
        else Compared(
            one,
            robust_deviation(one.hours_per_person_day, rates),
            _place(Difference.of_interval(one, level.median)),
        )
        for one in listed
    ]


def _drawn(known: Sequence[Score], listed: Sequence[Score]) -> list[Compared]:
    """Each score against the middle of the others, draw by draw."""
    if len(known) <= FEWEST_PEERS:
        return [Compared(one, None, Place.UNKNOWN) for one in listed]
    draws = drawn(known, doubts_of_score(known[0]))
    rows = {one.pk: row for row, one in enumerate(known)}
    found = []
    for one in listed:
        row = rows.get(one.pk)
        if row is None:
            found.append(Compared(one, None, Place.UNKNOWN))
            continue
        others = [other.hours_per_person_day for other in known if other.pk != one.pk]
        middle = np.median(np.delete(draws, row, axis=0), axis=0)
        above = Difference(probability_above(draws[row], middle))
        deviation = robust_deviation(one.hours_per_person_day, others)
        found.append(Compared(one, deviation, _place(above)))
    return found


def _place(above: Difference | None) -> Place:
    if above is None:
        return Place.UNKNOWN
    if not above.is_clear:
        return Place.NOT_CLEAR
    return Place.ABOVE if above.probability > 1 - above.probability else Place.BELOW


def _level(
    level: Level,
    of_level: Sequence[int],
    staff: Sequence[int],
    hours: Sequence[float],
    rates: Sequence[float],
    scores: Sequence[float | None],
) -> LevelSpread:
    known = [one for index in of_level if (one := scores[index]) is not None]
    return LevelSpread(
        level=level,
        units=len(of_level),
        scored=len(known),
        rate=median([rates[index] for index in of_level]),
        median=median(known) if len(known) > FEWEST_PEERS else None,
        gini=gini([hours[index] for index in of_level], [staff[index] for index in of_level]),
    )


def _issued(part: Slice) -> list[float]:
    """Hours that the scope received, by whose items they are of."""
    sums = part.items.order_by().values("unit").annotate(all=Sum("hours")).filter(all__gt=0)
    return [float(one) for one in sums.values_list(F("all"), flat=True)]
