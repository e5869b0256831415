"""What a host's year says: GD-09, GD-10, GD-12c, N19-01, N20-01, and what places set."""

from datetime import date, timedelta
from typing import Any

import pytest

from meetings.rules import FreeWeeks, Hit, Record, Year, check_year, until
from tests.meeting_rules.records import COUNTY, DEFAULTS, at, limits, meeting, seat

# Eight weeks without a meeting.
FREE = tuple(date(2025, 1, 6) + timedelta(weeks=n) for n in range(8))


def year(now: list[Record], before: list[Record] | None = None, **told: Any) -> Year:
    past = before or []
    counts = {"count": len(now), "count_before": len(past)}
    return Year(now=now, before=past, **{**counts, **told})


def hits(told: Year, rule: str, bounds: dict[str, float] | None = None) -> list[Hit]:
    return [hit for hit in check_year(told, bounds or DEFAULTS) if hit.rule == rule]


def several(count: int, **told: Any) -> list[Record]:
    return [meeting(at(2026, 1 + n // 4, 5 + n % 4, 9), **told) for n in range(count)]


def test_second_comprehensive_meeting_of_a_department_is_a_hit() -> None:
    twice = several(2, is_comprehensive=True, is_department=True)

    (hit,) = hits(year(twice), "GD-09")

    assert (hit.figures["count"], hit.figures["bound"]) == (2, 1)
    assert not hits(year(twice), "GD-09", limits(comprehensive_a_year=2))
    assert not hits(year(twice[:1]), "GD-09")
    assert not hits(year(several(2, is_department=True)), "GD-09")
    assert not hits(year(several(2, is_comprehensive=True)), "GD-09")


def test_statutory_meeting_is_not_counted_among_comprehensive_ones() -> None:
    held = several(2, is_comprehensive=True, is_department=True)
    held[1] = meeting(is_comprehensive=True, is_department=True, legal_basis="组织法")

    assert not hits(year(held), "GD-09")


def test_more_meetings_with_heads_of_townships_than_a_year_before_are_a_hit() -> None:
    heads = (seat("青河镇", role="党委书记"),)
    now, before = several(8, seats=heads), several(6, seats=heads)

    (hit,) = hits(year(now, before), "GD-10")

    assert (hit.figures["count"], hit.figures["before"]) == (8, 6)
    assert not hits(year(before, now), "GD-10")
    assert not hits(year(now), "GD-10")
    deputies = several(8, seats=(seat("青河镇", role="副镇长"),))
    assert not hits(year(deputies, before), "GD-10")


def test_share_of_video_counts_meetings_that_call_lower_levels() -> None:
    on_site, video = several(7), several(3, mode="video")
    own = several(9, seats=(seat("安平县教育局", level=COUNTY),))

    (hit,) = hits(year([*on_site, *video, *own]), "GD-12c")

    assert (hit.figures["video"], hit.figures["count"]) == (3, 10)
    assert not hits(year([*on_site[:6], *video, *own]), "GD-12c")
    assert not hits(year(on_site[:5]), "GD-12c")


def test_meetings_for_the_grassroots_that_did_not_fall_by_a_third_in_the_year_of_relief() -> None:
    assert hits(year(several(8), several(10)), "N19-01")
    assert not hits(year(several(7), several(10)), "N19-01")
    assert not hits(year(several(8)), "N19-01")


@pytest.mark.parametrize(
    ("count", "before", "forecast", "form"),
    [
        (13, 12, None, "exceeded"),
        (12, 12, None, ""),
        (10, 12, (40, 24, 60), "heading"),
        (10, 12, (14, 11, 18), ""),
        (9, 0, (30, 20, 40), ""),
    ],
    ids=["above", "as many", "surely above", "perhaps above", "nothing before"],
)
def test_count_above_the_year_before_or_surely_heading_there(
    count: int, before: int, forecast: tuple[int, int, int] | None, form: str
) -> None:
    told = year([], count=count, count_before=before, forecast=forecast)

    assert [hit.form for hit in hits(told, "N20-01")] == ([form] if form else [])


def test_year_before_is_compared_up_to_the_same_day() -> None:
    before = [meeting(at(2025, month, 10, 9)) for month in (1, 3, 6)]

    assert len(until(before, at(2026, 3, 10).date())) == 2


@pytest.mark.parametrize(
    ("preset", "count", "expected"),
    [
        ("LOC-01", 9, ["cut"]),
        ("LOC-01", 8, []),
        ("LOC-06", 10, ["cut"]),
        ("LOC-06", 9, []),
        ("", 12, []),
    ],
    ids=["a third: too many", "a third", "a fifth: too many", "a fifth", "no place"],
)
def test_meetings_fall_by_the_share_that_a_place_has_set_itself(
    preset: str, count: int, expected: list[str]
) -> None:
    found = hits(year(several(count), several(12)), "LOC-01a", limits(preset))

    assert [hit.form for hit in found] == expected


def test_meetings_that_are_spared_or_few_count_for_no_share() -> None:
    bounds = limits("LOC-01")
    statutory = several(4, legal_basis="组织法")

    assert not hits(year([*several(8), *statutory], several(12)), "LOC-01a", bounds)
    assert not hits(year(several(12), several(5)), "LOC-01a", bounds)


def test_finished_year_with_too_few_weeks_without_a_meeting_is_a_hit() -> None:
    few, enough = FreeWeeks(FREE[:7], 51, 51), FreeWeeks(FREE, 51, 51)

    (hit,) = hits(year([], weeks=few), "LOC-03a", limits("LOC-03"))

    assert (hit.figures["count"], hit.figures["bound"]) == (7, 8)
    assert not hits(year([], weeks=enough), "LOC-03a", limits("LOC-03"))
    assert not hits(year([], weeks=few), "LOC-03a")


def test_running_year_is_forecast_and_accuses_nobody() -> None:
    running = FreeWeeks(FREE[:1], 20, 51)

    assert not hits(year([], weeks=running), "LOC-03a", limits("LOC-03"))
    assert running.expected == 3
    assert FreeWeeks(FREE[:7], 51, 51).expected is None


def test_meetings_in_the_name_of_the_government_are_bounded_where_a_place_does() -> None:
    held = several(21, is_government=True)

    (hit,) = hits(year(held), "LOC-02a", limits("LOC-02"))

    assert (hit.figures["count"], hit.figures["bound"], len(hit.meetings)) == (21, 20, 21)
    assert not hits(year(held[:20]), "LOC-02a", limits("LOC-02"))
    assert not hits(year(held), "LOC-02a")


@pytest.mark.parametrize(
    "told",
    [
        {"is_government": False},
        {"is_government": True, "title": "县政府常务会议"},
        {"is_government": True, "seats": (seat("安平县教育局", level=COUNTY),)},
        {"is_government": True, "legal_basis": "组织法"},
    ],
    ids=["a department", "not of the whole place", "nobody from below", "required by law"],
)
def test_other_meetings_do_not_count_for_the_government(told: dict[str, Any]) -> None:
    assert not hits(year(several(25, **told)), "LOC-02a", limits("LOC-02"))
