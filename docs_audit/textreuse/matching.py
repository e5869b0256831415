"""Matching: every pair in which a paper is the lower one, from what an index holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from docs_audit.textreuse.boilerplate import boilerplate
from docs_audit.textreuse.candidates import Neighbourhood, neighbourhood, possible_sources
from docs_audit.textreuse.comparison import Comparison, aligned, compare, explained
from docs_audit.textreuse.expressions import known_places
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
from docs_audit.textreuse.store import Store, entry_of

_REMEMBERED = 4_000


class Matcher:
    """Finds the sources of papers in an index.

    ``fetch`` returns the prepared paper of an id. What is found for a paper depends on what the
    index holds and not on the order in which it came, so a late superior paper is met by
    matching anew the papers that share fingerprints with it. ``set_aside`` is told of every
    comparison of which boilerplate was set aside, also of those that nothing was left of.
    """

    def __init__(
        self,
        store: Store,
        fetch: Callable[[str], Prepared],
        places: PlaceTree,
        *,
        containment: float = LISTED_CONTAINMENT,
        passage: int = LISTED_PASSAGE,
        set_aside: Callable[[Comparison], object] = lambda _found: None,
    ) -> None:
        self._store = store
        self._places = places
        self._containment, self._passage = containment, passage
        self._set_aside = set_aside
        self._fetch = lru_cache(_REMEMBERED)(fetch)
        self._neighbourhood = lru_cache(_REMEMBERED)(self._looked_up)

    def sources(self, paper: str) -> list[Pair]:
        """Return the pairs in which a stored paper is the lower one, the nearest source first."""
        return self._sources(self._fetch(paper), self._neighbourhood(paper))

    def sources_of_draft(self, draft: Prepared) -> list[Pair]:
        """Return the pairs in which a paper that the index does not hold is the lower one."""
        return self._sources(draft, neighbourhood(draft, self._store))

    def _sources(self, lower: Prepared, around: Neighbourhood) -> list[Pair]:
        pairs = []
        for candidate in possible_sources(lower, around):
            upper = self._fetch(candidate.entry.id)
            stretches = aligned(lower, upper)
            found = compare(lower, upper, found=stretches)
            if not self._is_listed(found):
                continue
            stock = boilerplate(
                lower, around, self._neighbourhood(upper.paper.id), self._store.issuer_count
            )
            if stock.any():
                found = compare(lower, upper, stock, stretches)
                self._set_aside(found)
            if self._is_listed(found):
                pairs.append(Pair(found, relate(found, self._places)))
        kept = nearest(pairs, containment=self._containment, passage=self._passage)
        return [self._explained(pair) for pair in kept]

    def _is_listed(self, found: Comparison) -> bool:
        return is_listed(found, containment=self._containment, passage=self._passage)

    def _explained(self, pair: Pair) -> Pair:
        found = explained(pair.found, known_places(set(self._places.parents)))
        if pair.relation.name not in (COPIED, SIDEWAYS):
            return replace(pair, found=found)
        left = leftover_places(found, self._places, from_elsewhere=pair.relation.name == SIDEWAYS)
        return replace(pair, found=found, leftover_places=left)

    def _looked_up(self, paper: str) -> Neighbourhood:
        return neighbourhood(self._fetch(paper), self._store)


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
    matcher = Matcher(
        store,
        lambda paper: prepare(known[paper]),
        places,
        containment=containment,
        passage=passage,
    )
    for paper_id in sorted(known):
        yield from matcher.sources(paper_id)
