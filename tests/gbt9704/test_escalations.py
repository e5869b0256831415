"""Demands that grow from level to level: the worked example of burden.md 2.7, K19 and others."""

import math
from datetime import date
from itertools import pairwise

import pytest

from docs_audit.gbt9704 import (
    Demands,
    Escalation,
    Requirement,
    allowed_days,
    escalations_of,
    read_paper,
)
from docs_audit.gbt9704.escalations import due_day

_FRAME = "{title}\n{to}：\n{body}\n{issuer}\n{day}\n"
_PLACES = {
    "province": ("江东省民政厅关于低保核查的通知", "各市民政局", "江东省民政厅"),
    "city": ("临江市民政局关于低保核查的通知", "各县（市、区）民政局", "临江市民政局"),
    "county": ("安平县民政局关于低保核查的通知", "各乡镇", "安平县民政局"),
    "township": ("青河镇关于低保核查的通知", "各村", "青河镇人民政府"),
    "village": ("东街村关于低保核查的通知", "各小组", "东街村村民委员会"),
}


def asked(body: str, day: str, level: str = "county") -> Demands:
    title, to, issuer = _PLACES[level]
    year, month, date_ = (int(one) for one in day.split("-"))
    written = f"{year}年{month}月{date_}日"
    text = _FRAME.format(title=title, to=to, body=body, issuer=issuer, day=written)
    return Demands(date.fromisoformat(day), read_paper(text).requirements)


def grown(child: str, parent: str, kind: str = "") -> list[Escalation]:
    """From a city's paper of 1 June to its county's of 5 June."""
    found = escalations_of(asked(child, "2025-06-05"), asked(parent, "2025-06-01", "city"))
    return [one for one in found if not kind or one.kind == kind]


def chain(bodies: list[str], days: list[str], kind: str) -> list[Escalation]:
    papers = [
        asked(body, day, level) for body, day, level in zip(bodies, days, _PLACES, strict=True)
    ]
    steps = []
    for parent, child in pairwise(papers):
        steps += [one for one in escalations_of(child, parent) if one.kind == kind]
    return steps


_DAYS = ["2025-06-01", "2025-06-03", "2025-06-05", "2025-06-06", "2025-06-07"]


def test_quotas_of_the_worked_example_add_up() -> None:
    bodies = [f"低保对象复核完成率要达到{share}%。" for share in (90, 92, 95, 98, 100)]

    steps = chain(bodies, _DAYS, "quota")

    logs = [one.log_step or 0.0 for one in steps]
    assert [round(one, 5) for one in logs] == [0.02198, 0.03209, 0.03109, 0.02020]
    assert round(sum(logs), 5) == 0.10536
    assert round(100 * (math.exp(sum(logs)) - 1), 2) == 11.11
    assert {one.change for one in steps} == {"tightened"}


def test_deadlines_of_the_worked_example_leave_the_village_a_tenth_of_the_time() -> None:
    bodies = [f"请于6月{day}日前完成低保对象复核。" for day in (30, 25, 20, 15, 10)]

    steps = chain(bodies, _DAYS, "deadline")

    allowed = [
        allowed_days(date.fromisoformat(day), f"2025-06-{due}")
        for day, due in zip(_DAYS, (30, 25, 20, 15, 10), strict=True)
    ]
    assert allowed == [29, 22, 15, 9, 3]
    logs = [one.log_step or 0.0 for one in steps]
    assert [round(one, 4) for one in logs] == [-0.2763, -0.3830, -0.5108, -1.0986]
    assert round(sum(logs), 4) == -2.2687
    assert round(100 * math.exp(sum(logs)), 2) == 10.34
    advance = [
        (date.fromisoformat(one.parent_value) - date.fromisoformat(one.value)).days for one in steps
    ]
    assert advance == [5, 5, 5, 5]
    assert {one.change for one in steps} == {"tightened"}


def test_goal_of_the_province_brought_forward_by_years() -> None:
    """K19: end of December 2023 became 80 % by 30 June 2021."""
    province = asked(
        "各市总工会要推动百人以上企业建立工会组织，2023年12月底前建会率达到100%。",
        "2021-01-10",
        "province",
    )
    city = asked(
        "各县（区）总工会要加快推动百人以上企业建立工会组织，2021年6月30日前建会率达到80%。",
        "2021-03-01",
        "city",
    )

    found = {one.kind: one for one in escalations_of(city, province)}

    assert found["deadline"].change == "tightened"
    assert (found["deadline"].parent_value, found["deadline"].value) == ("2023-12-31", "2021-06-30")
    assert found["quota"].change == "loosened"


