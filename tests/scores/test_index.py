"""The index: fixed ceilings, exact parts at component and item level."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.scores.index import (
    Scale,
    parts_of,
    points_of_item,
    robust_deviation,
    score_of,
    shown,
)

SCALE = Scale(weights={"layered": 3.0, "meeting": 1.0}, ceilings={"layered": 0.05, "meeting": 0.2})


def test_parts_of_give_hours_per_person_and_working_day() -> None:
    (layered, _) = parts_of({"layered": Decimal("9.6")}, staff=50, working_days=20, scale=SCALE)

    assert layered.rate == pytest.approx(0.0096)
    assert layered.ratio == pytest.approx(0.192)


def test_parts_of_bring_the_weights_to_a_sum_of_one() -> None:
    parts = parts_of(
        {"layered": Decimal(1000), "meeting": Decimal(1000)}, staff=1, working_days=1, scale=SCALE
    )

    assert [part.points for part in parts] == [75, 25]
    assert score_of(parts) == 100


def test_parts_of_keep_the_uncapped_ratio_above_the_ceiling() -> None:
    (layered, _) = parts_of({"layered": Decimal(8)}, staff=10, working_days=10, scale=SCALE)

    assert layered.ratio == pytest.approx(1.6)
    assert layered.points == 75


def test_parts_of_round_hours_to_four_places_first() -> None:
    (layered, _) = parts_of({"layered": Decimal("1.00006")}, staff=1, working_days=100, scale=SCALE)

    assert layered.hours == Decimal("1.0001")


@given(
    hours=st.lists(st.decimals("0.000001", "5000", places=6), min_size=1, max_size=20),
    staff=st.integers(1, 500),
)
def test_points_of_items_add_up_to_the_points_of_their_component(
    hours: list[Decimal], staff: int
) -> None:
    whole = sum(hours, Decimal(0))
    (layered, _) = parts_of({"layered": whole}, staff=staff, working_days=20, scale=SCALE)

    points = [points_of_item(layered, item_hours=one, all_hours=whole) for one in hours]

    assert sum(points) == pytest.approx(layered.points)


def test_points_of_an_item_without_component_hours_are_none() -> None:
    (layered, _) = parts_of({}, staff=1, working_days=1, scale=SCALE)

    assert points_of_item(layered, item_hours=Decimal(0), all_hours=Decimal(0)) == 0


@pytest.mark.parametrize(
    ("values", "printed"),
    [
        ((5.760, 1.840, 0.930, 0.2055), "5.8 1.8 0.9 0.2"),
        ((21.600, 4.4326, 1.8937, 0.3728), "21.6 4.4 1.9 0.4"),
        ((16.2, 6.0, 1.7655, 0.225, 0.0279), "16.2 6.0 1.8 0.2 0.0"),
        ((), ""),
    ],
)
def test_shown_parts_are_rounded_by_largest_remainder(
    values: tuple[float, ...], printed: str
) -> None:
    assert " ".join(str(value) for value in shown(values)) == printed


@given(values=st.lists(st.floats(0, 100), max_size=8), places=st.integers(0, 3))
def test_shown_parts_add_up_to_the_shown_sum(values: list[float], places: int) -> None:
    parts = shown(values, places=places)

    assert sum(parts) == pytest.approx(Decimal(sum(values)), abs=Decimal("0.51").scaleb(-places))
    assert all(
        abs(part - Decimal(value)) < Decimal("1.01").scaleb(-places)
        for part, value in zip(parts, values, strict=True)
    )


def test_robust_deviation_counts_scaled_median_deviations() -> None:
    deviation = robust_deviation(9.0, [1.0, 2.0, 3.0, 4.0, 5.0])

    assert deviation == pytest.approx((9 - 3) / 1.4826)


def test_robust_deviation_is_unknown_when_the_peers_are_alike() -> None:
    assert robust_deviation(9.0, [2.0, 2.0, 2.0, 5.0]) is None
    assert robust_deviation(9.0, []) is None
