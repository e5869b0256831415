"""Chains: runs that follow one another in both papers, joined so that one copy is one chain."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from docs_audit.textreuse.runs import Run

_LOOK_BACK = 40
_OVERLAP = 8
_LONG_CHAIN, _MIDDLING_CHAIN, _SHORT_CHAIN = 28, 16, 8
_GOOD_PART, _MOST_PART = 0.25, 0.5


@dataclass(frozen=True, slots=True)
class Bridges:
    """How wide a gap between two runs may be, in words, to be one passage still.

    ``both``: text on both sides; ``dropped``: text only in the upper (sentences left out);
    ``added``: text only in the lower (own words put between). ``one_sided`` is what still
    counts as no text on a side.
    """

    both: int = 90
    dropped: int = 120
    added: int = 60
    one_sided: int = 12

    def allow(self, gap_lower: int, gap_upper: int) -> bool:
        """Say whether a gap of this size may be bridged."""
        if min(gap_lower, gap_upper) < -_OVERLAP:
            return False
        if gap_lower <= self.one_sided:
            return gap_upper <= self.dropped
        if gap_upper <= self.one_sided:
            return gap_lower <= self.added
        return max(gap_lower, gap_upper) <= self.both


BRIDGES = Bridges()


def chains(
    found: list[Run], size: int, *, word_weight: int = 1, bridges: Bridges = BRIDGES
) -> list[list[Run]]:
    """Partition runs, ascending in the lower, into collinear chains, ascending too.

    ``size`` is the number of words of the lower, ``word_weight`` how many Chinese characters one
    of them is worth. Each of them ends in one chain at most: of two
    chains over the same words the longer keeps them. Chains too short to be evidence are left
    out; what is short depends on how much of the paper the others hold.
    """
    best, back = _scores(found, bridges)
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
    return _unnested(_reunited(_without_overlap(kept, size), bridges))


def _scores(found: list[Run], bridges: Bridges) -> tuple[list[float], list[int]]:
    """Return the best score of a chain that ends at each run, and the run before it."""
    widest = max(bridges.both, bridges.added), max(bridges.both, bridges.dropped)
    ends = [(run.lower + run.length, run.upper + run.length) for run in found]
    best: list[float] = []
    back: list[int] = []
    for at, run in enumerate(found):
        score, before = float(run.length), -1
        for earlier in range(max(0, at - _LOOK_BACK), at):
            gap_lower = run.lower - ends[earlier][0]
            if not -_OVERLAP <= gap_lower <= widest[0]:
                continue
            gap_upper = run.upper - ends[earlier][1]
            if not -_OVERLAP <= gap_upper <= widest[1]:
                continue
            if not bridges.allow(gap_lower, gap_upper):
                continue
            overlap = max(0, -gap_lower, -gap_upper)
            skew = abs(gap_upper - gap_lower)
            candidate = best[earlier] + run.length - overlap - 0.1 * min(skew, 80)
            if candidate > score:
                score, before = candidate, earlier
        best.append(score)
        back.append(before)
    return best, back


def _reunited(found: list[list[Run]], bridges: Bridges) -> list[list[Run]]:
    """Join chains that follow one another in both papers after all."""
    result: list[list[Run]] = []
    for chain in sorted(found, key=lambda one: one[0].lower):
        for before in reversed(result[-_LOOK_BACK:]):
            last, first = before[-1], chain[0]
            gap_lower = first.lower - last.lower - last.length
            gap_upper = first.upper - last.upper - last.length
            if bridges.allow(gap_lower, gap_upper):
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
