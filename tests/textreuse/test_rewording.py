"""Rewording: what a clerk says in other words is found, what two units wrote apart is not."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

import pytest

from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.sources import Pair
from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, made

SAMPLES = Path(__file__).parents[1] / "samples" / "copies" / "clerk.jsonl"
CLERK = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]


def of_kind(kind: str) -> list[dict[str, str]]:
    return [pair for pair in CLERK if pair["kind"] == kind]


def fours(kind: str) -> list[list[dict[str, str]]]:
    pairs = of_kind(kind)
    return [pairs[at : at + 4] for at in range(0, len(pairs) - 3, 4)]


def papers(pairs: list[dict[str, str]]) -> tuple[Paper, Paper]:
    """A provincial paper with the sources among others, a city's with what was made of them."""
    above = FIRE + "\n".join(pair["upper"] for pair in pairs) + "\n" + STRAW
    below = OWN + "\n".join(pair["lower"] for pair in pairs) + "\n"
    return (
        made("u", above, "江东省人民政府", "province", date(2025, 4, 1)),
        made("l", below, "江东省安平市人民政府", "city", date(2025, 4, 9)),
    )


def found(*given: Paper) -> list[Pair]:
    return list(match(given))


def test_papers_are_found_when_most_of_them_is_the_superior_in_other_words() -> None:
    groups = [*fours("light"), *fours("medium")]
    pairs = [pair for group in groups for pair in found(*papers(group))]

    assert len(pairs) >= len(groups) - 1
    assert {pair.relation.name for pair in pairs} == {"copied"}
    for pair in pairs:
        assert pair.found.containment > 0.2
        assert "reworded" in {one.kind for one in pair.found.passages}


def sections(kind: str) -> list[list[Pair]]:
    """What is found when one passage alone was taken into an otherwise own paper."""
    return [found(papers(pairs)[0], papers([pair])[1]) for pairs in fours(kind) for pair in pairs]


def test_one_reworded_section_in_an_own_paper_is_found_by_its_sentences_in_a_row() -> None:
    pairs = [pair for one in sections("medium") for pair in one]

    assert len(pairs) >= 9
    for pair in pairs:
        assert pair.relation.name == "copied"
        assert {one.kind for one in pair.found.passages} == {"reworded"}
        assert all(one.lower[0] >= len(OWN) - 1 for one in pair.found.passages)


def test_a_section_on_the_same_subject_that_was_written_apart_is_not_found() -> None:
    assert [pair for one in sections("independent") for pair in one] == []


@pytest.mark.parametrize("pairs", fours("independent"))
def test_nothing_is_found_when_two_units_wrote_on_the_same_subjects_apart(
    pairs: list[dict[str, str]],
) -> None:
    assert found(*papers(pairs)) == []


def test_words_turned_round_inside_sentences_are_one_passage() -> None:
    dice = random.Random(3)
    sentences = [sentence.split("，") for sentence in FLOOD.replace("\n", "").split("。")]
    turned = "。".join("，".join(dice.sample(clauses, len(clauses))) for clauses in sentences)

    (pair,) = found(
        made("u", FLOOD, "江东省人民政府", "province", date(2025, 4, 1)),
        made("l", turned, "江东省安平市人民政府", "city", date(2025, 4, 9)),
    )

    assert len(pair.found.passages) <= 3
    assert pair.found.containment > 0.85


def test_paragraphs_that_changed_places_stay_passages_of_their_own() -> None:
    lines = FLOOD.splitlines()
    turned = "\n".join([lines[0], lines[3], lines[1], lines[4], lines[2]])

    (pair,) = found(
        made("u", FLOOD, "江东省人民政府", "province", date(2025, 4, 1)),
        made("l", turned, "江东省安平市人民政府", "city", date(2025, 4, 9)),
    )

    assert len(pair.found.passages) >= 4
