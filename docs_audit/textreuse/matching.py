"""Matching: every pair in which a paper is the lower one, from what an index holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.boilerplate import (
    FEWEST_ISSUERS,
    common_words,
    formula_words,
    witnesses,
)
from docs_audit.textreuse.candidates import neighbourhood, possible_sources
from docs_audit.textreuse.comparison import Alignment, Comparison, aligned, compare, explained
from docs_audit.textreuse.contenders import Contender, contender, contenders, with_likeliest
from docs_audit.textreuse.divisions import known_places
from docs_audit.textreuse.leftovers import leftover_places
from docs_audit.textreuse.memory import MemoryStore
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.places import PlaceTree
from docs_audit.textreuse.prepared import Prepared, prepare
from docs_audit.textreuse.relations import (
    COPIED,
    LISTED_CONTAINMENT,
    LISTED_PASSAGE,
    SIDEWAYS,
    relate,
)
from docs_audit.textreuse.sources import Pair, is_listed, nearest
from docs_audit.textreuse.store import Entry, Store, entry_of

_REMEMBERED = 4_000
_SUSPECTED = (COPIED, SIDEWAYS)


class Matcher:
    """Finds the sources of papers in an index.

    ``fetch`` returns the prepared papers of some ids, in that order. What is found for a paper
    depends on what the index holds and not on the order in which it came, so a late superior
    paper is met by matching anew the papers that share fingerprints with it. ``set_aside`` is
    told of every comparison of which common words were set aside, also where nothing was left;
    ``around`` of the ids of a copy and its sources before their places are read, so that
    ``places`` may learn what lies around those of their issuers.
    """

    def __init__(
        self,
        store: Store,
        fetch: Callable[[Sequence[str]], list[Prepared]],
        places: PlaceTree,
        *,
        containment: float = LISTED_CONTAINMENT,
        passage: int = LISTED_PASSAGE,
        around: Callable[[Iterable[str]], object] = lambda _ids: None,
        set_aside: Callable[[Comparison], object] = lambda _found: None,
    ) -> None:
        self._store = store
        self._places = places
        self._containment, self._passage = containment, passage
        self._around = around
        self._set_aside = set_aside
        self._fetch = fetch

    def sources(self, paper: str) -> list[Pair]:
        """Return the pairs in which a stored paper is the lower one, the nearest source first."""
        (lower,) = self._fetch([paper])
        return self.sources_of_draft(lower)

    def sources_of_draft(self, lower: Prepared) -> list[Pair]:
        """Return the pairs in which a paper is the lower one that the index need not hold."""
        around = neighbourhood(lower, self._store)
        possible = self._contenders(lower, [one.entry for one in possible_sources(lower, around)])
        chosen = contenders(lower, possible, containment=self._containment, passage=self._passage)
        formulae = formula_words(lower)
        compared = []
        for one in with_likeliest(chosen, possible):
            alignment = aligned(lower, one.upper, one.runs)
            compared.append((alignment, compare(alignment, formulae)))
        listed = [(alignment, found) for alignment, found in compared if self._is_listed(found)]
        if listed and around.most_common >= FEWEST_ISSUERS:
            others = witnesses(around, {one.entry.id for one in possible})
            asked = [*possible, *self._contenders(lower, others)]
            listed = [
                (alignment, self._without_common(alignment, found, formulae, asked))
                for alignment, found in listed
            ]
        pairs = [
            Pair(found, relate(found, self._places))
            for _, found in listed
            if self._is_listed(found)
        ]
        kept = nearest(pairs, containment=self._containment, passage=self._passage)
        if any(pair.relation.name in _SUSPECTED for pair in kept):
            self._around([lower.paper.id, *(pair.found.upper.paper.id for pair in kept)])
        return [self._explained(pair) for pair in kept]

    def _contenders(self, lower: Prepared, entries: list[Entry]) -> list[Contender]:
        uppers = self._fetch([entry.id for entry in entries])
        return [
            contender(lower, entry, upper) for entry, upper in zip(entries, uppers, strict=True)
        ]

    def _without_common(
        self,
        alignment: Alignment,
        found: Comparison,
        formulae: NDArray[np.bool_],
        asked: list[Contender],
    ) -> Comparison:
        """Compare anew without the words that papers of many other issuers have, too."""
        common = common_words(alignment.lower, alignment.upper, asked)
        if not common.any():
            return found
        without = compare(alignment, formulae | common)
        self._set_aside(without)
        return without

    def _is_listed(self, found: Comparison) -> bool:
        return is_listed(found, containment=self._containment, passage=self._passage)

    def _explained(self, pair: Pair) -> Pair:
        found = explained(pair.found, known_places(self._places.parents))
        if pair.relation.name not in _SUSPECTED:
            return replace(pair, found=found)
        left = leftover_places(found, self._places, from_elsewhere=pair.relation.name == SIDEWAYS)
        return replace(pair, found=found, leftover_places=left)


def match(
    papers: Iterable[Paper],
    *,
    containment: float = LISTED_CONTAINMENT,
    passage: int = LISTED_PASSAGE,
) -> Iterator[Pair]:
    """Match a whole corpus in memory, yielding pairs by lower paper in order of id."""
    known = {paper.id: paper for paper in papers}
    store, places = MemoryStore(), PlaceTree()
    for paper in known.values():
        prepared = prepare(paper)
        store.add(entry_of(prepared), prepared.fingerprints)
        for issuer in paper.issuers:
            places.learn(issuer)
    remembered = lru_cache(_REMEMBERED)(lambda paper: prepare(known[paper]))
    matcher = Matcher(
        store,
        lambda ids: [remembered(paper) for paper in ids],
        places,
        containment=containment,
        passage=passage,
    )
    for paper_id in sorted(known):
        yield from matcher.sources(paper_id)


def warm_up() -> None:
    """Have every loop compiled, so that no job and no request waits for it later."""
    clause = "各级各部门要加强组织领导，明确责任分工，确保各项任务落到实处"
    upper = "。".join(f"{clause}，{name}" for name in "甲乙丙丁戊己庚辛壬癸")
    lower = upper.replace("责任", "职责").replace("丁", "")
    list(match([Paper("lower", lower), Paper("upper", upper)]))
