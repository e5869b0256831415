"""Runs: stretches of two papers that agree gram by gram on one diagonal."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.fingerprints import CHARACTERS_PER_GRAM, WORDS_PER_GRAM
from docs_audit.textreuse.folding import LETTER
from docs_audit.textreuse.prepared import Prepared

MOST_REPEATS = 8
MOST_RUNS = 400
_BRIDGED = 18
_LONE_RUN = 10
_NEIGHBOURHOOD = 80


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


def runs(lower: Prepared, upper: Prepared) -> list[Run]:
    """Find the runs of two papers, ascending in the lower.

    A gram that stands more than ``MOST_REPEATS`` times in the upper starts nothing: it would
    cross a form letter with itself. Runs that touch no other are dropped when short.
    """
    if len(lower.words) == len(upper.words) and np.array_equal(lower.words.ids, upper.words.ids):
        return [Run(0, 0, len(lower.words))] if len(lower.words) else []
    below, diagonals = _matches(lower, upper)
    if not len(below):
        return []
    order = np.lexsort((below, diagonals))
    below, diagonals = below[order], diagonals[order]
    breaks = (np.diff(diagonals) != 0) | (np.diff(below) > _BRIDGED)
    first = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    last = np.concatenate((first[1:], [len(below)])) - 1
    starts, shifts = below[first], diagonals[first]
    tail = np.where(lower.words.kinds[below[last]] == LETTER, WORDS_PER_GRAM, CHARACTERS_PER_GRAM)
    lengths = below[last] - starts + tail
    return _worthwhile(starts, shifts, lengths, _LONE_RUN // lower.word_weight)


def _matches(lower: Prepared, upper: Prepared) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return every pair of equal grams as place in the lower and diagonal."""
    index = upper.gram_index
    nothing = np.zeros(0, dtype=np.intp)
    if not len(index.hashes) or not len(lower.grams):
        return nothing, nothing
    found = np.minimum(np.searchsorted(index.hashes, lower.grams), len(index.hashes) - 1)
    equal = (index.hashes[found] == lower.grams) & (index.counts[found] <= MOST_REPEATS)
    below = np.flatnonzero(equal)
    if not len(below):
        return nothing, nothing
    found = found[below]
    counts = index.counts[found]
    repeated = np.repeat(below, counts)
    offsets = np.arange(len(repeated)) - np.repeat(np.cumsum(counts) - counts, counts)
    above = index.places[np.repeat(index.first[found], counts) + offsets]
    return repeated, above - repeated


def _worthwhile(
    starts: NDArray[np.intp],
    shifts: NDArray[np.intp],
    lengths: NDArray[np.intp],
    lone: int,
) -> list[Run]:
    """Drop runs shorter than ``lone`` without a near neighbour, and all but the longest."""
    order = np.argsort(starts, kind="stable")
    starts, shifts, lengths = starts[order], shifts[order], lengths[order]
    near = np.zeros(len(starts), dtype=np.bool_)
    for step in (1, 2, 3):
        close = (np.abs(shifts[step:] - shifts[:-step]) <= _NEIGHBOURHOOD) & (
            starts[step:] - starts[:-step] - lengths[:-step] <= _NEIGHBOURHOOD
        )
        near[step:] |= close
        near[:-step] |= close
    kept = np.flatnonzero((lengths >= lone) | near)
    kept = kept[_not_overshadowed(starts[kept], lengths[kept])]
    if len(kept) > MOST_RUNS:
        longest = np.argsort(-lengths[kept], kind="stable")[:MOST_RUNS]
        kept = np.sort(kept[longest])
    return [
        Run(start, start + shift, length)
        for start, shift, length in zip(
            starts[kept].tolist(), shifts[kept].tolist(), lengths[kept].tolist(), strict=True
        )
    ]


def _not_overshadowed(starts: NDArray[np.intp], lengths: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Say which runs are not inside one that is twice as long.

    A term that a paper repeats meets all its places in the other; only one of them is the copy.
    """
    if not len(starts):
        return np.zeros(0, dtype=np.bool_)
    longest = np.zeros(int((starts + lengths).max()), dtype=np.intp)
    places, sizes = starts.tolist(), lengths.tolist()
    for at in np.argsort(lengths, kind="stable").tolist():
        longest[places[at] : places[at] + sizes[at]] = sizes[at]
    return np.array(
        [
            longest[start : start + size].min() < 2 * size
            for start, size in zip(places, sizes, strict=True)
        ],
        dtype=np.bool_,
    )
