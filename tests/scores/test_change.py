"""Change over time, split into number, attendance and length without a rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burden.scores.change import Meetings, effects, logarithmic_mean

FACTORS = st.floats(0.01, 10_000)
MEETINGS = st.builds(Meetings, FACTORS, FACTORS, FACTORS)


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
