"""Repetitions that are hard to see."""

from dataclasses import replace

import pytest

from meetings.layering import Meeting, Mode, link
from tests.layering.county import UNITS, meeting

FLOOD = "巡查山塘水库|备足砂石编织袋|核对转移路线"


def _edges(*meetings: Meeting) -> list[tuple[str, str]]:
    return [(edge.upper, edge.lower) for edge in link(meetings, UNITS).edges]


def test_county_meeting_that_conveys_three_superior_meetings_names_all_of_them() -> None:
    uppers = (
        meeting("m1", "c", "全市防汛工作会议", agenda="巡查山塘水库", seats="k:2"),
        meeting("m2", "c", "全市征兵工作会议", 1, agenda="核对体检名册", seats="k:2"),
        meeting("m3", "c", "全市秸秆禁烧工作会议", 2, agenda="划定禁烧网格", seats="k:2"),
    )
    agenda = "传达全市防汛工作会议精神|传达全市征兵工作会议精神|传达全市秸秆禁烧工作会议精神"
    (edge,) = link((*uppers, meeting("m4", "k", "县委常委会会议", 4, agenda=agenda)), UNITS).edges

    assert {edge.upper, *(one.upper for one in edge.also)} == {"m1", "m2", "m3"}


def test_standing_meeting_with_one_conveying_item_of_eight_is_charged_for_that_item() -> None:
    upper = meeting("m1", "c", "全市防汛工作会议", agenda=FLOOD, seats="k:2")
    agenda = (
        "研究人事事项|审议财务收支|安排值班|讨论党员发展对象|传达全市防汛工作会议精神"
        "|研究公车维修|审定低保名单|学习理论文章"
    )
    (edge,) = link((upper, meeting("m2", "k", "县委常委会会议", 4, agenda=agenda)), UNITS).edges

    assert (edge.upper, edge.items) == ("m1", (4,))


def test_department_relays_the_meeting_of_its_line() -> None:
    upper = meeting("m1", "ce", "全市校园安全会议", agenda="排查食堂|查验校车", seats="ke:1;k:1")
    lower = meeting("m2", "ke", "传达全市校园安全会议精神", 2, agenda="排查食堂|查验校车")

    assert _edges(upper, lower) == [("m1", "m2")]


def test_county_conveys_a_meeting_that_only_its_bureau_sat_in() -> None:
    upper = meeting("m1", "cw", "全市防汛会议", agenda=FLOOD, seats="cw:4;kw:2")
    lower = meeting(
        "m2", "k", "县委常委会会议", 3, agenda="研究人事事项|传达全市防汛会议精神|安排值班"
    )

    assert _edges(upper, lower) == [("m1", "m2")]


def test_parent_that_failed_and_was_held_again_is_the_second_one() -> None:
    failed = meeting("m1", "k", "全县防汛视频会议", agenda=FLOOD, seats="t:2", mode=Mode.VIDEO)
    again = meeting("m2", "k", "补开全县防汛视频会议", 1, agenda=FLOOD, seats="t:2")
    lower = meeting("m3", "t", "青山镇防汛会议", 3, agenda=FLOOD)

    assert _edges(failed, again, lower) == [("m2", "m3")]


def test_village_repeats_a_county_video_meeting_that_reached_it() -> None:
    upper = meeting("m1", "k", "全县防汛视频会议", agenda=FLOOD, seats="t:2;v:3", mode=Mode.VIDEO)
    lower = meeting("m2", "v", "和平村防汛会议", 2, agenda=FLOOD)

    assert _edges(upper, lower) == [("m1", "m2")]


def test_weekend_between_does_not_hide_a_repetition() -> None:
    upper = meeting("m1", "k", "全县防汛工作会议", 4, agenda=FLOOD, seats="t:2")
    lower = meeting("m2", "t", "青山镇防汛工作会议", 7, agenda=FLOOD)

    assert _edges(upper, lower) == [("m1", "m2")]


def test_meetings_without_agendas_are_linked_when_one_conveys_the_other() -> None:
    upper = meeting("m1", "k", "全县防汛工作会议", seats="t:2")
    lower = meeting("m2", "t", "青山镇传达全县防汛工作会议精神", 2)

    assert _edges(upper, lower) == [("m1", "m2")]


def test_dates_without_hours_and_missing_ends_are_no_obstacle() -> None:
    upper = meeting("m1", "k", "全县防汛工作会议", agenda=FLOOD, seats="t:2", hours=None)
    lower = meeting("m2", "t", "青山镇防汛工作会议", 2, agenda=FLOOD, hours=None)
    dated = [replace(one, start=one.start.replace(hour=0), timed=False) for one in (upper, lower)]

    assert _edges(*dated) == [("m1", "m2")]


def test_measure_of_its_own_says_nothing_against_a_repetition() -> None:
    upper = meeting("m1", "k", "全县防汛工作会议", agenda="巡查山塘水库|备足砂石编织袋")
    own = "安排本级12万元|由周立新牵头组建队伍|采购水泵3台"
    lower = meeting("m2", "t", "青山镇党委会", 3, agenda=f"巡查山塘水库|备足砂石编织袋|{own}")

    assert _edges(upper, lower) == [("m1", "m2")]


@pytest.mark.parametrize("title", ["青山镇班子例会", "青山镇支部书记例会"])
def test_standing_meeting_that_takes_over_a_whole_agenda_repeats_it(title: str) -> None:
    upper = meeting("m1", "k", "全县防汛工作会议", agenda=FLOOD, seats="t:2")
    lower = meeting("m2", "t", title, 3, agenda=f"{FLOOD}|安排值班")

    assert _edges(upper, lower) == [("m1", "m2")]


def test_huddle_on_one_topic_is_no_edition_of_a_series() -> None:
    upper = meeting("m1", "k", "全县防汛工作会议", agenda=FLOOD, seats="t:2")
    lower = meeting("m2", "t", "防汛碰头会", 3, agenda=FLOOD)

    assert _edges(upper, lower) == [("m1", "m2")]


@pytest.mark.parametrize(
    "title", ["全县防汛业务会商会", "全县防汛指挥部第一次会议", "全县防汛工作总结暨动员部署会"]
)
def test_parent_is_a_deployment_whatever_else_its_title_says(title: str) -> None:
    upper = meeting("m1", "k", title, agenda=FLOOD, seats="t:2")
    lower = meeting("m2", "t", "青山镇防汛工作会议", 3, agenda=FLOOD)

    assert _edges(upper, lower) == [("m1", "m2")]


def test_headquarters_meeting_is_conveyed_as_the_place_s_own() -> None:
    upper = meeting("m1", "k", "云岫县防汛指挥部会议", agenda=FLOOD, seats="t:2")
    agenda = "研究人事事项|传达云岫县防汛指挥部会议精神"

    assert _edges(upper, meeting("m2", "t", "青山镇党委会", 3, agenda=agenda)) == [("m1", "m2")]


def test_main_points_of_the_spirit_are_one_phrase_that_names_the_meeting() -> None:
    other = meeting("m1", "k", "全县防汛工作座谈会", 1, agenda="总体考虑", seats="t:2")
    agenda = "研究人事事项|学习传达全县防汛视频调度会主要精神"

    assert _edges(other, meeting("m2", "t", "青山镇党委会", 3, agenda=agenda)) == []
