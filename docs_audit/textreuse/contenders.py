"""Which candidates are worth aligning word by word: only those that may become a listed source.

Alignment costs many times what the runs do. A paper that fifty units took over meets all of them,
and one of them explains it; the others are looked at only for what that one lacks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.candidates import Candidate, entry_key, standing
from docs_audit.textreuse.chaining import may_chain
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.runs import Runs, runs

MOST_ALIGNED = 24
_AT_ONCE = {"superior": 4, "own": 2, "peer": 3}
_RIVALS = 0.6
# Alignment finds up to twice the words that the runs alone do.
_SEEN = 0.45


@dataclass(frozen=True, slots=True)
class Contender:
    """A candidate with its text and the runs that the lower paper shares with it."""

    candidate: Candidate
    upper: Prepared
    runs: Runs


def contenders(
    lower: Prepared,
    candidates: list[Candidate],
    uppers: list[Prepared],
    *,
    containment: float,
    passage: int,
) -> list[Contender]:
    """Choose what to align, round by round; ``containment`` and ``passage`` are what is listed.

    In a round those compete that hold about as many of the words still unexplained as the best
    does, the nearest of each standing first. Words that all of them hold are explained then.
    """
    size = len(lower.words)
    least = _SEEN * min(passage / lower.word_weight, containment * size)
    left = []
    for candidate, upper in zip(candidates, uppers, strict=True):
        found = runs(lower, upper)
        if may_chain(found, size, lower.word_weight):
            left.append((Contender(candidate, upper, found), found.coverage(size)))
    mine = entry_key(lower)
    left.sort(key=lambda one: _nearness(one[0].candidate))
    open_words = np.ones(size, dtype=np.bool_)
    chosen: list[Contender] = []
    while left and len(chosen) < MOST_ALIGNED:
        worth = [int((covered & open_words).sum()) for _, covered in left]
        best = max(worth)
        if best < least:
            break
        room = dict(_AT_ONCE)
        explained = open_words.copy()
        waiting: list[tuple[Contender, NDArray[np.bool_]]] = []
        for (one, covered), words in zip(left, worth, strict=True):
            kind = standing(one.candidate.entry, mine)
            if words < least:
                continue
            if words < _RIVALS * best or not room[kind]:
                waiting.append((one, covered))
                continue
            room[kind] -= 1
            chosen.append(one)
            explained &= covered
        left = waiting
        open_words &= ~explained
    return chosen


def _nearness(candidate: Candidate) -> tuple[int, int, str]:
    """Order superiors from the nearest level up, and within a level the latest first."""
    entry = candidate.entry
    day = entry.issued_on.toordinal() if entry.issued_on else 0
    return -entry.rank, -day, entry.id
