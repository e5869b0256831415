"""The deadlines of two papers stand side by side, with what became of each."""

from docs_audit import gbt9704
from docs_audit.deadlines import MOST, deadline_pairs
from docs_audit.gbt9704 import Requirement

SENTENCE = "请于{day}前将隐患排查整治情况报送{place}应急管理局。"


def demand(day: str, value: str, place: str = "县", sentence: str = SENTENCE) -> Requirement:
    text = sentence.format(day=day, place=place)
    return Requirement("deadline", value, text[:10], text, (0, len(text)))


def changes(lower: list[Requirement], upper: list[Requirement]) -> list[str]:
    return [pair.change for pair in deadline_pairs(lower, upper)]


def test_an_earlier_day_is_tightened_a_later_one_relaxed() -> None:
    upper = [demand("6月30日", "2025-06-30", "市")]

    assert changes([demand("6月10日", "2025-06-10")], upper) == ["tightened"]
    assert changes([demand("7月10日", "2025-07-10")], upper) == ["relaxed"]
    assert changes([demand("6月30日", "2025-06-30")], upper) == ["same"]


def test_an_hour_on_the_same_day_is_tightened() -> None:
    upper = [demand("6月30日", "2025-06-30", "市")]

    assert changes([demand("6月30日17时", "2025-06-30T17:00")], upper) == ["tightened"]


def test_working_days_are_compared_with_working_days_only() -> None:
    upper = [demand("10个工作日", "10wd", "市")]

    assert changes([demand("9个工作日", "9wd")], upper) == ["tightened"]
    assert changes([demand("6月10日", "2025-06-10")], upper) == ["other"]


def test_a_demand_of_one_paper_alone_is_added_or_dropped() -> None:
    own = demand("3月1日", "2025-03-01", sentence="各村于{day}前完成便桥重建并组织村民代表验收。")
    upper = demand("6月30日", "2025-06-30", "市")

    pairs = deadline_pairs([own], [upper])

    assert [(pair.lower, pair.upper, pair.change) for pair in pairs] == [
        ("2025-03-01", "", "added"),
        ("", "2025-06-30", "dropped"),
    ]


def test_each_deadline_of_the_superior_is_used_once() -> None:
    lower = [demand("6月10日", "2025-06-10"), demand("6月11日", "2025-06-11")]

    assert changes(lower, [demand("6月30日", "2025-06-30", "市")]) == ["tightened", "added"]


def test_deadlines_as_read_from_the_texts_are_paired() -> None:
    text = "　　各地要抓好落实。请于2025年6月{day}日前将隐患排查整治情况报送{place}防汛办公室。\n"
    lower, upper = (
        gbt9704.read_paper(text.format(day=day, place=place)).requirements
        for day, place in ((10, "镇"), (30, "县"))
    )

    assert [pair.change for pair in deadline_pairs(lower, upper)] == ["tightened"]


def test_no_more_deadlines_are_paired_than_anybody_reads() -> None:
    many = [demand(f"{number}个工作日", f"{number}wd") for number in range(1, 2_000)]

    assert len(deadline_pairs(many, [])) == MOST
