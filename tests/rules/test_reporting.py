"""What papers ask back for: GD-06 and GD-16."""

from datetime import date

import pytest

from tests.rules.papers import hits, rules_of, subject

REPORTS = (
    "请各乡镇于3月31日前将贯彻落实情况报送县政府办公室。",
    "各单位要于每月25日前上报工作进展情况。",
    "年底前，各乡镇要将全年工作总结书面报县林业局。",
    "建立月报告制度，各乡镇每月5日前报送护林工作推进情况。",
    "落实情况请于4月10日前反馈县政府办公室。",
)
SUPPORTING = (
    "各乡镇要结合实际制定实施方案，明确责任分工。",
    "请各地抓紧研究制定实施细则，于4月底前印发。",
    "各县（市、区）要出台配套政策。",
)
LAWFUL = (
    "发现火情险情要第一时间上报县应急管理局。",
    "遇有突发情况请及时报告。",
    "请各单位将参会人员名单于3月10日前报送县政府办公室。",
    "由县林业局牵头制定林区道路修复实施方案。",
    "县林业局制定防火物资储备实施方案。",
    "一般不要求各乡镇报送贯彻落实情况。",
    "不得要求基层层层制定实施方案、报送落实情况。",
    "去年，各乡镇按要求报送了贯彻落实情况。",
    "为贯彻落实上级部署，特制定本实施方案。",
    "纠治要求基层频繁报送工作总结等问题。",
    "各乡镇要修订完善应急预案，定期组织演练。",
)


@pytest.mark.parametrize("sentence", REPORTS)
def test_demand_to_report_on_implementation_is_a_hit(sentence: str) -> None:
    (hit,) = hits(subject(sentence), "GD-06")

    assert hit.sentence == sentence
    assert hit.softness == "general"
    assert hit.figures["asks"] == "report"


@pytest.mark.parametrize("sentence", SUPPORTING)
def test_demand_for_a_supporting_paper_is_a_hit(sentence: str) -> None:
    (hit,) = hits(subject(sentence), "GD-06")

    assert hit.figures["asks"] == "supporting"


@pytest.mark.parametrize("sentence", LAWFUL)
def test_what_burdens_nobody_is_no_hit(sentence: str) -> None:
    assert not hits(subject(sentence), "GD-06")


def test_report_to_a_superior_asks_nothing_back() -> None:
    upward = subject(
        "现将贯彻落实情况报告如下，下一步各乡镇将按月报送工作进展情况。",
        issuer="安平县林业局",
        title="关于护林工作情况的报告",
        to="县政府",
    )

    assert "GD-06" not in rules_of(upward)


def test_paper_of_before_the_regulation_is_not_held_to_it() -> None:
    early = subject(REPORTS[0], day=date(2024, 8, 5))

    assert not hits(early, "GD-06")


@pytest.mark.parametrize(
    ("sentence", "is_hit"),
    [
        ("请于今天下午5点前将统计表报送县林业局。", True),
        ("请于3月6日下午4点前将统计表报送县林业局。", True),
        ("各乡镇每日17:00前报送巡护台账。", True),
        ("每周五前报送护林统计表。", True),
        ("请于3月20日前将统计表报送县林业局。", False),
        ("请于3月6日上午10点前将参会回执报送县林业局。", False),
        ("发现险情当天上报。", False),
        ("每周向业主代表当面报告一次处置进展。", False),
    ],
)
def test_hurried_and_frequent_demands_are_hits(sentence: str, is_hit: bool) -> None:
    assert bool(hits(subject(sentence), "GD-16")) == is_hit


def test_two_demands_of_the_published_case_are_hits() -> None:
    """K15: from 3 March to 4 March 16:00, and within one day on 6 March."""
    issuer = {"issuer": "金水县工业和信息化局", "title": "关于报送企业用工情况的通知"}
    next_day = subject("请于3月4日下午4点前上报用工统计表。", day=date(2025, 3, 3), **issuer)
    same_day = subject("请于当天下午3点前报送用工统计表。", day=date(2025, 3, 6), **issuer)

    assert hits(next_day, "GD-16")
    assert hits(same_day, "GD-16")


def test_third_demand_of_a_week_is_a_hit_that_names_an_earlier_one() -> None:
    demand = "请于4月20日前将统计表报送县林业局。"
    papers = [
        subject(demand, id=f"d{day}", day=date(2025, 3, day), number=f"安政办发〔2025〕{day}号")
        for day in (3, 5, 6)
    ]

    assert [bool(hits(one, "GD-16", papers)) for one in papers] == [False, False, True]
    (hit,) = hits(papers[2], "GD-16", papers)
    assert hit.other == "d5"
    assert hit.figures["papers"] == 3


def test_emergency_reports_may_be_daily() -> None:
    flood = subject(
        "各乡镇每日17:00前报送雨情汛情统计表。", title="关于做好强降雨防范应对工作的通知"
    )

    assert not hits(flood, "GD-16")
