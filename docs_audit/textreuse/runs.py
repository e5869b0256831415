"""Runs: stretches of two papers that agree gram by gram on one diagonal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.compiling import compiled
from docs_audit.textreuse.fingerprints import CHARACTERS_PER_GRAM, WORDS_PER_GRAM
from docs_audit.textreuse.folding import LETTER
from docs_audit.textreuse.grams import find
from docs_audit.textreuse.prepared import Prepared

MOST_REPEATS, MOST_REPEATS_BELOW = 8, 64
MOST_RUNS = 20_000
_BRIDGED = 18
_LONE_RUN = 10
_NEIGHBOURHOOD = 80
_NEAREST = 3


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``lower : lower + length`` face ``upper : upper + length``, nearly all equal."""

    lower: int
    upper: int
    length: int

    @property
    def diagonal(self) -> int:
        """How much further the upper place is than the lower."""
        return self.upper - self.lower


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of two papers, ascending in the lower; parallel int64 arrays.

    Run ``n`` says that ``lengths[n]`` words from ``lower[n]`` face those from ``upper[n]``.
    """

    lower: NDArray[np.int64]
    upper: NDArray[np.int64]
    lengths: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.lower)

    def coverage(self, size: int) -> NDArray[np.bool_]:
        """Mark which of the lower's ``size`` words lie in a run."""
        return _covered(self.lower, self.lengths, size)

    def as_list(self) -> list[Run]:
        """Return the runs one by one."""
        columns = (self.lower.tolist(), self.upper.tolist(), self.lengths.tolist())
        return [Run(*row) for row in zip(*columns, strict=True)]


def runs(lower: Prepared, upper: Prepared) -> Runs:
    """Find the runs of two papers.

    A gram that stands more than ``MOST_REPEATS`` times in the upper, or ``MOST_REPEATS_BELOW`` in
    the lower, starts nothing: it would cross a form letter with itself. Runs that touch no other
    are dropped when short.
    """
    size = len(lower.words)
    if size == len(upper.words) and np.array_equal(lower.words.ids, upper.words.ids):
        whole = np.array([size] if size else [], dtype=np.int64)
        return Runs(np.zeros_like(whole), np.zeros_like(whole), whole)
    found = _along_diagonals(*lower.gram_table, lower.grams, upper.grams, lower.words.kinds)
    return Runs(*_worthwhile(*found, _LONE_RUN // lower.word_weight))


@compiled
def _along_diagonals(
    slots: NDArray[np.int32],
    following: NDArray[np.int32],
    counts: NDArray[np.int32],
    grams: NDArray[np.uint64],
    others: NDArray[np.uint64],
    kinds: NDArray[np.uint8],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Join equal grams to runs, each diagonal growing its latest one as the upper is walked."""
    size, other_size = len(grams), len(others)
    firsts = np.empty(other_size, dtype=np.int32)
    repeats = np.zeros(size + 1, dtype=np.int32)
    for above in range(other_size):
        first = find(slots, grams, others[above])
        firsts[above] = first
        repeats[first] += 1
    latest = np.full(size + other_size + 1, -1, dtype=np.int32)
    room = 256
    starts = np.empty(room, dtype=np.int64)
    lasts, shifts = np.empty(room, dtype=np.int64), np.empty(room, dtype=np.int64)
    count = 0
    for above in range(other_size):
        below = firsts[above]
        if below < 0 or repeats[below] > MOST_REPEATS or counts[below] > MOST_REPEATS_BELOW:
            continue
        while below >= 0:
            diagonal = above - below + size
            run = latest[diagonal]
            if run >= 0 and below - lasts[run] <= _BRIDGED:
                lasts[run] = below
            else:
                if count == room:
                    room *= 2
                    starts = np.concatenate((starts, np.empty_like(starts)))
                    lasts = np.concatenate((lasts, np.empty_like(lasts)))
                    shifts = np.concatenate((shifts, np.empty_like(shifts)))
                latest[diagonal] = count
                starts[count] = lasts[count] = below
                shifts[count] = above - below
                count += 1
            below = following[below]
    order = np.argsort(starts[:count] * (size + other_size + 1) + shifts[:count] + size)
    starts, lasts, shifts = starts[order], lasts[order], shifts[order]
    lengths = lasts - starts
    for run in range(count):
        wide = kinds[lasts[run]] != LETTER
        lengths[run] += CHARACTERS_PER_GRAM if wide else WORDS_PER_GRAM
    return starts, shifts, lengths


@compiled
def _worthwhile(
    starts: NDArray[np.int64],
    shifts: NDArray[np.int64],
    lengths: NDArray[np.int64],
    lone: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Drop runs shorter than ``lone`` without a near neighbour, and all but the longest.

    A run inside one that is twice as long goes, too: a term that a paper repeats meets all its
    places in the other, and only one of them is the copy.
    """
    count = len(starts)
    kept = lengths >= lone
    for at in range(count):
        for other in range(at + 1, min(at + 1 + _NEAREST, count)):
            if (
                abs(shifts[other] - shifts[at]) <= _NEIGHBOURHOOD
                and starts[other] - starts[at] - lengths[at] <= _NEIGHBOURHOOD
            ):
                kept[at] = kept[other] = True
    ends = starts + lengths
    longest = np.zeros(ends.max() if count else 0, dtype=np.int64)
    for at in range(count):
        if kept[at]:
            for place in range(starts[at], ends[at]):
                longest[place] = max(longest[place], lengths[at])
    for at in range(count):
        if kept[at]:
            kept[at] = longest[starts[at] : ends[at]].min() < 2 * lengths[at]
    chosen = np.flatnonzero(kept)
    if len(chosen) > MOST_RUNS:
        longest_first = np.argsort(-lengths[chosen], kind="mergesort")
        chosen = np.sort(chosen[longest_first[:MOST_RUNS]])
    return starts[chosen], starts[chosen] + shifts[chosen], lengths[chosen]


@compiled
def _covered(starts: NDArray[np.int64], lengths: NDArray[np.int64], size: int) -> NDArray[np.bool_]:
    covered = np.zeros(size, dtype=np.bool_)
    for at in range(len(starts)):
        covered[starts[at] : starts[at] + lengths[at]] = True
    return covered
