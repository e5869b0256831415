"""Change over time, split into five causes without a rest."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.scores.change import Meetings, Told, effects, explained, logarithmic_mean

FACTORS = st.floats(0.01, 10_000)
MEETINGS = st.builds(Meetings, FACTORS, FACTORS, FACTORS)
HOURS = st.decimals(0, 10_000_000, places=6)
TOLD = st.builds(
    Told,
    count=st.integers(0, 100_000),
    people=st.integers(0, 5_000_000),
    hours=HOURS,
    uncovered=HOURS,
    parameters=st.decimals(-1_000_000, 1_000_000, places=6),
)


def test_effects_show_that_fewer_meetings_took_more_hours() -> None:
    before, after = Meetings(10, 20, 1.5), Meetings(8, 30, 1.5)

    split = effects(before, after)

    assert logarithmic_mean(before.hours, after.hours) == pytest.approx(329.0889, abs=5e-5)
    assert split.count == pytest.approx(-73.4341, abs=5e-5)
    assert split.attendance == pytest.approx(133.4341, abs=5e-5)
    assert split.length == 0
    assert split.total == pytest.approx(60)


def test_effects_cancel_out_when_the_hours_stayed_the_same() -> None:
    split = effects(Meetings(10, 20, 1.5), Meetings(20, 10, 1.5))

    assert split.count == pytest.approx(-split.attendance)
    assert split.total == pytest.approx(0)


def test_effects_need_meetings_in_both_periods() -> None:
    with pytest.raises(ValueError, match="no factors"):
        effects(Meetings(0, 0, 0), Meetings(8, 30, 1.5))


@given(before=MEETINGS, after=MEETINGS)
def test_effects_leave_no_rest(before: Meetings, after: Meetings) -> None:
    change = after.hours - before.hours

    assert effects(before, after).total == pytest.approx(
        change, rel=1e-6, abs=1e-6 * max(before.hours, after.hours)
    )


def test_the_worked_example_has_no_cause_but_count_and_attendance() -> None:
    before, after = Told(10, 200, Decimal(300)), Told(8, 240, Decimal(360))

    causes = explained(before, after)

    assert causes.count == Decimal("-73.434065")
    assert causes.attendance == Decimal("133.434065")
    assert [causes.length, causes.parameters, causes.coverage] == [0, 0, 0]


def test_what_only_one_period_was_told_of_moves_no_other_cause() -> None:
    before = Told(10, 200, Decimal(300))
    after = Told(8, 240, Decimal(500), uncovered=Decimal(140))

    causes = explained(before, after)

    assert causes.coverage == 140
    assert causes.count == Decimal("-73.434065")


def test_what_parameters_added_since_moves_no_other_cause() -> None:
    before = Told(10, 200, Decimal(330), parameters=Decimal(30))
    after = Told(8, 240, Decimal(420), parameters=Decimal(60))

    causes = explained(before, after)

    assert causes.parameters == 30
    assert causes.attendance == Decimal("133.434065")


def test_where_nothing_can_be_compared_the_rest_is_a_matter_of_count() -> None:
    before = Told(0, 0, Decimal(40), uncovered=Decimal(40))
    after = Told(3, 9, Decimal(18))

    causes = explained(before, after)

    assert [causes.count, causes.coverage, causes.total] == [18, -40, -22]


@given(before=TOLD, after=TOLD)
def test_five_causes_sum_to_the_change_to_the_last_place(before: Told, after: Told) -> None:
    assert explained(before, after).total == after.hours - before.hours
