"""Demands as tuples: deadlines, quotas, frequencies, materials."""

import pytest

from docs_audit.gbt9704 import read_paper

_FRAME = "安平县民政局关于救助工作的通知\n各乡镇：\n{}\n安平县民政局\n2025年3月4日\n"


def demands(sentence: str, kind: str) -> list[str]:
    paper = read_paper(_FRAME.format(sentence))
    return [one.value for one in paper.requirements if one.kind == kind]


@pytest.mark.parametrize(
    ("sentence", "deadlines"),
    [
        ("请于2025年3月31日前将情况报送县民政局。", ["2025-03-31"]),
        ("请于3月31日下班前报送。", ["2025-03-31"]),
        ("3月6日下午3点前报送县民政局。", ["2025-03-06T15:00"]),
        ("3月4日16:00前反馈。", ["2025-03-04T16:00"]),
        ("次日下午4点半前上报。", ["2025-03-05T16:30"]),
        ("6月底前完成整改。", ["2025-06-30"]),
        ("年底前全面完成。", ["2025-12-31"]),
        ("到2026年底，全部建成。", ["2026-12-31"]),
        ("2026年，2月底前完成摸排。", ["2026-02-28"]),
        ("请在3个工作日内反馈。", ["3wd"]),
        ("请于本周五下午3点前报送。", ["2025-03-07T15:00"]),
        ("报名截止时间为4月2日。", ["2025-04-02"]),
        ("会议于3月5日召开。", []),
        ("2024年底已经完成。", []),
        ("十月底前完成整改。", ["2025-10-31"]),
        ("三月底前报送实施方案。", ["2025-03-31"]),
        ("今年十一月末前办结。", ["2025-11-30"]),
        ("2026年二月底前完成摸排。", ["2026-02-28"]),
        ("四月十五日前报送。", ["2025-04-15"]),
        ("二三个工作日内反馈，四月二三日前报送。", ["3wd"]),
        ("月底前报送台账。", ["2025-03-31"]),
        ("下月底前报送台账。", ["2025-04-30"]),
        ("每月底前报送台账。", []),
        (
            "各乡镇于5月31日、8月31日、11月30日前分别报送小结。",
            ["2025-05-31", "2025-08-31", "2025-11-30"],
        ),
        ("请于明日（3月5日）上午10时前报送名单。", ["2025-03-05T10:00"]),
        ("10月31日前为集中整治阶段。", []),
        ("三个月内完成。", []),
        ("季度末完成验收。", ["2025-03-31"]),
        ("第三季度末前完成验收。", ["2025-09-30"]),
        ("2026年二季度末，全部建成。", ["2026-06-30"]),
        ("每季度末报送小结。", []),
        ("今年年底前全面完成。", ["2025-12-31"]),
        ("明年年底前全部建成。", ["2026-12-31"]),
        ("2026年年底前全部建成。", ["2026-12-31"]),
        ("每年年底前报送总结。", []),
    ],
)
def test_deadlines(sentence: str, deadlines: list[str]) -> None:
    assert demands(sentence, "deadline") == deadlines


@pytest.mark.parametrize(
    ("sentence", "quotas"),
    [
        ("排查覆盖率要达到100%。", ["100%"]),
        ("完成率不低于８０％。", ["80%"]),
        ("每村至少张贴标语20条。", ["20条"]),
        ("一季度发文同比下降12%。", []),
        ("请将述职报告（不超过2000字）报县委组织部。", ["2000字"]),
        ("整改时限要从严，重大问题不超过3个月。", ["3个月"]),
        ("平均浓度控制在35微克/立方米以下。", ["35微克/立方米"]),
        ("2025年级工作会要开好。", []),
        ("原则上每个行政村建设1个示范点。", ["1个"]),
        ("要确保人均增收不低于800元。", ["800元"]),
        ("每周五报送进展，附现场照片3张。", ["3张"]),
    ],
)
def test_quotas(sentence: str, quotas: list[str]) -> None:
    assert demands(sentence, "quota") == quotas


@pytest.mark.parametrize(
    ("sentence", "frequency"),
    [
        ("每日17:00前报送数据。", ["daily"]),
        ("每周五上报进展情况。", ["weekly"]),
        ("每月25日前上报报表。", ["monthly"]),
        ("按季度报送总结。", ["quarterly"]),
        ("每半年开展一次自查。", ["halfyearly"]),
        ("工作已全面展开，请各乡镇从10月8日起实行日报制度。", ["daily"]),
        ("每名干部每月入户走访不少于4次。", ["monthly"]),
        ("每人每月补助200元。", []),
        ("由2人一组上报改为1人，每日上报由5次降为1次。", []),
    ],
)
def test_frequencies(sentence: str, frequency: list[str]) -> None:
    assert demands(sentence, "frequency") == frequency


@pytest.mark.parametrize(
    ("sentence", "materials"),
    [
        ("请将落实情况和工作台账报送县民政局。", ["落实情况", "工作台账"]),
        ("请于3月底前报送实施方案、责任清单。", ["实施方案", "责任清单"]),
        ("各乡镇要加强台账管理。", []),
        ("务必形成自查报告，连同佐证材料一式两份报县卫健局。", ["自查报告", "佐证材料"]),
        ("各地要建立健全应急预案。", ["应急预案"]),
        ("现将工作清单印发给你们，请提出修改意见，于7月15日前反馈县民政局。", ["修改意见"]),
        ("每周五报送进展，附现场照片3张。", ["现场照片"]),
        ("报送工作要规范，实行周报制。", []),
        ("为做好救助工作，结合我县实际，制定如下措施。", []),
        ("为贯彻落实上级要求，制定本行动计划。", []),
    ],
)
def test_materials(sentence: str, materials: list[str]) -> None:
    assert demands(sentence, "material") == materials


def test_demand_carries_its_sentence_and_place() -> None:
    text = _FRAME.format("要高度重视。请于3月31日前报送实施方案。")

    demand = read_paper(text).requirements[0]

    assert demand.sentence == "请于3月31日前报送实施方案。"
    assert text[slice(*demand.span)] == demand.sentence


def test_endless_line_is_passed_over() -> None:
    text = _FRAME.format("对未按要求不" * 20_000 + "\n请于3月31日前报送实施方案。")

    assert [one.value for one in read_paper(text).requirements] == ["2025-03-31", "实施方案"]
