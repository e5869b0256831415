"""Papers made of a superior's paper: N19-03, TL-10, TL-01; and many under one number: GD-03."""

from datetime import date
from typing import Any

import pytest

from docs_audit.rules import Subject
from tests.rules.papers import FILLING, hits, rules_of, subject

ASKING = "各县（市、区）要结合实际制定实施意见。"


def superior(body: str = FILLING, **frame: str) -> Subject:
    told: dict[str, Any] = {
        "issuer": "江东省人民政府",
        "number": "江政发〔2025〕3号",
        "title": "关于加强护林工作的意见",
        "to": "各市人民政府",
        "day": date(2025, 2, 1),
        "id": "upper",
    }
    return subject(body, **{**told, **frame})


IMPLEMENTING = {
    "issuer": "江州市人民政府",
    "number": "江州政发〔2025〕9号",
    "title": "关于加强护林工作的实施意见",
    "to": "各县（市、区）人民政府",
}


def test_implementing_opinion_that_nobody_asked_for_is_a_hit() -> None:
    paper = subject(**IMPLEMENTING, parent=superior())

    (hit,) = hits(paper, "N19-03")
    assert hit.other == "upper"


@pytest.mark.parametrize("parent", [superior(ASKING), None], ids=["asked for", "not known"])
def test_implementing_opinion_may_be_asked_for_or_its_source_unknown(
    parent: Subject | None,
) -> None:
    paper = subject(**IMPLEMENTING, parent=parent)

    assert not hits(paper, "N19-03")


def test_own_measures_under_another_name_are_no_implementing_opinion() -> None:
    title = "关于做好春季护林工作的通知"
    paper = subject(**{**IMPLEMENTING, "title": title}, parent=superior())

    assert not hits(paper, "N19-03")


FORWARDING = {
    "issuer": "江州市人民政府办公室",
    "number": "江州政办发〔2025〕9号",
    "title": "关于转发《江东省人民政府关于加强护林工作的意见》的通知",
    "to": "各县（市、区）人民政府",
}


def test_paper_passed_on_beyond_its_range_is_a_hit() -> None:
    paper = subject(**FORWARDING, parent=superior(note="此件发至市级"))

    (hit,) = hits(paper, "TL-10")
    assert hit.other == "upper"


def test_own_note_and_addressees_must_agree() -> None:
    assert hits(subject(to="各村（社区）", note="此件发至乡镇级"), "TL-10")
    assert not hits(subject(to="各乡镇人民政府", note="此件发至村级"), "TL-10")
    assert not hits(subject(to="各乡镇人民政府", note="此件公开发布"), "TL-10")


@pytest.mark.parametrize(
    ("parent", "is_hit"),
    [
        ({"to": "各市、县（市、区）人民政府"}, True),
        ({"to": "各市人民政府", "note": "此件发至县级"}, True),
        ({"to": "各市人民政府"}, False),
    ],
)
def test_passing_on_to_those_who_have_it_is_a_candidate(
    parent: dict[str, str], is_hit: bool
) -> None:
    """K05: a provincial paper that had gone to city and county was passed on again."""
    paper = subject(**FORWARDING, parent=superior(**parent))

    assert bool(hits(paper, "TL-01")) == is_hit


def test_like_paper_of_the_same_issuer_within_weeks_is_a_candidate() -> None:
    body = "\n".join(f"第{n}林区由第{n}护林站巡护，配备扑火机具{n * 3}台。" for n in range(1, 20))
    first = subject(body, id="d1", day=date(2025, 2, 1), number="安政办发〔2025〕5号")
    again = subject(body, id="d2", day=date(2025, 3, 1))
    next_year = subject(body, id="d3", day=date(2026, 2, 1), number="安政办发〔2026〕5号")
    amended = subject(body, id="d4", day=date(2025, 3, 1), title="关于补充护林工作要求的通知")
    papers = [first, again, next_year, amended]

    assert [hit.other for hit in hits(again, "TL-01", papers)] == ["d1"]
    assert not any(hits(one, "TL-01", papers) for one in (first, next_year, amended))


@pytest.mark.parametrize(
    ("title", "is_hit"),
    [
        ("关于印发《公务用车管理办法》《森林防火预案》的通知", True),
        ("关于印发公务接待管理办法等5项制度的通知", True),
        ("关于做好春耕备耕、森林防火、社保征缴等工作的通知", True),
        ("关于印发《护林员管理办法》《护林员考核办法》的通知", False),
        ("关于印发《护林工作方案》的通知", False),
        ("关于做好春季护林工作的通知", False),
        ("关于做好春节、元宵节、清明节期间值班工作的通知", False),
    ],
)
def test_several_matters_under_one_number_are_a_candidate(title: str, is_hit: bool) -> None:
    assert bool(hits(subject(title=title), "GD-03")) == is_hit


def test_directive_paper_without_head_and_number_is_a_candidate() -> None:
    tip = subject(
        "请务必于3月20日前将台账、现场照片报送县林业局，逾期通报批评。联系人：李四。",
        issuer="安平县林业局",
        number="",
        title="工作提示",
        to="各乡镇（街道）",
    )

    assert "GD-03" in rules_of(tip)
    assert not hits(subject(), "GD-03")
