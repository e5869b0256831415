"""Chains: runs that follow one another in both papers, joined so that one copy is one chain."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.compiling import compiled
from docs_audit.textreuse.runs import Run, Runs

_LOOK_BACK = 40
_OVERLAP = 8
_LONG_CHAIN, _MIDDLING_CHAIN, _SHORT_CHAIN = 28, 16, 8
_GOOD_PART, _MOST_PART = 0.25, 0.5


# How wide a gap between two runs may be, in words, to be one passage still: text on both sides,
# text only in the upper (sentences left out), text only in the lower (own words put between).
_BOTH, _DROPPED, _ADDED = 90, 120, 60
# What still counts as no text on a side.
_ONE_SIDED = 12


def may_chain(found: Runs, size: int, word_weight: int) -> bool:
    """Say whether runs can make up a chain at all; exact, and much cheaper than ``chains``."""
    if not len(found):
        return False
    least = min(_MIDDLING_CHAIN, _GOOD_PART * size * word_weight)
    best, _ = _scores(found.lower, found.upper, found.lengths)
    longest = float(best.max()) * word_weight
    return longest >= least or int(found.lengths.sum()) >= _MOST_PART * size


@compiled
def _is_bridged(gap_lower: int, gap_upper: int) -> bool:
    """Say whether a gap of this size may lie inside a passage."""
    if min(gap_lower, gap_upper) < -_OVERLAP:
        return False
    if gap_lower <= _ONE_SIDED:
        return gap_upper <= _DROPPED
    if gap_upper <= _ONE_SIDED:
        return gap_lower <= _ADDED
    return max(gap_lower, gap_upper) <= _BOTH


def chains(runs: Runs, size: int, *, word_weight: int = 1) -> list[list[Run]]:
    """Partition runs, ascending in the lower, into collinear chains, ascending too.

    ``size`` is the number of words of the lower, ``word_weight`` how many Chinese characters one
    of them is worth. Each of them ends in one chain at most: of two
    chains over the same words the longer keeps them. Chains too short to be evidence are left
    out; what is short depends on how much of the paper the others hold.
    """
    scores, befores = _scores(runs.lower, runs.upper, runs.lengths)
    best, back, found = scores.tolist(), befores.tolist(), runs.as_list()
    taken = [False] * len(found)
    result = []
    for end in sorted(range(len(found)), key=lambda at: (-best[at], at)):
        chain: list[Run] = []
        at = end
        while at >= 0 and not taken[at]:
            taken[at] = True
            chain.append(found[at])
            at = back[at]
        if chain:
            result.append((sum(run.length for run in chain), chain[::-1]))
    long_ = sum(length for length, _ in result if length * word_weight >= _LONG_CHAIN)
    all_ = sum(length for length, _ in result if length * word_weight >= _SHORT_CHAIN)
    is_related = long_ >= _GOOD_PART * size or all_ >= _MOST_PART * size
    least: float = _SHORT_CHAIN if is_related else _MIDDLING_CHAIN
    result.sort(key=lambda one: -one[0])
    least = min(least, _GOOD_PART * size * word_weight)
    kept = [chain for length, chain in result if length * word_weight >= least]
    return _unnested(_reunited(_without_overlap(kept, size)))


@compiled
def _scores(
    lower: NDArray[np.int64],
    upper: NDArray[np.int64],
    lengths: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the best score of a chain that ends at each run, and the run before it or -1."""
    best = lengths.astype(np.float64)
    back = np.full(len(lower), -1, dtype=np.int64)
    for at in range(len(lower)):
        for earlier in range(max(0, at - _LOOK_BACK), at):
            gap_lower = lower[at] - lower[earlier] - lengths[earlier]
            gap_upper = upper[at] - upper[earlier] - lengths[earlier]
            if not _is_bridged(gap_lower, gap_upper):
                continue
            overlap = max(0, -gap_lower, -gap_upper)
            skew = min(abs(gap_upper - gap_lower), 80)
            score = best[earlier] + lengths[at] - overlap - 0.1 * skew
            if score > best[at]:
                best[at], back[at] = score, earlier
    return best, back


def _reunited(found: list[list[Run]]) -> list[list[Run]]:
    """Join chains that follow one another in both papers after all."""
    result: list[list[Run]] = []
    for chain in sorted(found, key=lambda one: one[0].lower):
        for before in reversed(result[-_LOOK_BACK:]):
            last, first = before[-1], chain[0]
            gap_lower = first.lower - last.lower - last.length
            gap_upper = first.upper - last.upper - last.length
            if _is_bridged(gap_lower, gap_upper):
                before.extend(chain)
                break
        else:
            result.append(chain)
    return result


def _unnested(found: list[list[Run]]) -> list[list[Run]]:
    """Part chains where another one stands in their gap, so that none lies within another."""
    runs = [(run, at) for at, chain in enumerate(found) for run in chain]
    runs.sort(key=lambda one: one[0].lower)
    parted = itertools.groupby(runs, key=lambda one: one[1])
    return [[run for run, _ in group] for _, group in parted]


def _without_overlap(found: list[list[Run]], size: int) -> list[list[Run]]:
    """Cut from shorter chains the words of the lower that a longer one holds."""
    held = bytearray(size)
    result = []
    for chain in found:
        kept = [part for run in chain for part in _free(run, held)]
        if kept:
            result.append(kept)
            for run in kept:
                held[run.lower : run.lower + run.length] = b"\1" * run.length
    return result


def _free(run: Run, held: bytearray) -> list[Run]:
    """Return the longest piece of a run that nothing holds, unless hardly anything is left."""
    start, end = run.lower, run.lower + run.length
    if held.find(1, start, end) < 0:
        return [run]
    pieces = held[start:end].split(b"\1")
    longest = max(pieces, key=len)
    if len(longest) < _OVERLAP:
        return []
    first = start + held[start:end].find(longest)
    return [Run(first, run.upper + first - run.lower, len(longest))]
