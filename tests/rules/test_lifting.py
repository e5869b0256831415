"""What takes a burden away demands nothing, whoever reads it: demands, directives and rules."""

import pytest

from docs_audit.gbt9704 import read_paper
from tests.rules.papers import framed, hits, subject

LIFTS = ["不再", "无需", "无须", "毋须", "不需", "不必", "不用", "免于"]


@pytest.mark.parametrize("word", LIFTS)
def test_lifted_report_is_neither_demand_nor_directive_nor_hit(word: str) -> None:
    sentence = f"各村{word}报送工作总结和工作台账。"

    paper = read_paper(framed(sentence))

    assert paper.requirements == ()
    assert [one for one in paper.directives if one.category == "report_back"] == []
    assert not hits(subject(sentence), "GD-06")


def test_comparison_with_last_year_does_not_turn_a_demand_into_a_report() -> None:
    sentence = "各乡镇要较上年提前部署，并于4月20日前报送工作总结。"

    assert hits(subject(sentence), "GD-06")


def test_report_of_the_year_before_that_is_no_longer_asked_for_is_no_hit() -> None:
    sentence = "上年度各单位均已报送贯彻落实情况，今年不再布置。"

    assert not hits(subject(sentence), "GD-06")
