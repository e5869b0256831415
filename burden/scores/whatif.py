"""Which scores of the latest month other values would move; reads only.

Points are worked out for all units at once, by the same scale as one by one (`index.parts_of`).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
from django.db.models import Max

from burden.ledger.models import Component
from burden.ledger.selectors import Slice, received_by_component
from burden.organisations.models import Level
from burden.organisations.periods import Period
from burden.scores.computing import components_of, seed_of, whole_scale
from burden.scores.index import Scale
from burden.scores.models import Score
from burden.scores.uncertainty import Doubts, Interval, Load, intervals, rank_intervals
from burden.thresholds.definitions import DEFINITIONS
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import LevelEffect, Moved, ScoreMove

Floats = npt.NDArray[np.float64]
KEYS = frozenset(key for key in DEFINITIONS if key.startswith("score.") and key != "score.draws")
SHOWN = 20
# Enough for places in nine of ten draws; the stored intervals are drawn more often.
DRAWS = 200
# More peers than this are not all drawn while somebody waits.
MOST_PEERS = 800
# What is shown has one decimal.
_VISIBLE = 0.05
_PLACES = 4
# Less than this is what binary fractions leave of nothing.
_NO_HOURS = 1e-6
_COMPONENTS = tuple(Component.values)
_COLUMNS = ("unit", "unit__level", "staff", "working_days", "measured_ratio", "score", "parts")


@dataclass(frozen=True)
class Month:
    """The scores of one month: units by components; `score` is NaN where too little is measured."""

    first: date
    units: npt.NDArray[np.int64]
    levels: npt.NDArray[np.str_]
    person_days: Floats
    measured: Floats
    score: Floats
    hours: Floats

    def measured_with(self, gained: "Gained") -> Floats:
        """The measured share of each unit's hours afterwards; of no hours nothing is assumed."""
        whole, more = self.hours.sum(axis=1), gained.hours.sum(axis=1)
        is_same = (abs(more) < _NO_HOURS) & (gained.measured == 0)
        has_hours = whole + more >= _NO_HOURS
        known = self.measured * whole + gained.measured
        found = np.where(has_hours, known / np.where(has_hours, whole + more, 1.0), 1.0)
        share: Floats = np.where(is_same, self.measured, found)
        return share


@dataclass(frozen=True)
class Gained:
    """Hours that each unit of a month gains: units by components, and how many are measured."""

    hours: Floats
    measured: Floats

    def with_new(self, components: Collection[str], month: Month) -> "Gained":
        """With the hours of components that no score counts yet: the next version knows them."""
        if not components:
            return self
        received = received_by_component(Slice("", Period.month_of(month.first)))
        hours, measured = self.hours.copy(), self.measured.copy()
        for place, unit in enumerate(month.units.tolist()):
            for column, name in enumerate(_COMPONENTS):
                row = received.get(unit, {}).get(name) if name in components else None
                if row is not None:
                    hours[place, column] += float(row.hours)
                    measured[place] += float(row.measured)
        return Gained(hours, measured)


class Preview:
    """The scores' side of a preview (`thresholds.registry.Scores`)."""

    keys = KEYS

    def month(self) -> date | None:
        return latest_month()

    def moves(
        self, moved: Sequence[Moved], before: Parameters, after: Parameters
    ) -> tuple[date | None, list[LevelEffect]]:
        is_rescaled = any(before[key] != after[key] for key in KEYS)
        new = set(_COMPONENTS) - set(components_of(before))
        month = latest() if moved or is_rescaled or new else None
        if month is None:
            return None, []
        gained = gains_of(moved, month).with_new(new, month)
        hours = month.hours + gained.hours
        score = scores(hours, month.measured_with(gained), month, after)
        is_moved = _differ(score, month.score)
        levels = []
        for level in Level:
            of_level = np.flatnonzero(month.levels == level.value)
            if is_moved[of_level].any():
                levels.append(_level(level, of_level, month, hours, score, (before, after)))
        return month.first, levels

    def component_label(self, component: str) -> str:
        return str(Component(component).label)


def latest_month() -> date | None:
    found: date | None = Score.objects.aggregate(latest=Max("month"))["latest"]
    return found


def latest() -> Month | None:
    """The latest month, each unit by the latest version it was scored with."""
    first = latest_month()
    if first is None:
        return None
    rows = (
        Score.objects.filter(month=first)
        .order_by("unit_id", "-parameter_set__version")
        .distinct("unit_id")
        .values_list(*_COLUMNS)
    )
    units, levels, staff, days, measured, score, parts = zip(*rows, strict=True)
    return Month(
        first=first,
        units=np.array(units, np.int64),
        levels=np.array(levels, "U10"),
        person_days=np.array(staff, float) * np.array(days, float),
        measured=np.array(measured, float),
        score=np.array(score, float),
        hours=np.array([_hours(one) for one in parts], float),
    )


