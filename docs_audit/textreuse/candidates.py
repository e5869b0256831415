"""Which stored papers a paper may have been copied from, by the fingerprints they share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.store import Entry, Postings, Store

ROWS = 200_000
SUPERIORS, OWN, PEERS = 20, 8, 14
FEWEST_SHARED, ALWAYS = 2, 6
_FAMILY_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored paper with the number of shared fingerprints and the weight of the rare ones."""

    entry: Entry
    shared: int
    weight: float


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """Everything in the index that shares fingerprints with one paper.

    ``issuers`` counts for each of the paper's fingerprints how many issuers use it; ``family``
    holds the issuers of papers that are versions of this one as a whole.
    """

    candidates: tuple[Candidate, ...]
    issuers: NDArray[np.int64]
    family: frozenset[str]


def neighbourhood(paper: Prepared, store: Store, *, rows: int = ROWS) -> Neighbourhood:
    """Look a paper up in an index, the heaviest candidates first."""
    found = store.postings(paper.fingerprints, rows=rows)
    keys, inverse = np.unique(found.keys, return_inverse=True)
    shared = np.bincount(inverse, minlength=len(keys))
    weight = np.bincount(inverse, weights=_rarity(found, store)[found.at], minlength=len(keys))
    entries = store.entries(keys)
    candidates = sorted(
        (
            Candidate(entry, count, total)
            for entry, count, total in zip(entries, shared.tolist(), weight.tolist(), strict=True)
            if entry.id != paper.paper.id
        ),
        key=lambda one: (-one.weight, one.entry.id),
    )
    return Neighbourhood(tuple(candidates), found.issuers, _family(paper, candidates))


def possible_sources(paper: Prepared, found: Neighbourhood) -> list[Candidate]:
    """Choose the candidates worth comparing: superiors, own earlier papers and peers apart.

    Apart, because a paper that a hundred peers copied too would lose its source among them.
    """
    room = {"superior": SUPERIORS, "own": OWN, "peer": PEERS}
    mine = entry_key(paper)
    chosen: list[Candidate] = []
    for candidate in found.candidates:
        if not comes_before(candidate.entry, mine):
            continue
        if candidate.shared < FEWEST_SHARED and len(chosen) >= ALWAYS:
            continue
        kind = _standing(candidate.entry, mine)
        if room[kind]:
            room[kind] -= 1
            chosen.append(candidate)
    return chosen


def entry_key(paper: Prepared) -> Entry:
    """Return what decides a paper's place in the order of papers."""
    known = paper.paper
    return Entry(known.id, known.issuer, known.rank, known.issued_on, 0)


def comes_before(upper: Entry, lower: Entry) -> bool:
    """Say whether the first paper stands above the second: level, then date, then id."""
    if upper.rank and lower.rank and upper.rank != lower.rank:
        return upper.rank < lower.rank
    if upper.issued_on and lower.issued_on and upper.issued_on != lower.issued_on:
        return upper.issued_on < lower.issued_on
    return upper.id < lower.id


def _standing(upper: Entry, lower: Entry) -> str:
    if upper.issuer and upper.issuer == lower.issuer:
        return "own"
    return "superior" if 0 < upper.rank < lower.rank else "peer"


def _rarity(found: Postings, store: Store) -> NDArray[np.float64]:
    return np.log1p(max(store.issuer_count, 2) / np.maximum(found.issuers, 1))


def _family(paper: Prepared, candidates: list[Candidate]) -> frozenset[str]:
    size = len(paper.fingerprints)
    return frozenset(
        one.entry.issuer or one.entry.id
        for one in candidates
        if one.shared >= _FAMILY_SHARE * max(1, min(size, one.entry.size))
    )
