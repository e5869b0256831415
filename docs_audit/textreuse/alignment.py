"""Word-by-word alignment inside a chain: what is equal, replaced, added and left out."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz.distance import Levenshtein

from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.runs import Run

EQUAL, REPLACED, ADDED, DROPPED = "equal", "replaced", "added", "dropped"

_JUDGED_GAP = 16
_LIKENESS = 0.35
_REPLACED_IN_PLACE = 48
_SLACK = 3
_REACH = 40
_FREE_GAP = 12
_SPAN_OF_EVIDENCE = 2.0


@dataclass(frozen=True, slots=True)
class Block:
    """Words ``lower`` to ``lower_end`` of one paper facing ``upper`` to ``upper_end``.

    ``kind`` is equal, replaced, added (stands only in the lower) or dropped (only in the upper).
    """

    kind: str
    lower: int
    lower_end: int
    upper: int
    upper_end: int


def align(lower: Prepared, upper: Prepared, chain: list[Run]) -> list[list[Block]]:
    """Align a chain and return its passages as lists of blocks.

    A gap parts the chain when its two sides are not like each other (own text beside text that
    was left out), or when one side is much longer than what agrees before and behind warrants.
    """
    passages: list[list[Block]] = [[]]
    before: Run | None = None
    behind = sum(run.length for run in chain)
    agreed = 0
    for run in chain:
        trimmed = _after(run, before)
        if trimmed is None:
            continue
        if before is not None:
            gap = _gap(lower, upper, before, trimmed)
            width = abs(trimmed.diagonal - before.diagonal)
            if gap is None or width > max(_FREE_GAP, _SPAN_OF_EVIDENCE * min(agreed, behind)):
                passages.append([])
                agreed = 0
            else:
                passages[-1].extend(gap)
        passages[-1].extend(_along(lower, upper, trimmed))
        agreed, behind = agreed + run.length, behind - run.length
        before = trimmed
    return [blocks for blocks in passages if blocks]


def _after(run: Run, before: Run | None) -> Run | None:
    """Cut the part of a run that overlaps the one before it in either paper."""
    if before is None:
        return run
    overlap = max(
        0, before.lower + before.length - run.lower, before.upper + before.length - run.upper
    )
    if overlap >= run.length:
        return None
    return Run(run.lower + overlap, run.upper + overlap, run.length - overlap)


def _along(lower: Prepared, upper: Prepared, run: Run) -> list[Block]:
    """Part a run into equal and replaced blocks."""
    if not run.length:
        return []
    below = lower.words.ids[run.lower : run.lower + run.length]
    above = upper.words.ids[run.upper : run.upper + run.length]
    equal = below == above
    edges = np.concatenate(([0], np.flatnonzero(np.diff(equal)) + 1, [run.length])).tolist()
    return [
        Block(
            EQUAL if equal[start] else REPLACED,
            run.lower + start,
            run.lower + end,
            run.upper + start,
            run.upper + end,
        )
        for start, end in itertools.pairwise(edges)
    ]


def _gap(lower: Prepared, upper: Prepared, before: Run, after: Run) -> list[Block] | None:
    """Align the words between two runs; ``None`` when they are not versions of each other."""
    start, end = before.lower + before.length, after.lower
    above, above_end = before.upper + before.length, after.upper
    blocks = differences(lower, upper, (start, end), (above, above_end))
    widest = max(end - start, above_end - above)
    in_place = widest <= _REPLACED_IN_PLACE and abs(end - start - above_end + above) <= _SLACK
    if min(end - start, above_end - above) >= _JUDGED_GAP and not in_place:
        equal = sum(block.lower_end - block.lower for block in blocks if block.kind == EQUAL)
        if equal < _LIKENESS * widest:
            return None
    return blocks


def differences(
    lower: Prepared, upper: Prepared, below: tuple[int, int], above: tuple[int, int]
) -> list[Block]:
    """Align two stretches of words from end to end."""
    (start, end), (first, last) = below, above
    if start == end or first == last:
        if start == end and first == last:
            return []
        return [Block(ADDED if first == last else DROPPED, start, end, first, last)]
    names = {"equal": EQUAL, "replace": REPLACED, "insert": ADDED, "delete": DROPPED}
    opcodes = Levenshtein.opcodes(
        upper.words.ids[first:last].tolist(), lower.words.ids[start:end].tolist()
    )
    return [
        Block(
            names[code.tag],
            start + code.dest_start,
            start + code.dest_end,
            first + code.src_start,
            first + code.src_end,
        )
        for code in opcodes
    ]


def extended(lower: Prepared, upper: Prepared, passages: list[list[Block]]) -> list[list[Block]]:
    """Carry passages past their outermost grams, over single differences, in both directions.

    They come ascending in the lower and stay apart from each other.
    """
    result: list[list[Block]] = []
    floor = 0
    ceilings = [*(blocks[0].lower for blocks in passages[1:]), len(lower.words)]
    for blocks, ceiling in zip(passages, ceilings, strict=False):
        first, last = blocks[0], blocks[-1]
        room = min(first.lower - floor, first.upper)
        back = _reach(lower, upper, first.lower - 1, first.upper - 1, -room)
        room = min(ceiling - last.lower_end, len(upper.words) - last.upper_end)
        ahead = _reach(lower, upper, last.lower_end, last.upper_end, room)
        before = _along(lower, upper, Run(first.lower - back, first.upper - back, back))
        after = _along(lower, upper, Run(last.lower_end, last.upper_end, ahead))
        result.append(merged([*before, *blocks, *after]))
        floor = last.lower_end + ahead
    return result


def _reach(lower: Prepared, upper: Prepared, below: int, above: int, room: int) -> int:
    """Return how many words further the papers agree, gaining on every difference passed.

    ``room`` is how far they go on: ahead when positive, back when negative. Looked at is a
    window, and a wider one as long as they agree up to its end, as rows of a table do that are
    repeated too often to start a run.
    """
    window = min(abs(room), _REACH)
    while window:
        along = np.arange(window) * (1 if room > 0 else -1)
        equal = lower.words.ids[below + along] == upper.words.ids[above + along]
        gain = np.cumsum(np.where(equal, 1, -2))
        best = int(np.argmax(gain)) + 1
        if gain[best - 1] <= 0:
            return 0
        if best < window or window == abs(room):
            return best
        window = min(abs(room), 4 * window)
    return 0


def merged(blocks: list[Block]) -> list[Block]:
    """Melt neighbouring blocks of one kind."""
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else None
        ends = (last.kind, last.lower_end, last.upper_end) if last else None
        if last and ends == (block.kind, block.lower, block.upper):
            result[-1] = replace(last, lower_end=block.lower_end, upper_end=block.upper_end)
            continue
        result.append(block)
    return result
