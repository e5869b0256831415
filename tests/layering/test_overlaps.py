"""The same people in two meetings at once are counted once, and only where they surely are."""

from datetime import datetime

from meetings.layering import Attendance, Doubled, Presence, doubled, presence

NINE, TEN, ELEVEN, NOON = (datetime(2026, 3, 5, hour) for hour in (9, 10, 11, 12))  # noqa: DTZ001
MORNING = ((NINE, ELEVEN),)
LATE = ((TEN, NOON),)


def sat(key: str, stretches: tuple[tuple[datetime, datetime], ...], *seats: str) -> Presence:
    found = [seat.split(":") for seat in seats]
    return presence(
        key, [Attendance("t", int(people), *role) for people, *role in found], stretches
    )


def test_people_beyond_the_staff_are_the_same_people() -> None:
    found = list(doubled(sat("late", LATE, "8"), [sat("first", MORNING, "6")], staff=10))

    assert found == [Doubled("first", 4, (TEN, ELEVEN))]


def test_enough_staff_for_both_meetings_is_no_overlap() -> None:
    assert not list(doubled(sat("late", LATE, "4"), [sat("first", MORNING, "6")], staff=10))


def test_unknown_staff_tells_nothing() -> None:
    assert not list(doubled(sat("late", LATE, "8"), [sat("first", MORNING, "6")], staff=0))


def test_a_principal_of_one_title_is_one_person() -> None:
    first = sat("first", MORNING, "1:镇长", "2")

    found = list(doubled(sat("late", LATE, "1:镇长", "1"), [first], staff=50))

    assert found == [Doubled("first", 1, (TEN, ELEVEN))]


def test_two_deputies_are_two_people() -> None:
    first = sat("first", MORNING, "1:副镇长")

    assert not list(doubled(sat("late", LATE, "1:副镇长"), [first], staff=50))


def test_meetings_one_after_the_other_share_nobody() -> None:
    after = ((ELEVEN, NOON),)

    assert not list(doubled(sat("late", after, "10"), [sat("first", MORNING, "10")], staff=10))


def test_more_people_than_staff_in_one_meeting_is_no_overlap() -> None:
    assert not list(doubled(sat("late", LATE, "30"), [sat("first", ((NINE, TEN),), "5")], staff=10))


def test_representatives_are_not_the_staff() -> None:
    found = doubled(sat("late", LATE, "30:代表"), [sat("first", MORNING, "8")], staff=10)

    assert not list(found)
