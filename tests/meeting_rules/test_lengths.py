"""Length, speeches and people of one meeting against GD-12 to GD-12b, HY-01 and BX-02a."""

from dataclasses import replace
from typing import Any

import pytest

from burden.thresholds.rulebook import RULES, Softness
from meetings.rules import Speech, check
from tests.meeting_rules.records import CITY, DEFAULTS, at, forms, hits, limits, meeting, seat

FRIDAY = at(2026, 3, 6, 8, 30)


def spoken(*speeches: Speech, **told: Any) -> Any:
    return meeting(speeches=speeches, **told)


def test_speech_of_the_principal_above_an_hour_is_a_hit_of_a_binding_rule() -> None:
    found = hits(spoken(Speech("王某", "县委书记", 75)), "GD-12a")

    assert [(one.form, one.figures["minutes"], one.figures["bound"]) for one in found] == [
        ("speech", 75, 60)
    ]
    assert RULES["GD-12a"].softness is Softness.MUST


@pytest.mark.parametrize(
    "speech",
    [
        Speech("王某", "县委书记", 60),
        Speech("王某", "县委书记", None),
        Speech("王某", "县委书记", None, 13_000),
        Speech("李某", "副县长", 80),
        Speech("赵某", "青河镇干部", 80),
    ],
    ids=["just an hour", "nothing told", "a text of 58 minutes", "a deputy", "others"],
)
def test_speeches_within_bounds_or_without_one_are_no_hit(speech: Speech) -> None:
    assert not hits(spoken(speech), "GD-12a")


def test_length_of_a_speech_is_reckoned_from_its_text_and_said_to_be() -> None:
    assert forms(spoken(Speech("王某", "县委书记", None, 18_000)), "GD-12a") == ["speech_reckoned"]


@pytest.mark.parametrize(
    ("speech", "preset"),
    [
        (Speech("王某", "县长", 45), "LOC-03"),
        (Speech("李某", "副县长", 35), "LOC-02"),
        (Speech("赵某", "青河镇", 12), "LOC-03"),
        (Speech("李某", "主持", 25), "LOC-05"),
    ],
)
def test_places_have_shorter_bounds_of_their_own(speech: Speech, preset: str) -> None:
    record = spoken(speech)

    assert not hits(record, "GD-12a")
    assert len(hits(record, "GD-12a", limits(preset))) == 1


@pytest.mark.parametrize(
    ("title", "role", "is_hit"),
    [
        ("护林工作推进会", "县长", True),
        ("护林工作座谈会", "副县长", True),
        ("护林工作座谈会", "青河镇", False),
        ("全县护林工作推进会", "县长", False),
        ("护林工作会议", "县长", False),
    ],
)
def test_leaders_are_shorter_at_meetings_on_one_line_of_work_where_a_place_says_so(
    title: str, role: str, is_hit: bool
) -> None:
    minutes = 35 if "县长" in role else 8
    record = spoken(Speech("某", role, minutes), title=title)

    assert bool(hits(record, "GD-12a", limits("LOC-03"))) == is_hit
    assert not hits(record, "GD-12a")


def test_more_other_speakers_than_the_place_allows_are_a_hit() -> None:
    record = spoken(*(Speech(f"代表{n}", "交流发言", 5) for n in range(6)))

    assert forms(record, "GD-12a", limits("LOC-02")) == ["speakers"]
    assert not hits(record, "GD-12a")


@pytest.mark.parametrize(
    ("roles", "is_hit"),
    [
        (("县委书记", "县长"), True),
        (("书记", "县长"), True),
        (("县委书记", "副县长"), False),
        (("县委副书记", "县长"), False),
        (("青河镇党委书记", "县长"), False),
        (("县委书记", "青河镇镇长"), False),
        (("县委书记",), False),
        ((), False),
    ],
)
def test_both_heads_of_the_place_speaking_is_a_note(roles: tuple[str, ...], is_hit: bool) -> None:
    record = spoken(*(Speech("某", role, 20) for role in roles))

    assert bool(hits(record, "GD-12")) == is_hit
    assert RULES["GD-12"].softness is Softness.GENERAL


def test_both_heads_are_told_with_the_shorter_speech_where_both_are_known() -> None:
    first, second = Speech("某", "县委书记", 40), Speech("某", "县长", 25)

    (hit,) = hits(spoken(first, second), "GD-12")
    assert hit.figures["shorter"] == 25

    (hit,) = hits(spoken(first, Speech("某", "县长")), "GD-12")
    assert hit.figures["shorter"] is None


@pytest.mark.parametrize(
    ("hours", "has_discussion", "expected"),
    [
        (4.5, False, []),
        (5, False, ["days"]),
        (5, None, []),
        (5, True, []),
        (28, True, []),
        (56, True, ["days_with_groups"]),
        (56, None, ["days_with_groups"]),
        (None, False, []),
    ],
)
def test_half_a_day_or_a_day_and_a_half_with_groups(
    hours: float | None, has_discussion: bool | None, expected: list[str]
) -> None:
    record = meeting(FRIDAY, hours=hours, has_discussion=has_discussion)

    assert forms(record, "GD-12b") == expected
    assert RULES["GD-12b"].softness is not Softness.MUST


