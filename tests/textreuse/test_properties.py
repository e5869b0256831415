"""Properties that hold for any papers: order, offsets, bounds."""

from __future__ import annotations

import itertools
import random
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from docs_audit.textreuse.comparison import aligned, compare
from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.prepared import prepare
from docs_audit.textreuse.segments import own_measures, segments
from docs_audit.textreuse.tokens import tokenise
from tests.textreuse.office import FIRE, FLOOD, OWN, STRAW, made

SENTENCES = [f"{part}。" for part in (FLOOD + FIRE + STRAW + OWN).replace("\n", "").split("。")]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=30).map("".join)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_tokens_stand_inside_the_text_in_order_whatever_it_is(text: str) -> None:
    tokens = tokenise(text)

    assert (tokens.starts < tokens.ends).all()
    assert (tokens.starts[1:] >= tokens.ends[:-1]).all()
    assert not len(tokens) or tokens.ends[-1] <= len(text)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_measures_keep_their_bounds_for_any_two_papers(below: str, above: str) -> None:
    lower, upper = Paper("l", below), Paper("u", above)

    found = compare(aligned(prepare(lower), prepare(upper)))

    assert 0 <= found.containment <= 1
    assert 0 <= found.resemblance <= 1
    for passage in found.passages:
        assert 0 <= passage.lower[0] < passage.lower[1] <= len(below)
        assert 0 <= passage.upper[0] < passage.upper[1] <= len(above)
    for one, two in zip(found.passages, found.passages[1:], strict=False):
        assert one.lower[1] <= two.lower[0]


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_segments_add_up_to_the_share_for_any_two_papers(below: str, above: str) -> None:
    quoting = f"《江东省防汛条例》第三条规定：“{above}”\n{below}"
    found = compare(aligned(prepare(Paper("l", quoting)), prepare(Paper("u", above))))

    pieces = segments(found)

    counted = [one for one in pieces if not one.aside]
    whole = sum(one.characters for one in counted)
    share = sum(one.copied for one in counted) / whole if whole else 0.0
    assert share == found.containment
    for one, two in itertools.pairwise(pieces):
        assert one.span[0] < one.span[1] <= two.span[0]
        assert 0 <= one.copied <= one.characters
    spans, novelty = own_measures(found)
    assert 0 <= novelty <= 1
    assert all(0 <= start < end <= len(quoting) for start, end in spans)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from(["省", "市", "2025", "防汛", "。"]), st.text(max_size=3))
@example("", "为切实做好全省防汛抗旱工作，保障人民群众生命财产安全。", "省", "0\n0")
def test_swapped_words_never_reach_over_the_end_of_a_sentence(
    below: str, above: str, word: str, other: str
) -> None:
    papers = (
        made("u", above, "江东省人民政府", "province", date(2025, 1, 1)),
        made("l", above.replace(word, other) + below, "安平市人民政府", "city", date(2025, 2, 1)),
    )

    for pair in match(papers):
        for one in pair.found.substitutions:
            assert not set(f"{one.lower}{one.upper}") & set("。；！？\n")


@settings(max_examples=15, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_pairs_are_the_same_in_any_order_of_arrival(texts: list[str], dice: random.Random) -> None:
    levels = ("province", "city", "county", "township", "village")
    papers = [
        made(f"p{at}", text, f"单位{at}", levels[at], date(2025, 1, 1 + at))
        for at, text in enumerate(texts)
    ]
    shuffled = list(papers)
    dice.shuffle(shuffled)

    assert _listed(papers) == _listed(shuffled)


def _listed(papers: list[Paper]) -> list[tuple[str, str, str, float]]:
    return [
        (
            one.found.lower.paper.id,
            one.found.upper.paper.id,
            one.relation.name,
            one.found.containment,
        )
        for one in match(papers)
    ]
