"""The worked example, scores: points, what is shown, spread and doubt."""

from decimal import Decimal

import pytest

from burden.ledger.models import Component
from burden.ledger.selectors import Slice
from burden.scores import selectors, services
from burden.scores.computing import drawn, parts_from
from burden.scores.index import shown
from burden.scores.models import Score
from burden.scores.uncertainty import probability_highest
from tests.factories.worked_example import MONTH, WorkedExample

ORDER = ("layered", "accompany", "copied", "meeting", "document")
POINTS = {
    "P": (0, 0.600, 0, 0.600, 0),
    "C": (5.760, 0, 1.840, 0.930, 0.206),
    "K1": (21.600, 0, 4.433, 1.894, 0.373),
    "K2": (5.400, 0, 0.870, 1.669, 0.316),
    "T1": (16.200, 6.000, 1.766, 0.225, 0.028),
    "T2": (0, 0, 0, 0, 0),
}
SCORES = {"P": 1.2, "C": 8.7355, "K1": 28.2991, "K2": 8.2553, "T1": 24.2184, "T2": 0.0}
PRINTED = {
    "C": ("5.8 1.8 0.9 0.2", "8.7"),
    "K1": ("21.6 4.4 1.9 0.4", "28.3"),
    "K2": ("5.4 0.9 1.7 0.3", "8.3"),
    "T1": ("16.2 6.0 1.8 0.2 0.0", "24.2"),
}
INTERVALS = {"K1": (22.3, 33.8), "T1": (19.4, 29.1), "C": (7.0, 10.4), "K2": (6.6, 9.7)}


@pytest.fixture
def scores(db: None) -> dict[str, Score]:
    example = WorkedExample()
    example.book()
    services.refresh(MONTH.first)
    services.draw_intervals(MONTH.first)
    return {
        name: found
        for name, unit in example.units.items()
        if (found := selectors.score_of(unit, MONTH.first))
    }


def points(score: Score) -> dict[str, float]:
    return {part.component: part.points for part in parts_from(score)}


def test_points_and_scores_of_all_units(scores: dict[str, Score]) -> None:
    for name, expected in POINTS.items():
        found = points(scores[name])
        assert [found[component] for component in ORDER] == pytest.approx(expected, abs=0.001)
        assert scores[name].score == pytest.approx(SCORES[name], abs=0.0002)


def test_printed_points_add_up_to_the_printed_score(scores: dict[str, Score]) -> None:
    for name, (parts, total) in PRINTED.items():
        found = points(scores[name])
        printed = shown([found[component] for component in ORDER if found[component]])
        assert " ".join(map(str, printed)) == parts
        assert str(sum(printed)) == total


def test_hours_stand_beside_the_score(scores: dict[str, Score]) -> None:
    county = scores["K1"]

    assert county.hours.quantize(Decimal("0.0001")) == Decimal("29.04")
    assert county.avoidable.quantize(Decimal("0.0001")) == Decimal("17.9461")
    assert (county.staff, county.working_days, county.measured_ratio) == (20, 20, 1.0)
    assert county.hours_per_person_day == pytest.approx(29.04 / 400)


def test_points_of_the_items_add_up_to_their_component(scores: dict[str, Score]) -> None:
    items = selectors.heaviest_of_component(scores["K1"], Component.LAYERED)

    assert [one.item.title for one in items] == ["M2", "M1"]
    assert [one.points for one in items] == pytest.approx([16.2, 5.4])


def test_spread_of_the_load_over_levels(scores: dict[str, Score]) -> None:
    part = Slice(scores["P"].unit.path, MONTH)

    spread = selectors.concentration(part, list(scores.values()))

    assert spread.gini == pytest.approx(0.4194, abs=5e-5)
    assert spread.theil.total == pytest.approx(0.315156, abs=1e-6)
    assert spread.theil.between == pytest.approx(0.214896, abs=1e-6)
    assert spread.theil.within == pytest.approx(0.100261, abs=1e-6)
    assert spread.top_three_share == 1


def test_intervals_are_as_wide_as_the_doubts(scores: dict[str, Score]) -> None:
    for name, (low, high) in INTERVALS.items():
        assert scores[name].low == pytest.approx(low, rel=0.03)
        assert scores[name].high == pytest.approx(high, rel=0.03)


def test_the_highest_score_is_the_highest_in_nearly_all_draws(scores: dict[str, Score]) -> None:
    ordered = [scores[name] for name in SCORES]
    draws = drawn(ordered, selectors.doubts_of_score(ordered[0]))

    highest = dict(zip(SCORES, probability_highest(draws), strict=True))

    assert highest["K1"] == pytest.approx(0.98, abs=0.02)


def test_close_scores_are_not_called_different(scores: dict[str, Score]) -> None:
    between = selectors.difference(scores["C"], scores["K2"])

    assert between.probability == pytest.approx(0.84, abs=0.04)
    assert not between.is_clear


def test_far_scores_are_called_different(scores: dict[str, Score]) -> None:
    assert selectors.difference(scores["K1"], scores["C"]).is_clear
    assert selectors.difference(scores["C"], scores["K1"]).is_clear
