"""Which stored papers a paper may have been copied from, by the fingerprints they share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.store import POSTINGS, Entry, Store

SUPERIORS, OWN, PEERS = 20, 8, 14
FEWEST_SHARED, ALWAYS = 2, 6
MOST = 256


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored paper with the number of shared fingerprints and the weight of the rare ones."""

    entry: Entry
    shared: int
    weight: float


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """What in the index shares fingerprints with one paper, at most ``MOST`` papers.

    ``most_common`` is the number of papers, as far as the index was read (``POSTINGS``), that
    have the most common of the paper's fingerprints.
    """

    candidates: tuple[Candidate, ...]
    most_common: int


def neighbourhood(paper: Prepared, store: Store) -> Neighbourhood:
    """Look a paper up in an index, the heaviest candidates first."""
    found = store.postings(paper.fingerprints)
    keys, inverse = np.unique(found.keys, return_inverse=True)
    shared = np.bincount(inverse, minlength=len(keys))
    rarity = np.log1p(POSTINGS / np.maximum(found.papers, 1))
    weight = np.bincount(inverse, weights=rarity[found.at], minlength=len(keys))
    heaviest = np.lexsort((keys, -weight))
    worth = shared[heaviest] >= FEWEST_SHARED
    # The paper itself may be among them.
    worth[: ALWAYS + 1] = True
    chosen = heaviest[worth][: MOST + 1]
    rows = keys[chosen].tolist(), shared[chosen].tolist(), weight[chosen].tolist()
    entries = store.entries(rows[0])
    candidates = tuple(
        Candidate(entry, count, total)
        for key, count, total in zip(*rows, strict=True)
        if (entry := entries.get(key)) is not None and entry.id != paper.paper.id
    )
    return Neighbourhood(candidates, int(found.papers.max(initial=0)))


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
        kind = standing(candidate.entry, mine)
        if room[kind]:
            room[kind] -= 1
            chosen.append(candidate)
    return chosen


def entry_key(paper: Prepared) -> Entry:
    """Return what decides a paper's place in the order of papers."""
    known = paper.paper
    return Entry(known.id, known.issuer_key, known.rank, known.issued_on, 0)


def comes_before(upper: Entry, lower: Entry) -> bool:
    """Say whether the first paper stands above the second: level, then date, then id."""
    if upper.rank and lower.rank and upper.rank != lower.rank:
        return upper.rank < lower.rank
    if upper.issued_on and lower.issued_on and upper.issued_on != lower.issued_on:
        return upper.issued_on < lower.issued_on
    return upper.id < lower.id


def standing(upper: Entry, lower: Entry) -> str:
    """Say what an earlier or higher paper is to another: ``own``, ``superior`` or ``peer``."""
    if upper.issuer and upper.issuer == lower.issuer:
        return "own"
    return "superior" if 0 < upper.rank < lower.rank else "peer"
