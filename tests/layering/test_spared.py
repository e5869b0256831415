"""Repetitions that are no layered meetings, and names that spare nothing."""

from dataclasses import replace

import pytest

from meetings.layering import Edge, Meeting, link
from tests.layering.county import UNITS, meeting

AGENDA = "通报秸秆禁烧进展|部署网格化巡查|落实离田补贴"
UPPER = meeting("m1", "c", "全市秸秆禁烧工作推进会", agenda=AGENDA, seats="c:6;k:4;k2:4")


def _edges(*meetings: Meeting) -> dict[str, Edge]:
    return {edge.lower: edge for edge in link(meetings, UNITS).edges}


def _lower(title: str = "全县秸秆禁烧工作会议", day: float = 3, **more: str) -> Meeting:
    return meeting("m2", "k", title, day, **{"agenda": AGENDA, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["会议", "座谈会", "调度会", "学习会", "紧急部署会", "研讨会"])
def test_meeting_under_another_name_is_linked_and_not_spared(word: str) -> None:
    edge = _edges(UPPER, _lower(f"全县秸秆禁烧工作{word}"))["m2"]

    assert (edge.upper, edge.novelty, edge.spared) == ("m1", 0.0, "")


def test_legal_basis_spares_a_meeting_and_its_name_alone_does_not() -> None:
    items = "传达全市秸秆禁烧工作推进会精神|传达全市秸秆禁烧工作推进会精神及讲话要求"
    named = _lower("青山镇党员大会", agenda=items)
    with_basis = replace(named, legal_basis="党章第三十条")

    assert _edges(UPPER, named)["m2"].spared == ""
    assert _edges(UPPER, with_basis)["m2"].spared == "statutory"


def test_statutory_meeting_that_conveys_beside_its_own_business_is_spared() -> None:
    items = "听取党委工作报告|选举党代表|传达全市秸秆禁烧工作推进会精神"

    edge = _edges(UPPER, _lower("云岫县党员代表大会", agenda=items))["m2"]

    assert (edge.spared, edge.items) == ("statutory", (2,))


def test_response_to_an_event_within_a_day_is_spared() -> None:
    upper = meeting("m1", "c", "全市防汛工作视频会议", agenda=AGENDA, seats="k:3")
    agenda = "传达全市防汛工作视频会议精神|研判雨情|调度抢险力量"

    edge = _edges(upper, _lower("全县暴雨应急会商", 0.3, agenda=agenda))["m2"]

    assert edge.spared == "emergency"


def test_meeting_held_again_after_the_line_broke_is_another_child_and_spared() -> None:
    failed = _lower("全县秸秆禁烧工作视频会议", 3)
    again = meeting("m3", "k", "补开全县秸秆禁烧工作视频会议", 5, agenda=AGENDA)

    edges = _edges(UPPER, failed, again)

    assert (edges["m2"].upper, edges["m3"].upper) == ("m1", "m1")
    assert (edges["m2"].spared, edges["m3"].spared) == ("", "rerun")


def test_meeting_after_one_whose_minutes_tell_of_the_failure_is_spared() -> None:
    failed = _lower(minutes="会议开始二十分钟后视频信号中断，决定另行召开。")
    again = meeting("m3", "k", "全县秸秆禁烧工作会议", 4, agenda=AGENDA)

    assert _edges(UPPER, failed, again)["m3"].spared == "rerun"


def test_making_up_for_nothing_is_not_spared() -> None:
    assert _edges(UPPER, _lower("补开全县秸秆禁烧工作会议"))["m2"].spared == ""


def test_township_that_merges_three_superior_meetings_is_spared_and_names_all_three() -> None:
    uppers = [
        meeting("m1", "k", "全县秸秆禁烧工作会议", 0, agenda=AGENDA, seats="k:4;t:2"),
        meeting("m2", "k", "全县征兵工作会议", 1, agenda="体检政审|役前训练", seats="k:4;t:2"),
        meeting("m3", "k", "全县校园安全会议", 2, agenda="校车接送|食堂卫生", seats="k:4;t:2"),
    ]
    agenda = "部署网格化巡查|落实离田补贴|体检政审|役前训练|校车接送|食堂卫生"
    town = meeting("m4", "t", "青山镇重点工作部署会", 5, agenda=agenda)

    edge = _edges(*uppers, town)["m4"]

    assert {edge.upper, *(one.upper for one in edge.also)} == {"m1", "m2", "m3"}
    assert (edge.spared, edge.novelty) == ("merges", 0.0)
    repeated = [edge.items, *(one.items for one in edge.also)]
    assert sorted(i for items in repeated for i in items) == list(range(6))


@pytest.mark.parametrize(
    "own", ["研究无人机采购资金20万元", "确定李明为第三片区验收人", "由王芳牵头成立收储专班"]
)
def test_meeting_that_decides_money_or_persons_of_its_own_is_spared(own: str) -> None:
    edge = _edges(UPPER, _lower(agenda=f"部署网格化巡查|落实离田补贴|{own}"))["m2"]

    assert edge.spared == "own_measures"
    assert own in edge.own


def test_measures_in_the_minutes_spare_and_those_of_the_superior_meeting_do_not() -> None:
    minutes = "一、安排经费20万元。二、由王芳牵头督导。三、新增巡查点位12个点位。"
    upper = replace(UPPER, minutes=minutes)

    assert _edges(UPPER, _lower(minutes=minutes))["m2"].spared == "own_measures"
    assert _edges(upper, _lower(minutes=minutes))["m2"].spared == ""


def test_padding_a_copy_with_general_words_spares_nothing() -> None:
    padded = f"{AGENDA}|主要领导讲话|由各村负责落实有关工作"

    assert _edges(UPPER, _lower(agenda=padded))["m2"].spared == ""


def test_routine_meeting_is_charged_for_its_conveying_item_alone() -> None:
    agenda = "研究人事事项|传达全市秸秆禁烧推进会精神|审议预算调整"

    edge = _edges(UPPER, _lower("县政府第12次常务会议", agenda=agenda))["m2"]

    assert (edge.items, edge.spared) == ((1,), "")
    assert edge.novelty == pytest.approx(2 / 3)


def test_standing_meeting_that_only_conveys_is_not_spared() -> None:
    edge = _edges(UPPER, _lower("县政府第12次常务会议", agenda="传达全市秸秆禁烧推进会精神"))["m2"]

    assert (edge.novelty, edge.spared) == (0.0, "")
