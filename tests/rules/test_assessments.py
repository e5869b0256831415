"""Inspections, assessments and rankings that papers announce: GD-15, 17, 18, 19, N18-01."""

import pytest

from tests.rules.papers import hits, rules_of, subject


@pytest.mark.parametrize(
    "sentence",
    [
        "实行月排名、季通报，推动工作落实。",
        "每月对各乡镇工作进展进行排名通报。",
        "按季度对各单位完成情况进行排名，并在全县通报。",
        "建立红黑榜，每月晾晒一次排名结果。",
    ],
)
def test_duty_to_rank_by_the_period_is_a_hit(sentence: str) -> None:
    (hit,) = hits(subject(sentence), "GD-18")

    assert hit.sentence == sentence


def test_notice_that_ranks_a_month_is_itself_a_hit() -> None:
    """K18, K13: rankings by the quarter and by the month."""
    notice = subject(
        "一季度，青河镇、高塘镇、沙岭镇位居前三名。",
        title="关于2025年一季度护林工作情况的通报",
    )

    assert hits(notice, "GD-18")


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("关于2025年一季度护林工作情况的通报", "一季度，全县未发生森林火灾。"),
        ("关于表扬护林先进集体的通报", "青河镇在全省护林评比中排名第一。"),
        ("关于做好春季护林工作的通知", "不得按月排名通报。"),
        ("关于做好春季护林工作的通知", "每月召开一次调度会。"),
        ("关于精简督查检查的通知", "取消每月排名、每季度晾晒的做法。"),
    ],
)
def test_other_notices_are_no_rankings(title: str, sentence: str) -> None:
    assert not hits(subject(sentence, title=title), "GD-18")


RESEARCH = "关于开展护林工作调研的通知"


@pytest.mark.parametrize(
    ("title", "sentence", "is_hit"),
    [
        (RESEARCH, "调研结果分为优秀、合格、不合格三个等次。", True),
        (RESEARCH, "考核对象为各乡镇，考核方式为实地查看。", True),
        (RESEARCH, "调研采取座谈交流、实地走访的方式进行。", False),
        (RESEARCH, "调研不打分、不排名，不得评定等次。", False),
        ("关于开展护林工作年度考核的通知", "考核结果分为优秀、合格、不合格三个等次。", False),
        ("关于健全防止返贫动态监测机制的通知", "考核对象为各乡镇。", False),
        ("关于电梯维保单位信用评价结果的公告", "维保单位评为甲等九家、乙等十八家。", False),
    ],
)
def test_research_that_gives_grades_is_a_candidate(title: str, sentence: str, is_hit: bool) -> None:
    """K14: research with three grades."""
    assert bool(hits(subject(sentence, title=title), "GD-19")) == is_hit


def test_principal_leader_demanded_by_an_inspection_is_a_candidate() -> None:
    title = "关于开展护林工作督查的通知"

    assert hits(subject("请各乡镇主要负责同志陪同并作汇报。", title=title), "GD-15")
    assert not hits(subject("不要求主要负责同志陪同。", title=title), "GD-15")
    assert not hits(subject("主要负责同志要亲自部署。", title=title), "GD-15")


@pytest.mark.parametrize(
    ("sentence", "is_hit"),
    [
        ("工作获得县级以上领导批示的，每次加2分。", True),
        ("信息被市级采用的，每篇计1分。", True),
        ("把学习笔记作为检查内容。", True),
        ("考核内容包括会议记录、学习笔记、照片等。", True),
        ("不得把领导批示、刊发信息作为考核内容。", False),
        ("发生森林火灾的，每起扣5分。", False),
    ],
)
def test_traces_as_marks_of_an_assessment_are_hits(sentence: str, is_hit: bool) -> None:
    paper = subject(sentence, title="关于印发护林工作考核办法的通知")

    assert bool(hits(paper, "GD-17")) == is_hit


def test_department_sets_no_inspection_of_lower_governments() -> None:
    sentence = "市林业局将对各县（市、区）人民政府护林工作进行督查考核。"
    to = "各县（市、区）林业局"
    own = subject(sentence, issuer="江州市林业局", to=to)
    agreed = subject(f"经市政府同意，现通知如下。\n{sentence}", issuer="江州市林业局", to=to)
    government = subject(sentence, issuer="江州市人民政府办公室", to="各县（市、区）人民政府")

    assert hits(own, "N18-01")
    assert "N18-01" not in rules_of(agreed)
    assert "N18-01" not in rules_of(government)
