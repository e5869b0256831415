"""Printed lines become paragraphs, and an endless one costs as much as its lines."""

from docs_audit.formats.reflow import Line, paragraphs
from tests.samples.growth import MOST, growth

LEFT, RIGHT, BODY = 80.0, 528.0, 16.0


def page(*texts: str, top: float = 720.0) -> list[Line]:
    """Lines of body print under each other, as wide as their letters."""
    return [
        Line(text, LEFT, LEFT + BODY * len(text), top - 28 * at, BODY, 595.0)
        for at, text in enumerate(texts)
    ]


def test_running_heads_go_and_what_stands_once_stays() -> None:
    pages = [
        page("安平县年鉴", "各" * 28, f"{number}止。", f"- {at} -")
        for at, number in enumerate("甲乙丙丁戊己", 1)
    ]

    assert paragraphs(pages).split("\n")[:3] == [
        "安平县年鉴", "各" * 28 + "甲止。", "各" * 28 + "乙止。",
    ]  # fmt: skip


def test_word_broken_at_the_edge_is_whole_again() -> None:
    pages = [page("a" * 27 + "\xad", "b" * 28, "c")]

    assert paragraphs(pages) == "a" * 27 + "b" * 28 + " c"


def test_paragraph_over_many_pages_costs_as_much_as_its_lines() -> None:
    def read(text: str) -> object:
        return paragraphs([page(*[text[:28]] * 22)] * (len(text) // 100))

    assert growth(read, "防汛工作") < MOST
