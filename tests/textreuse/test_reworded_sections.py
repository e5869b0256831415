"""One section in other words inside an own paper is found; one written apart is not."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from docs_audit.textreuse.matching import match
from docs_audit.textreuse.prepared import prepare
from docs_audit.textreuse.sections import densest, shared_terms
from docs_audit.textreuse.sources import Pair
from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, made

_SAMPLES = tomllib.loads(
    (Path(__file__).parents[1] / "samples" / "copies" / "sections.toml").read_text(encoding="utf-8")
)
PASSAGES, PLANS = _SAMPLES["passage"], _SAMPLES["plan"]
OWN_AFTER = "以上安排从下月起执行，遇有变化另行告知。\n"


def found(upper: str, lower: str) -> list[Pair]:
    """Match a city's own paper that has one section from elsewhere with a province's."""
    above, below = f"{FIRE}{upper}\n{STRAW}", f"{OWN}{lower}\n{OWN_AFTER}"
    return list(
        match(
            [
                made("u", above, "江东省人民政府", "province", date(2025, 4, 1)),
                made("l", below, "江东省安平市人民政府", "city", date(2025, 4, 9)),
                made("other", FLOOD, "江东省水利厅", "province", date(2025, 4, 2)),
            ]
        )
    )


@pytest.mark.parametrize(("strength", "fewest"), [("light", 14), ("medium", 14), ("heavy", 9)])
def test_a_section_in_other_words_is_found_as_one_reworded_passage(
    strength: str, fewest: int
) -> None:
    told = [(one[strength], found(one["upper"], one[strength])) for one in PASSAGES]
    pairs = [(section, pair) for section, (pair, *_) in ((one, two) for one, two in told if two)]

    assert len(pairs) >= fewest
    for section, pair in pairs:
        (passage,) = pair.found.passages
        start = pair.found.lower.paper.text.index(section)
        overlap = min(passage.lower[1], start + len(section)) - max(passage.lower[0], start)
        assert (pair.found.upper.paper.id, pair.relation.name) == ("u", "copied")
        assert passage.kind == "reworded"
        assert overlap >= 0.5 * len(section)
        assert overlap >= 0.9 * passage.length


@pytest.mark.parametrize("passage", PASSAGES, ids=[one["topic"] for one in PASSAGES])
def test_what_another_unit_wrote_on_the_subject_is_not_found(passage: dict[str, str]) -> None:
    assert found(passage["upper"], passage["independent"]) == []


@pytest.mark.parametrize("plan", PLANS, ids=[one["topic"] for one in PLANS])
def test_yearly_plans_of_one_line_of_work_are_not_found(plan: dict[str, str]) -> None:
    assert found(plan["one"], plan["other"]) == []


def test_terms_that_stand_all_over_both_papers_tell_nothing() -> None:
    terms = "互助养老点、区域养老服务中心、失能老年人台账、能力评估、助餐点、护理补贴"
    topics = [one["topic"] for one in PASSAGES]
    above = "".join(f"会议研究了{terms}，{topic}另议。\n" for topic in topics)
    below = "".join(f"{topic}科报来账目，涉及{terms}。\n" for topic in topics)

    once, often = (
        densest(
            shared_terms(
                prepare(made("l", low, "", "", None)), prepare(made("u", up, "", "", None))
            )
        )
        for low, up in ((terms, terms), (below, above))
    )

    assert once is not None
    assert once.evidence >= 1
    assert often is None or often.evidence < 0.5


def test_figures_are_numbers_with_what_they_count_and_no_dates() -> None:
    text = "2025年6月15日前，第3条、12号文件所列125克样品存放60天，合格率10%，为期3年。"
    same = "存放60日的样品为125克，3年内合格率达10%以上。"

    one, other = (prepare(made("a", each, "", "", None)).figures for each in (text, same))

    assert [text[at] for at in prepare(made("a", text, "", "", None)).words.starts[one.places]] == [
        *"克天为年"
    ]
    assert sorted(one.hashes) == sorted(other.hashes)
