"""When people sat, what of it lay outside working time, and how it is cut into items."""

from datetime import date, datetime

import pytest

from meetings.layering import WorkingTime, counted, cut, length, shared, sittings

SUNDAY = date(2026, 3, 8)
WORK = WorkingTime(is_working_day=lambda day: day != SUNDAY)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-{text}")


def test_working_hours_count_as_they_are() -> None:
    assert counted([(at("05T09:00"), at("05T11:00"))], WORK) == 2.0


def test_the_part_in_the_evening_weighs_more() -> None:
    assert counted([(at("05T17:00"), at("05T20:00"))], WORK) == 1.0 + 2 * 1.5


def test_a_day_off_weighs_more_all_day() -> None:
    assert counted([(at("08T09:00"), at("08T11:00"))], WORK) == 3.0


def test_factor_of_one_changes_nothing() -> None:
    level = WorkingTime(is_working_day=lambda _day: False, factor=1.0)

    assert counted([(at("08T19:00"), at("08T21:00"))], level) == 2.0


def test_meeting_past_midnight_is_one_sitting() -> None:
    start, end = at("05T22:00"), at("06T01:00")

    assert sittings(start, end, WORK) == ((start, end),)


def test_nights_of_a_meeting_over_several_days_are_left_out() -> None:
    sat = sittings(at("04T14:00"), at("06T11:30"), WORK)

    assert length(sat) == 4.0 + 10.0 + 3.5
    assert counted(sat, WORK) == length(sat)


def test_last_day_that_ends_before_work_begins_is_the_night_before() -> None:
    sat = sittings(at("04T14:00"), at("06T02:00"), WORK)

    assert length(sat) == pytest.approx(4.0 + 10.0)


def test_items_follow_each_other_across_a_night() -> None:
    sat = sittings(at("04T16:00"), at("05T10:00"), WORK)

    first, second = cut(sat, [3.0, 1.0])

    assert first == ((at("04T16:00"), at("04T18:00")), (at("05T08:00"), at("05T09:00")))
    assert second == ((at("05T09:00"), at("05T10:00")),)


def test_shared_time_lies_in_both() -> None:
    found = shared([(at("05T09:00"), at("05T11:00"))], [(at("05T10:00"), at("05T12:00"))])

    assert found == ((at("05T10:00"), at("05T11:00")),)
