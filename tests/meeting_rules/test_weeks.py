"""Working weeks without a meeting: which count, and what takes one away."""

from datetime import date
from typing import Any

import pytest

from burden.organisations.periods import is_working_day
from meetings.rules import FreeWeeks, Record, free_weeks
from tests.meeting_rules.records import COUNTY, at, meeting, seat

LAST = date(2025, 12, 31)
# Of the 51 weeks that lie in 2025 as a whole, that of 29 September to 5 October had two working
# days; none is without any.
WHOLE = 51


def weeks(*held: Record, until: date = LAST) -> FreeWeeks:
    return free_weeks(held, 2025, until, is_working_day)


def test_weeks_that_span_the_turn_of_the_year_are_left_out() -> None:
    new_year = meeting(at(2025, 1, 3, 9))

    assert weeks(new_year) == weeks()
    assert (weeks().free, weeks().over, weeks().whole) == (WHOLE, WHOLE, WHOLE)


def test_week_without_a_working_day_counts_for_nothing() -> None:
    closed = date(2025, 10, 6)

    told = free_weeks([], 2025, LAST, lambda day: not closed <= day <= date(2025, 10, 12))

    assert told.whole == WHOLE - 1


@pytest.mark.parametrize(
    ("told", "taken"),
    [
        ({}, 1),
        ({"title": "防汛抗旱紧急会商"}, 0),
        ({"legal_basis": "组织法"}, 0),
        ({"seats": (seat("安平县", level=COUNTY),)}, 0),
        ({"title": "政府工作例会"}, 1),
    ],
    ids=["a meeting", "an emergency", "required by law", "own people", "regular, of others"],
)
def test_week_is_taken_by_a_meeting_that_calls_others(told: dict[str, Any], taken: int) -> None:
    assert WHOLE - weeks(meeting(at(2025, 3, 5, 9), **told)).free == taken


def test_meeting_moved_to_the_weekend_takes_the_week_and_one_of_two_weeks_takes_both() -> None:
    saturday = meeting(at(2025, 3, 8, 9))
    over_a_weekend = meeting(at(2025, 3, 14, 9), hours=76)

    assert weeks(saturday).free == WHOLE - 1
    assert weeks(over_a_weekend).free == WHOLE - 2
    assert weeks(saturday, meeting(at(2025, 3, 5, 9))).free == WHOLE - 1


def test_week_that_is_not_over_is_not_free_yet() -> None:
    saturday, sunday = (weeks(until=date(2025, 1, day)) for day in (11, 12))

    assert (saturday.free, saturday.over) == (0, 0)
    assert saturday.expected is None
    assert (sunday.free, sunday.over, sunday.expected) == (1, 1, WHOLE)
    assert not sunday.is_final
