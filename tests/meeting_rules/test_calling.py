"""Who is called and when: principals by deputies, relays, days kept without meetings."""

from dataclasses import replace
from datetime import datetime

import pytest

from burden.thresholds.rulebook import RULES, Softness
from meetings.rules import Relay, Seat
from meetings.rules.calling import week_of_month
from tests.meeting_rules.records import (
    CITY,
    COUNTY,
    TOWNS,
    TOWNSHIP,
    at,
    forms,
    hits,
    limits,
    meeting,
    seat,
)

MONDAY = at(2026, 3, 2, 9)
HEADS = (
    seat("青河镇", role="党委书记"),
    seat("白水镇", role="镇长"),
    seat("柳林乡", role="副乡长"),
)


def test_principals_called_by_a_deputy_are_a_note_that_names_their_units() -> None:
    (hit,) = hits(meeting(convener="deputy", seats=HEADS), "GD-11")

    assert (hit.figures["units"], hit.figures["count"]) == ("青河镇、白水镇", 2)
    assert RULES["GD-11"].softness is Softness.GENERAL


@pytest.mark.parametrize(
    ("convener", "seats"),
    [
        ("principal", HEADS),
        ("", HEADS),
        ("deputy", HEADS[2:]),
        ("deputy", (seat("安平县教育局", level=COUNTY, role="局长"),)),
        ("deputy", ()),
    ],
    ids=["by the principal", "not told", "deputies", "own departments", "nobody told"],
)
def test_other_calls_are_no_hit(convener: str, seats: tuple[Seat, ...]) -> None:
    assert not hits(meeting(convener=convener, seats=seats), "GD-11")


def test_relay_of_the_same_day_names_the_superior_meeting_and_is_for_a_person() -> None:
    relay = Relay("m1", "全市护林工作会议", "临江市人民政府")

    (hit,) = hits(meeting(relay=relay), "GD-10a")

    assert hit.meetings == ("m1",)
    assert RULES["GD-10a"].is_candidate
    assert not hits(meeting(), "GD-10a")


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (MONDAY, ["free_day"]),
        (MONDAY.replace(hour=19), ["evening"]),
        (MONDAY.replace(hour=7), ["evening"]),
        (at(2026, 3, 3, 9), []),
        (at(2026, 3, 3, 19), []),
        (at(2026, 3, 10, 9), ["free_day"]),
        (at(2026, 3, 10, 20), ["evening"]),
    ],
    ids=["Monday", "its evening", "its dawn", "Tuesday", "an evening", "week two", "its evening 2"],
)
def test_days_that_the_place_keeps_free_and_their_evenings(
    start: datetime, expected: list[str]
) -> None:
    assert forms(meeting(start), "LOC-04", limits("LOC-04")) == expected


def test_day_off_in_a_week_with_free_days_is_an_evasion() -> None:
    saturday = meeting(at(2026, 3, 7, 9), is_workday=False)

    assert forms(saturday, "LOC-04", limits("LOC-04")) == ["day_off"]
    # On a make-up day offices are open: a Saturday like any other day.
    assert not hits(replace(saturday, is_workday=True), "LOC-04", limits("LOC-04"))


def test_nothing_is_said_where_no_days_are_kept_free() -> None:
    for start in (MONDAY, MONDAY.replace(hour=20), at(2026, 3, 7, 9)):
        assert not hits(meeting(start, is_workday=start.weekday() < 5), "LOC-04")


def test_meetings_of_the_own_people_may_be_held_on_free_days() -> None:
    own = (seat("安平县", level=COUNTY),)

    assert not hits(meeting(MONDAY, seats=own), "LOC-04", limits("LOC-04"))


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (at(2026, 3, 2), 1),
        (at(2026, 3, 8), 1),
        (at(2026, 3, 9), 2),
        (at(2026, 3, 1), 4),
        (at(2026, 3, 30), 5),
    ],
)
def test_weeks_of_a_month_begin_with_its_first_monday(day: datetime, week: int) -> None:
    assert week_of_month(day.date()) == week


@pytest.mark.parametrize(
    ("days", "expected"), [(4, ["filed_late"]), (0, ["filed_late"]), (5, []), (None, [])]
)
def test_meeting_filed_too_late_is_a_hit_only_where_filing_is_asked_for_and_told(
    days: int | None, expected: list[str]
) -> None:
    record = meeting(filed_ahead=days)

    assert forms(record, "LOC-04a", limits("LOC-04")) == expected
    assert not hits(record, "LOC-04a")


def test_meetings_of_the_own_people_need_no_filing() -> None:
    own = (seat("安平县", level=COUNTY),)

    assert not hits(meeting(filed_ahead=1, seats=own), "LOC-04a", limits("LOC-04"))


def test_meetings_go_no_farther_down_than_the_place_has_set() -> None:
    county = (seat("安平县教育局", level=COUNTY),)

    (hit,) = hits(meeting(), "LOC-04b", limits("LOC-04"))

    assert hit.figures["count"] == len(TOWNS)
    assert not hits(meeting(), "LOC-04b")
    assert not hits(meeting(level=CITY, seats=county), "LOC-04b", limits("LOC-04"))
    # A township calls its villages by itself.
    assert not hits(meeting(level=TOWNSHIP), "LOC-04b", limits("LOC-04"))
