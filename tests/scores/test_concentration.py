"""How unevenly the load is spread over people, levels and issuers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.scores.concentration import gini, herfindahl, theil, top_share

UNITS = st.lists(
    st.tuples(st.floats(0, 1000), st.integers(1, 500), st.sampled_from("abc")),
    min_size=1,
    max_size=12,
)


def test_gini_is_nought_when_everyone_carries_the_same() -> None:
    assert gini([10, 20, 5], [10, 20, 5]) == pytest.approx(0)


def test_gini_approaches_one_when_one_person_of_many_carries_all() -> None:
    assert gini([100, 0], [1, 999]) == pytest.approx(0.999)


def test_gini_is_nought_without_any_hours() -> None:
    assert gini([0, 0], [3, 4]) == 0


def test_theil_lies_between_the_groups_when_each_is_even_within() -> None:
    spread = theil([40, 40, 5, 5], [10, 10, 10, 10], ["a", "a", "b", "b"])

    assert spread.within == pytest.approx(0)
    assert spread.between > 0


@given(units=UNITS)
def test_theil_parts_add_up_to_that_of_all_units(
    units: list[tuple[float, int, str]],
) -> None:
    hours, staff, groups = zip(*units, strict=True)

    split = theil(hours, staff, groups)
    whole = theil(hours, staff, range(len(units)))

    assert split.total == pytest.approx(whole.between, abs=1e-9)
    assert min(split.between, split.within) >= -1e-9


def test_theil_refuses_a_unit_without_staff() -> None:
    with pytest.raises(ValueError, match="without staff"):
        theil([1], [0], ["a"])


def test_issuers_shares_tell_who_causes_the_hours() -> None:
    assert herfindahl([50, 25, 25]) == pytest.approx(0.375)
    assert top_share([5, 50, 25, 20]) == pytest.approx(0.95)
    assert herfindahl([]) == top_share([]) == 0