@pytest.mark.parametrize(
    ("child", "parent", "kind", "change"),
    [
        ("请于6月20日前报送总结。", "请于6月30日前报送总结。", "deadline", "tightened"),
        ("请于6月30日前报送总结。", "请于6月30日前报送总结。", "deadline", "same"),
        ("请于7月5日前报送总结。", "请于6月30日前报送总结。", "deadline", "loosened"),
        ("请于6月30日12:00前报送总结。", "请于6月30日前报送总结。", "deadline", "tightened"),
        ("务必于6月18日前报来经验材料。", "经验材料请于6月25日前报市委。", "deadline", "tightened"),
        ("6月25日前收尾管网改造。", "6月30日前要全面完成管网改造。", "deadline", "tightened"),
        ("请于3个工作日内报送总结。", "请于5个工作日内报送总结。", "deadline", "tightened"),
        ("请于6月6日前报送总结。", "请于10个工作日内报送总结。", "deadline", "tightened"),
        ("请于2个工作日内报送总结。", "请于6月20日前报送总结。", "deadline", "tightened"),
        ("每村宣讲不少于5次。", "每村宣讲不少于3次。", "quota", "tightened"),
        ("文件数量要压减40%。", "文件数量要压减30%。", "quota", "tightened"),
        ("文件字数控制在3000字以内。", "文件字数控制在5000字以内。", "quota", "tightened"),
        ("文件字数控制在6000字以内。", "文件字数控制在5000字以内。", "quota", "loosened"),
        ("播种面积不少于1.2万亩。", "播种面积不少于9000亩。", "quota", "tightened"),
        ("每周报送工作进展情况。", "每月报送工作进展情况。", "frequency", "tightened"),
        ("每月报送工作进展情况。", "每月报送工作进展情况。", "frequency", "same"),
    ],
)
def test_change_of_one_demand(child: str, parent: str, kind: str, change: str) -> None:
    assert [one.change for one in grown(child, parent, kind)] == [change]


def test_material_that_only_the_child_asks_for_is_added() -> None:
    found = grown("请报送工作总结、佐证照片和台账。", "请报送工作总结。", "material")

    assert [(one.value, one.change) for one in found] == [
        ("工作总结", "same"),
        ("佐证照片", "added"),
        ("台账", "added"),
    ]
    assert found[1].parent_index is None


def test_any_demand_that_only_the_child_makes_is_added() -> None:
    parent = "请于6月30日前报送工作总结。"
    child = "请于6月30日前报送工作总结。各村每周宣讲不少于3次。9月底前完成水渠修复。"

    found = [(one.kind, one.value) for one in grown(child, parent) if one.change == "added"]

    assert found == [("quota", "3次"), ("frequency", "weekly"), ("deadline", "2025-09-30")]


def test_demands_on_different_things_are_not_linked() -> None:
    found = grown("请于6月10日前完成危房改造。", "请于6月30日前报送防汛预案。")

    assert found == []


def test_quotas_of_different_units_are_not_linked() -> None:
    assert grown("走访农户不少于5次。", "走访农户不少于30户。", "quota") == []


def test_two_demands_on_one_thing_go_to_their_own_counterparts() -> None:
    parent = "请于6月20日前报送方案，12月20日前报送总结。"
    child = "请于6月15日前报送方案，12月10日前报送总结。"

    pairs = [(one.parent_value[5:], one.value[5:]) for one in grown(child, parent, "deadline")]

    assert pairs == [("06-20", "06-15"), ("12-20", "12-10")]


SOWING = "油菜直播在10月20日前结束、移栽在11月2日前结束，每亩基本苗不低于2万株。"


def test_dates_of_one_sentence_that_was_carried_over_stay_what_they_were() -> None:
    found = grown(SOWING, f"冬闲田于9月30日前完成清查。{SOWING}", "deadline")

    assert [(one.value, one.change) for one in found] == [
        ("2025-10-20", "same"),
        ("2025-11-02", "same"),
    ]


def test_dates_of_one_sentence_are_compared_in_their_order() -> None:
    earlier = SOWING.replace("10月20日", "10月15日").replace("11月2日", "10月28日")

    found = grown(earlier, f"冬闲田于9月30日前完成清查。{SOWING}", "deadline")

    assert [(one.parent_value, one.value) for one in found] == [
        ("2025-10-20", "2025-10-15"),
        ("2025-11-02", "2025-10-28"),
    ]


def test_paper_without_date_is_compared_without_a_log() -> None:
    parent = Demands(None, asked("请于6月30日前报送总结。", "2025-06-01", "city").requirements)

    (found, *_) = escalations_of(asked("请于6月20日前报送总结。", "2025-06-05"), parent)

    assert (found.change, found.log_step) == ("tightened", None)


def test_requirements_of_another_day_are_left_to_the_reader() -> None:
    demand = Requirement("deadline", "5wd", "报送总结", "请于5个工作日内报送总结。", (0, 14))

    found = escalations_of(Demands(None, (demand,)), Demands(date(2025, 6, 1), (demand,)))

    assert [(one.change, one.log_step) for one in found] == [("same", 0.0)]


@pytest.mark.parametrize(
    ("issued_on", "due", "day"),
    [
        # Holidays 1 to 8 October 2025, offices open on Saturday 11.
        (date(2025, 9, 30), "5wd", date(2025, 10, 14)),
        (date(2025, 6, 6), "3wd", date(2025, 6, 11)),
        (date(2060, 3, 5), "1wd", date(2060, 3, 8)),
    ],
)
def test_working_days_leave_out_holidays_and_count_make_up_days(
    issued_on: date, due: str, day: date
) -> None:
    assert due_day(issued_on, due) == day
