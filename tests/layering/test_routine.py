"""Meetings held as a matter of course tie nothing together, whatever their agendas."""

from collections.abc import Sequence

import pytest

from meetings.layering import Links, Meeting, link
from tests.layering.county import UNITS, meeting

AGENDA, SEATS = "秸秆禁烧动员@t|教育督导反馈@ke", "t:2;ke:2"
WEEK, MONTH, QUARTER = 7.0, 30.0, 91.0
ROUTINE = """
县政府常务会议 县长办公会议 局党组（扩大）会议 局务会 班子成员会 领导班子会议 书记碰头会 镇长办公会
两委会
支委会 中心组学习会 党政联席会议 周例会 周调度会 月度例会 月调度会 旬调度会 季度调度会 晨会
夜学 班前会
每周工作会 双周例会 一周工作安排会 周五工作交流会 逢十议事会 第3次工作会议 第8期调度会
机关工作会（3月）
院务会 校务会 站务会 村务会 行政办公会 安委会全体会议 工作通气会 常态化工作调度会
"""
CALLED = """
近期重点工作推进会 综合工作会议 工作会议 重点任务集中部署会 有关工作会议 工作推进大会
年中工作会议 下半年工作会议 四季度重点工作推进会 现场办公会 情况通报会
"""


def _held(title: str, *days: float, unit: str = "k") -> list[Meeting]:
    return [meeting(f"{unit}{day:g}", unit, title, day, agenda=AGENDA, seats=SEATS) for day in days]


def _nested(meetings: Sequence[Meeting]) -> set[str]:
    found: Links = link(meetings, UNITS)
    return {one.meeting for one in found.nested}


@pytest.mark.parametrize("title", ROUTINE.split())
def test_name_that_says_when_or_which_circle_meets_is_routine(title: str) -> None:
    assert _nested(_held(f"云岫县{title}", 0)) == set()


@pytest.mark.parametrize("title", CALLED.split())
def test_name_of_what_a_meeting_was_called_for_is_none(title: str) -> None:
    assert _nested(_held(f"云岫县{title}", 0)) == {"k0"}


@pytest.mark.parametrize("days", [WEEK, MONTH, QUARTER])
def test_four_in_a_row_at_one_distance_are_routine_under_any_name(days: float) -> None:
    assert _nested(_held("云岫县近期工作会", 0, days, 2 * days, 3 * days)) == set()


def test_four_at_any_distance_are_not() -> None:
    meetings = _held("云岫县近期工作会", 0, 5, 33, 40)

    assert _nested(meetings) == {one.id for one in meetings}


def test_name_under_which_others_meet_every_week_is_routine() -> None:
    weeks = [week * WEEK for week in range(4)]
    others = _held("澄阳市近期工作会", *weeks, unit="c") + _held(
        "石门县近期工作会", *weeks, unit="k2"
    )

    assert _nested([*_held("云岫县人民政府近期工作会", 3), *others]) == set()


def test_name_that_one_other_keeps_a_pace_under_is_not() -> None:
    others = _held("澄阳市近期工作会", *[week * WEEK for week in range(4)], unit="c")

    assert _nested([*_held("云岫县近期工作会", 3), *others]) == {"k3"}


def test_kind_on_record_makes_it_routine() -> None:
    one = meeting("m1", "k", "工作会议", agenda=AGENDA, seats=SEATS, kind="局务会")

    assert _nested([one]) == set()
