"""Which candidates are worth aligning word by word: only those that may become a listed source.

Alignment costs many times what the runs do. A paper that fifty units took over meets all of them,
and one of them explains it; the others are looked at only for what that one lacks.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.candidates import entry_key, standing
from docs_audit.textreuse.chaining import may_chain
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.runs import Runs, runs
from docs_audit.textreuse.store import Entry

MOST_ALIGNED, LIKELIEST = 24, 6
_AT_ONCE = {"superior": 4, "own": 2, "peer": 3}
_RIVALS = 0.6
# Alignment finds up to twice the words that the runs alone do.
_SEEN = 0.45


@dataclass(frozen=True, slots=True, eq=False)
class Contender:
    """A stored paper with the runs that another shares with it, and the other's words in them."""

    entry: Entry
    upper: Prepared
    runs: Runs
    covered: NDArray[np.bool_]


def contender(lower: Prepared, entry: Entry, upper: Prepared) -> Contender:
    """Find the runs of a paper with one that it may have been copied from."""
    found = runs(lower, upper)
    return Contender(entry, upper, found, found.coverage(len(lower.words)))


def contenders(
    lower: Prepared, possible: list[Contender], *, containment: float, passage: int
) -> list[Contender]:
    """Choose what to align, round by round; ``containment`` and ``passage`` are what is listed.

    In a round those compete that hold about as many of the words still unexplained as the best
    does, the nearest of each standing first. Words that all of them hold are explained then.
    """
    size = len(lower.words)
    least = _SEEN * min(passage / lower.word_weight, containment * size)
    left = [one for one in possible if may_chain(one.runs, size, lower.word_weight)]
    mine = entry_key(lower)
    left.sort(key=lambda one: _nearness(one.entry))
    open_words = np.ones(size, dtype=np.bool_)
    chosen: list[Contender] = []
    while left and len(chosen) < MOST_ALIGNED:
        worth = [int((one.covered & open_words).sum()) for one in left]
        best = max(worth)
        if best < least:
            break
        room = dict(_AT_ONCE)
        explained = open_words.copy()
        waiting = []
        for one, words in zip(left, worth, strict=True):
            kind = standing(one.entry, mine)
            if words < least:
                continue
            if words < _RIVALS * best or not room[kind]:
                waiting.append(one)
                continue
            room[kind] -= 1
            chosen.append(one)
            explained &= one.covered
        left = waiting
        open_words &= ~explained
    return chosen


def with_likeliest(chosen: list[Contender], possible: list[Contender]) -> list[Contender]:
    """Add the first of all candidates, by rare fingerprints, to those that their runs commend.

    A reworded paper shares no run worth the name with its source.
    """
    return [*chosen, *(one for one in possible[:LIKELIEST] if one not in chosen)]


def _nearness(entry: Entry) -> tuple[int, int, str]:
    """Order superiors from the nearest level up, and within a level the latest first."""
    day = entry.issued_on.toordinal() if entry.issued_on else 0
    return -entry.rank, -day, entry.id
