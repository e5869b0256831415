"""A compared text is cut into pieces without losing a word, whatever is said of it."""

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from docs_audit.compared import LOWER, UPPER, Compared
from docs_audit.comparison import Marks, Paragraph, Run, excerpts, whole

KINDS = ("verbatim", "substituted", "reworded", "quoted")
ASIDES = ("", "quoted", "law", "boilerplate")
texts = st.text(alphabet="全市县镇开展排查，。\n\r　 a1", max_size=80)
spans = st.tuples(st.integers(0, 90), st.integers(0, 90)).map(sorted)


@st.composite
def passages(draw: st.DrawFn) -> list[dict[str, Any]]:
    one = st.fixed_dictionaries({"lower": spans, "upper": spans, "kind": st.sampled_from(KINDS)})
    return draw(st.lists(one, max_size=6))


@st.composite
def marks(draw: st.DrawFn) -> Marks:
    edges = sorted(set(draw(st.lists(st.integers(0, 90), max_size=8))))
    aside = st.sampled_from(ASIDES)
    segments = [[start, end, -1, draw(aside), end - start, 0] for start, end in pairwise(edges)]
    return Marks(segments, draw(st.lists(spans, max_size=3)), draw(st.lists(spans, max_size=3)))


def runs_of(paragraphs: list[Paragraph]) -> list[Run]:
    return [run for line in paragraphs for piece in line.pieces for run in piece.runs]


def words(paragraphs: list[Paragraph]) -> str:
    return "".join(run.text for run in runs_of(paragraphs))


def bare(text: str) -> str:
    return "".join(text.split())


@given(texts, texts, passages(), marks())
def test_no_word_is_lost_or_shown_twice(
    lower: str, upper: str, shared: list[dict[str, Any]], said: Marks
) -> None:
    compared = Compared(lower, upper, shared, swaps=[("全市", "全县"), ("镇", "县")])

    assert bare(words(whole(compared, LOWER, said))) == bare(lower)
    assert bare(words(whole(compared, UPPER))) == bare(upper)


@given(texts, texts, passages())
def test_of_a_closed_text_nothing_outside_the_passages_is_shown(
    lower: str, upper: str, shared: list[dict[str, Any]]
) -> None:
    compared = Compared(lower, upper, shared)

    covered = {at for one in compared.passages for at in range(*one.upper)}
    inside = "".join(letter for at, letter in enumerate(upper) if at in covered)
    assert bare(words(excerpts(compared, UPPER))) == bare(inside)


@given(texts, texts, passages(), marks())
def test_everything_begins_once(
    lower: str, upper: str, shared: list[dict[str, Any]], said: Marks
) -> None:
    """Names of places in the page are told apart: each stands on one element."""
    compared = Compared(lower, upper, shared, swaps=[("全市", "全县")])

    runs = runs_of(whole(compared, LOWER, said))
    changes = [run.change for run in runs if run.begins_change]
    leftovers = [run.leftover for run in runs if run.begins_leftover]
    assert len(changes) == len(set(changes))
    assert len(leftovers) == len(set(leftovers))
    assert set(changes) == {run.change for run in runs if run.change}
    assert set(leftovers) == {run.leftover for run in runs if run.leftover}


def test_passages_that_overlap_in_the_superior_can_both_be_found() -> None:
    text = "排查隐患落实责任建立清单"
    compared = Compared(
        text * 2,
        text,
        [
            {"lower": [0, 12], "upper": [0, 8], "kind": "verbatim"},
            {"lower": [12, 24], "upper": [4, 12], "kind": "verbatim"},
        ],
    )

    numbers = [piece.numbers for line in whole(compared, UPPER) for piece in line.pieces]

    assert numbers == ["1", "1 2", "2"]