def test_nights_between_two_days_of_a_meeting_do_not_count() -> None:
    record = meeting(at(2026, 3, 5, 14), hours=22, has_discussion=False)

    (hit,) = hits(record, "GD-12b")

    # From 14:00 to the close of one day, and from the opening of the next to 12:00.
    assert hit.figures["days"] == 0.8


def test_days_are_counted_where_no_hour_is_known() -> None:
    record = meeting(at(2026, 3, 5), hours=48, is_timed=False)

    assert forms(record, "GD-12b") == ["days_with_groups"]
    assert not hits(replace(record, end=record.start), "GD-12b")


@pytest.mark.parametrize(
    ("preset", "told", "expected"),
    [
        ("LOC-02", {"is_department": False}, []),
        ("LOC-02", {"is_department": True}, ["days_of_department"]),
        ("LOC-02", {"is_department": True, "is_comprehensive": False}, ["days_of_department"]),
        ("LOC-05", {"is_department": False}, ["days"]),
        ("LOC-05", {"is_department": True, "is_comprehensive": False}, ["days"]),
        ("LOC-05", {"is_department": True, "is_comprehensive": True}, ["days_of_department"]),
    ],
    ids=str,
)
def test_departments_have_days_of_their_own_in_some_places(
    preset: str, told: dict[str, bool], expected: list[str]
) -> None:
    """A day and a fifth; of one of seven tenths only what is no comprehensive meeting is told."""
    record = meeting(FRIDAY, hours=26, has_discussion=False, **told)
    shorter = replace(record, end=record.start.replace(hour=15))

    assert forms(record, "GD-12b", limits(preset)) == expected
    assert forms(shorter, "GD-12b", limits(preset)) == [one for one in expected if one == "days"]


def test_departments_have_people_of_their_own_in_some_places() -> None:
    seats = tuple(seat(f"镇{n}", people=30) for n in range(3))
    of_department = meeting(is_department=True, seats=seats)

    assert forms(of_department, "GD-12b", limits("LOC-03")) == ["people_of_department"]
    assert not hits(of_department, "GD-12b", limits("LOC-02"))
    assert not hits(replace(of_department, is_department=False), "GD-12b", limits("LOC-03"))
    assert not hits(of_department, "GD-12b")


def test_video_meetings_and_all_meetings_have_bounds_of_minutes_in_some_places() -> None:
    video = meeting(hours=1.75, mode="video")

    assert forms(video, "GD-12b", limits("LOC-05")) == ["video_minutes"]
    assert not hits(replace(video, mode="onsite"), "GD-12b", limits("LOC-05"))
    assert forms(meeting(hours=2.5), "GD-12b", limits("LOC-04")) == ["minutes"]
    assert not hits(video, "GD-12b")


def test_people_of_a_class_four_meeting_are_bound() -> None:
    seats = tuple(seat(f"镇{n}", people=3) for n in range(17))

    assert forms(meeting(category="四类", seats=seats), "HY-01") == ["class"]
    assert not hits(meeting(category="四类", seats=seats[:16]), "HY-01")
    assert not hits(meeting(category="", seats=seats), "HY-01")
    assert forms(meeting(seats=seats), "GD-12b", limits(people=50)) == ["people"]


def test_meeting_that_conveys_takes_a_day_at_most() -> None:
    title = "传达全市森林防火会议精神会议"

    assert forms(meeting(FRIDAY, hours=33, title=title), "HY-01") == ["conveying"]
    assert not hits(meeting(FRIDAY, hours=9, title=title), "HY-01")
    assert not hits(meeting(FRIDAY, hours=33), "HY-01")


def test_rules_that_nobody_confirmed_are_held_against_nobody() -> None:
    seats = tuple(seat(f"镇{n}", people=20) for n in range(8))
    third = meeting(category="三类", seats=seats)
    national = meeting(
        level=0, is_department=True, seats=(seat("江东省", level=1, people=301, role="省长"),)
    )

    assert not hits(third, "HY-01a")
    assert not hits(national, "BX-02a")
    confirmed = {hit.rule for hit in check(third, DEFAULTS, {"HY-01a"})}
    assert "HY-01a" in confirmed
    forms_of_national = [hit.form for hit in check(national, DEFAULTS, {"BX-02a"})]
    assert forms_of_national == ["people", "heads_called"]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"legal_basis": "地方组织法"}, "statutory"),
        ({"title": "全县防汛应急响应调度会"}, "emergency"),
        ({"title": "安平县第五届人民代表大会第二次会议"}, ""),
        ({"title": "全县应急处置演练总结会"}, ""),
    ],
)
def test_what_is_spared_is_told_with_its_reason(told: dict[str, str], reason: str) -> None:
    (hit,) = hits(spoken(Speech("王某", "县委书记", 90), **told), "GD-12a")

    assert hit.spared == reason


def test_rule_holds_from_the_day_it_is_in_force() -> None:
    long_ago = meeting(at(2024, 8, 5, 9), speeches=(Speech("王某", "县委书记", 90),))

    assert not hits(long_ago, "GD-12a")


def test_city_has_its_own_heads() -> None:
    both = (Speech("某", "市委书记", 20), Speech("某", "市长", 20))

    assert hits(meeting(level=CITY, speeches=both), "GD-12")
