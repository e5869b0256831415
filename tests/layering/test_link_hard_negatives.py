import pytest

from meetings.layering import Meeting, link
from tests.layering.county import UNITS, meeting


def _linked(*meetings: Meeting) -> list[str]:
    return [edge.lower for edge in link(meetings, UNITS).edges]


def test_weekly_meetings_of_two_levels_are_not_linked() -> None:
    agenda = "研究人事事项|审议财务收支|安排值班"
    meetings = [
        meeting(f"{unit}{week}", unit, "党委会议", 7 * week + day, agenda=agenda)
        for week in range(4)
        for day, unit in enumerate(("c", "k", "t"))
    ]

    assert _linked(*meetings) == []


@pytest.mark.parametrize(
    "title", ["{}暴雨应急会商", "{}防汛抢险紧急调度会", "{}山火扑救现场处置会"]
)
def test_one_emergency_at_four_levels_is_not_a_chain(title: str) -> None:
    agenda = "研判雨情|调度抢险力量|转移群众"
    levels = zip("pckt", ("全省", "全市", "全县", "全镇"), strict=True)
    meetings = [
        meeting(unit, unit, title.format(word), hour / 24, agenda=agenda)
        for hour, (unit, word) in enumerate(levels)
    ]

    assert _linked(*meetings) == []


def test_quarterly_editions_of_two_levels_are_not_linked() -> None:
    agenda = "通报安全生产形势|部署重大隐患排查"
    upper = meeting("m1", "c", "全市三季度安全生产例会", agenda=agenda, seats="k:3")
    lower = meeting("m2", "k", "全县三季度安全生产例会", 4, agenda=agenda)

    assert _linked(upper, lower) == []


@pytest.mark.parametrize(
    "title", ["{}第十七届人民代表大会第三次会议", "{}党员代表大会", "政协{}九届二次全体会议"]
)
def test_meetings_prescribed_by_law_are_not_linked(title: str) -> None:
    agenda = "听取政府工作报告|审查预算草案"
    upper = meeting("m1", "c", title.format("澄阳市"), agenda=agenda, seats="k:3")
    lower = meeting("m2", "k", title.format("云岫县"), 6, agenda=agenda)

    assert _linked(upper, lower) == []


@pytest.mark.parametrize("title", ["全县秸秆禁烧业务培训班", "云岫县秸秆禁烧工作总结表彰会"])
def test_training_and_review_do_not_repeat_a_deployment(title: str) -> None:
    upper = meeting("m1", "c", "全市秸秆禁烧工作会议", agenda="部署网格化巡查", seats="k:3")
    lower = meeting("m2", "k", title, 5, agenda="操作讲解|答疑")

    assert _linked(upper, lower) == []


def test_own_meeting_on_the_same_topic_with_other_items_is_not_linked() -> None:
    upper = meeting(
        "m1", "c", "全市道路交通安全会议", agenda="农村面包车整治|劝导站建设", seats="c:3;k2:3"
    )
    lower = meeting("m2", "k", "全县道路交通安全会议", 5, agenda="电动自行车上牌|学校门口信号灯")

    assert _linked(upper, lower) == []
