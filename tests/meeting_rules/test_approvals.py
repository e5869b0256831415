"""Approval by class of meeting: HY-01 tells what is not told, HY-01b what is told otherwise."""

from datetime import date
from typing import Any

import pytest

from meetings.rules import approving_body, check
from tests.meeting_rules.records import DEFAULTS, meeting

HOST: dict[str, Any] = {"host_name": "安平县教育局", "is_department": True}


def told(**values: Any) -> list[tuple[str, str, str]]:
    """Rule, form and reason of what is said of a department's meeting, once HY-01b is confirmed."""
    hits = check(meeting(**{**HOST, **values}), DEFAULTS, {"HY-01b"})
    return [(hit.rule, hit.form, hit.spared) for hit in hits]


@pytest.mark.parametrize("category", ["一类", "二类"])
def test_approval_that_is_not_told_is_noted_and_held_against_nobody(category: str) -> None:
    untold = [("HY-01", "approval_untold", "untold")]

    assert told(category=category) == untold
    assert told(category=category, legal_basis="教育法") == untold
    assert not told(category=category, approved_on=date(2026, 3, 1))
    assert not told(category=category, is_department=False)


@pytest.mark.parametrize("category", ["三类", "四类", ""])
def test_other_classes_need_not_tell_theirs(category: str) -> None:
    assert not told(category=category)


@pytest.mark.parametrize(
    ("category", "by", "form"),
    [
        ("二类", "安平县教育局党组会", "approval_own"),
        ("二类", "局长办公会", "approval_own"),
        ("一类", "本单位", "approval_own"),
        ("二类", "县政府常务会议", ""),
        ("二类", "县委党组会", ""),
        ("二类", "安政函〔2026〕3号", ""),
        ("三类", "局党组会", ""),
        ("三类", "局分管领导", "approval_deputy"),
        ("三类", "安平县教育局副局长", "approval_deputy"),
        ("三类", "分管副县长", ""),
        ("四类", "局分管领导", ""),
    ],
)
def test_approval_of_the_wrong_level_is_a_hit_of_a_rule_to_be_confirmed(
    category: str, by: str, form: str
) -> None:
    expected = [("HY-01b", form, "")] if form else []

    assert told(category=category, approved_by=by) == expected
    assert not check(meeting(**HOST, category=category, approved_by=by), DEFAULTS)
    # What removing its names leaves says the same.
    left = approving_body(f"{by}，张三同意", HOST["host_name"])
    assert "张三" not in left
    assert told(category=category, approved_by=left or "—") == expected


def test_approval_after_the_meeting_has_begun_is_a_hit() -> None:
    by = {"category": "二类", "approved_by": "县政府"}

    assert told(**by, approved_on=date(2026, 3, 6)) == [("HY-01b", "approval_late", "")]
    assert not told(**by, approved_on=date(2026, 3, 5))
