from datetime import datetime

import pytest

from meetings.layering import hours


def test_layered_hours_leave_out_what_is_accompanying_and_own() -> None:
    assert hours.layered(12.0, accompanying=4.0, novelty=0.1) == pytest.approx(7.2)


def test_two_short_meetings_cost_what_one_long_one_costs() -> None:
    assert hours.attended(23, 2.0) == hours.attended(23, 1.0) * 2 == 46


def test_item_of_a_standing_meeting_costs_its_share_only() -> None:
    assert hours.of_items(20.0, 1, 4) == 5.0


def test_overlap_of_two_meetings_counts_once_for_a_person() -> None:
    nine, ten, eleven, noon = (
        datetime.fromisoformat(f"2026-03-02T{h:02}:00") for h in range(9, 13)
    )

    assert hours.once([(nine, eleven), (ten, noon)]) == 3.0
    assert hours.conflicts([(nine, eleven), (ten, noon)]) == 1


def test_evening_hours_weigh_more() -> None:
    assert hours.after_hours(3.0, 2.0) == 4.0
