"""Drawn scores: reproducible, comparable, and as wide as their doubts."""

import numpy as np
import pytest

from burden.scores.index import Scale
from burden.scores.uncertainty import (
    Doubts,
    Load,
    intervals,
    probability_above,
    probability_highest,
    rank_intervals,
)

SCALE = Scale(
    weights={"layered": 0.30, "copied": 0.25, "meeting": 0.25, "document": 0.20},
    ceilings={"layered": 0.05, "copied": 0.05, "meeting": 0.20, "document": 0.10},
)
DOUBTS = Doubts(scale=SCALE, seed=20260101, draws=2000)
BUSY = Load(7, [0.04, 0.01, 0.05, 0.02])
CALM = Load(8, [0.005, 0.001, 0.02, 0.01])


def test_draws_of_a_unit_are_the_same_whoever_else_is_drawn() -> None:
    alone = DOUBTS.scores([CALM])
    among = DOUBTS.scores([BUSY, CALM])

    assert np.array_equal(alone[0], among[1])


def test_draws_change_with_the_seed() -> None:
    other = Doubts(scale=SCALE, seed=1, draws=2000)

    assert not np.array_equal(DOUBTS.scores([BUSY]), other.scores([BUSY]))


def test_a_unit_without_hours_has_no_doubt() -> None:
    (interval,) = intervals(DOUBTS.scores([Load(9, [0, 0, 0, 0])]))

    assert interval == (0, 0)


def test_interval_holds_most_draws() -> None:
    scores = DOUBTS.scores([BUSY])

    (interval,) = intervals(scores)

    inside = np.mean((scores >= interval.low) & (scores <= interval.high))
    assert inside == pytest.approx(0.9, abs=0.01)


def test_draws_never_exceed_one_hundred() -> None:
    assert DOUBTS.scores([Load(9, [9, 9, 9, 9])]).max() <= 100 + 1e-9


def test_doubtful_repetition_falls_back_to_ordinary_hours() -> None:
    alike = Scale(weights={"layered": 1.0, "meeting": 1.0}, ceilings={"layered": 1, "meeting": 1})

    scores = Doubts(scale=alike, seed=3, draws=20_000).scores([Load(1, [0.4, 0])])

    # Both components weigh the same, so only hours that got lost could lower the mean.
    assert scores.mean() == pytest.approx(20 * np.exp(0.1**2 / 2), rel=0.005)


def test_clearly_heavier_unit_is_above_in_every_draw() -> None:
    busy, calm = DOUBTS.scores([BUSY, CALM])

    assert probability_above(busy, calm) == 1
    assert probability_above(calm, busy) == 0


def test_alike_units_are_even() -> None:
    scores = DOUBTS.scores([Load(1, BUSY.rates), Load(2, BUSY.rates)])

    assert probability_above(*scores) == pytest.approx(0.5, abs=0.05)
    assert sum(probability_highest(scores)) == pytest.approx(1)
    assert rank_intervals(scores) == [(1, 2), (1, 2)]


def test_no_units_give_no_intervals() -> None:
    assert intervals(DOUBTS.scores([])) == []