def _hours(parts: Mapping[str, str]) -> list[float]:
    return [float(parts.get(name, 0)) for name in _COMPONENTS]


def gains_of(moved: Sequence[Moved], month: Month) -> Gained:
    """What each unit gains in this month."""
    gains, measured = np.zeros_like(month.hours), np.zeros(len(month.units))
    key = month.first.year * 100 + month.first.month
    for one in moved:
        place = np.searchsorted(month.units, one.receivers).clip(max=len(month.units) - 1)
        mine = (one.months == key) & (month.units[place] == one.receivers)
        for column, name in enumerate(_COMPONENTS):
            if name in one.gains:
                np.add.at(gains[:, column], place[mine], one.gains[name][mine])
        if one.measured is not None:
            np.add.at(measured, place[mine], one.measured[mine])
    return Gained(gains, measured)


def points(hours: Floats, person_days: Floats, scale: Scale) -> Floats:
    """Points of units (rows) by components (columns), as `index.parts_of` gives them."""
    shares = np.array([scale.shares[name] for name in scale.components])
    ceilings = np.array([scale.ceilings[name] for name in scale.components])
    ratios = np.round(hours, _PLACES) / person_days[:, None] / ceilings
    found: Floats = 100 * shares * np.minimum(1.0, ratios)
    return found


def scores(hours: Floats, measured: Floats, month: Month, parameters: Parameters) -> Floats:
    """The score of each unit; NaN where too little is measured."""
    found: Floats = points(hours, month.person_days, whole_scale(parameters)).sum(axis=1)
    found[measured < parameters["score.measured_floor"]] = np.nan
    return found


def _differ(one: Floats, other: Floats) -> npt.NDArray[np.bool_]:
    both: npt.NDArray[np.bool_] = ~(np.isnan(one) & np.isnan(other))
    found: npt.NDArray[np.bool_] = both & ~(abs(one - other) < _VISIBLE)
    return found


def _level(
    level: Level,
    of_level: npt.NDArray[np.int64],
    month: Month,
    hours: Floats,
    score: Floats,
    sets: tuple[Parameters, Parameters],
) -> LevelEffect:
    old, new = month.score[of_level], score[of_level]
    is_moved = _differ(new, old)
    by_size = np.argsort(-np.nan_to_num(abs(new - old), nan=np.inf), kind="stable")
    chosen = by_size[is_moved[by_size]][:SHOWN]
    drawn_of = of_level if len(of_level) <= MOST_PEERS else of_level[chosen]
    is_whole = drawn_of is of_level
    sides = [
        _Side(values, _drawn(month, rates[drawn_of], drawn_of, parameters), is_whole)
        for values, rates, parameters in zip((old, new), (month.hours, hours), sets, strict=True)
    ]
    shown = [
        _move(int(month.units[of_level[unit]]), unit, unit if is_whole else order, *sides)
        for order, unit in enumerate(chosen.tolist())
    ]
    return LevelEffect(
        level=level.value,
        units=len(of_level),
        moves=int(is_moved.sum()),
        rises=int((is_moved & (new > old)).sum()),
        falls=int((is_moved & (new < old)).sum()),
        shown=tuple(shown),
    )


@dataclass(frozen=True)
class _Side:
    """Scores before or after, and their draws; `is_whole` where all peers are drawn."""

    scores: Floats
    drawn: Floats
    is_whole: bool

    @cached_property
    def intervals(self) -> list[Interval]:
        return intervals(self.drawn)

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        return rank_intervals(self.drawn) if self.is_whole else []

    def score(self, unit: int) -> float | None:
        return None if np.isnan(self.scores[unit]) else float(self.scores[unit])


def _move(unit_id: int, unit: int, row: int, before: _Side, after: _Side) -> ScoreMove:
    def interval(side: _Side) -> tuple[float, float] | None:
        span = side.intervals[row]
        return None if side.score(unit) is None else (span.low, span.high)

    def places(side: _Side) -> tuple[int, int] | None:
        return side.places[row] if side.places and side.score(unit) is not None else None

    return ScoreMove(
        unit=unit_id,
        before=before.score(unit),
        after=after.score(unit),
        interval_before=interval(before),
        interval_after=interval(after),
        places_before=places(before),
        places_after=places(after),
    )


def _drawn(
    month: Month, hours: Floats, rows: npt.NDArray[np.int64], parameters: Parameters
) -> Floats:
    rates = hours / month.person_days[rows][:, None]
    loads = [
        Load(int(unit), rate)
        for unit, rate in zip(month.units[rows].tolist(), rates.tolist(), strict=True)
    ]
    seed = seed_of(Period.month_of(month.first))
    return Doubts(whole_scale(parameters), seed, DRAWS).scores(loads)
