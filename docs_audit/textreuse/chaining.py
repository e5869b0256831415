"""Chains: runs that follow one another in both papers, joined so that one copy is one chain."""

from __future__ import annotations

from dataclasses import dataclass

from docs_audit.textreuse.runs import Run

_LOOK_BACK = 40
_OVERLAP = 8


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


def chains(found: list[Run], bridges: Bridges = BRIDGES) -> list[list[Run]]:
    """Partition runs, ascending in the lower, into collinear chains, the weightiest first.

    Each word of the lower ends in one chain at most: of two chains over the same words the
    weightier keeps them.
    """
    best, back = _scores(found, bridges)
    taken = [False] * len(found)
    result = []
    for end in sorted(range(len(found)), key=lambda at: (-best[at], at)):
        if taken[end]:
            continue
        chain: list[Run] = []
        at = end
        while at >= 0 and not taken[at]:
            taken[at] = True
            chain.append(found[at])
            at = back[at]
        result.append(chain[::-1])
    result.sort(key=lambda chain: -sum(run.length for run in chain))
    return _reunited(_without_overlap(result), bridges)


def _scores(found: list[Run], bridges: Bridges) -> tuple[list[float], list[int]]:
    """Return the best score of a chain that ends at each run, and the run before it."""
    best: list[float] = []
    back: list[int] = []
    for at, run in enumerate(found):
        score, before = float(run.length), -1
        for earlier in range(max(0, at - _LOOK_BACK), at):
            other = found[earlier]
            gap_lower = run.lower - other.lower - other.length
            gap_upper = run.upper - other.upper - other.length
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


def _without_overlap(found: list[list[Run]]) -> list[list[Run]]:
    """Cut from lighter chains the words of the lower that a weightier one holds."""
    held: list[tuple[int, int]] = []
    result = []
    for chain in found:
        kept = [part for run in chain for part in _outside(run, held)]
        if kept:
            result.append(kept)
            held.extend((run.lower, run.lower + run.length) for run in kept)
    return result


def _outside(run: Run, held: list[tuple[int, int]]) -> list[Run]:
    """Return what of a run lies outside the held stretches of the lower, longest piece only."""
    pieces = [(run.lower, run.lower + run.length)]
    for low, high in held:
        pieces = [
            piece
            for start, end in pieces
            for piece in ((start, min(end, low)), (max(start, high), end))
            if piece[0] < piece[1]
        ]
    if not pieces:
        return []
    start, end = max(pieces, key=lambda piece: piece[1] - piece[0])
    if (start, end) != (run.lower, run.lower + run.length) and end - start < _OVERLAP:
        return []
    return [Run(start, run.upper + start - run.lower, end - start)]
