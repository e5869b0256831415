"""Sentences that are set aside whole, and when two of them are one."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from docs_audit.textreuse import Matcher, PlaceTree, entry_of, letters, prepare, stock_sentences
from docs_audit.textreuse.memory import MemoryStore
from docs_audit.textreuse.stock import StockSentence
from tests.factories.stock import STOCK, notices
from tests.textreuse.office import made


def set_aside(count: int) -> dict[str, set[str]]:
    """What is set aside of each of so many counties' notices, as text."""
    store, known = MemoryStore(), {}
    for number, (issuer, text) in enumerate(notices(count)):
        day = date(2025, 5, number + 2)
        paper = prepare(made(f"p{number}", text, issuer, "county", day))
        known[paper.paper.id] = paper
        store.add(entry_of(paper), paper.fingerprints)
    found: dict[str, set[str]] = {}
    for identity, paper in known.items():
        kept: set[StockSentence] = set()
        matcher = Matcher(
            store,
            lambda ids: [known[one] for one in ids],
            PlaceTree(),
            set_aside=lambda pair, kept=kept: kept.update(stock_sentences(pair)),  # type: ignore[misc]
        )
        matcher.sources(identity)
        assert all(one.fingerprints for one in kept)
        found[identity] = {paper.paper.text[slice(*one.span)] for one in kept}
    return found


def test_sentences_of_many_issuers_are_told_even_where_nothing_is_left_of_the_pair() -> None:
    found = set_aside(9)

    assert found["p8"] >= {sentence.removesuffix("。") for sentence in STOCK}
    assert not any("整修县档案馆库房" in sentence for sentence in found["p8"])


def test_sentences_of_few_issuers_are_nobodys_but_their_own() -> None:
    assert not any(set_aside(5).values())


def test_letters_are_folded_and_figures_left_out() -> None:
    assert letters("於2025年 6 月３０日前，報送《Ａ表》。") == letters("于×年×月×日前报送a表")


@given(st.text())
def test_letters_never_fail_and_fold_once(text: str) -> None:
    assert letters(letters(text)) == letters(text)
