"""Whole sentences that only one paper has, told apart from those around them.

An alignment of words does not mind where a sentence stands between two that begin with the same
words: it takes the beginning of one for the beginning of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docs_audit.textreuse.alignment import ADDED, DROPPED, EQUAL, Block
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.prepared import Prepared

_FARTHEST = 12


def settled(lower: Prepared, upper: Prepared, blocks: Sequence[Block]) -> list[Block]:
    """Move what stands in one paper only to where its sentences begin, if the words allow it."""
    result = list(blocks)
    for at in range(1, len(result) - 1):
        before, alone, after = result[at - 1 : at + 2]
        if alone.kind not in (ADDED, DROPPED) or not before.kind == after.kind == EQUAL:
            continue
        if (before.lower_end, before.upper_end) != (alone.lower, alone.upper):
            continue
        if (alone.lower_end, alone.upper_end) != (after.lower, after.upper):
            continue
        paper, span = (
            (lower, (alone.lower, alone.lower_end))
            if alone.kind == ADDED
            else (upper, (alone.upper, alone.upper_end))
        )
        room = before.lower_end - before.lower - 1, after.lower_end - after.lower - 1
        by = _way(paper, span, room)
        if by:
            result[at - 1] = replace(
                before, lower_end=before.lower_end + by, upper_end=before.upper_end + by
            )
            result[at] = Block(
                alone.kind,
                alone.lower + by,
                alone.lower_end + by,
                alone.upper + by,
                alone.upper_end + by,
            )
            result[at + 1] = replace(after, lower=after.lower + by, upper=after.upper + by)
    return result


def _way(paper: Prepared, span: Span, room: tuple[int, int]) -> int:
    """Return by how many words a stretch is to move so that it is whole sentences; 0 for none.

    It may move past words that are the same before it and at its end, or at its head and behind.
    """
    first, last = span
    begins = {start for start, _ in paper.sentences}
    if first in begins and last in begins:
        return 0
    ids = paper.words.ids
    for back in range(1, min(room[0], _FARTHEST) + 1):
        if ids[first - back] != ids[last - back]:
            break
        if first - back in begins and last - back in begins:
            return -back
    for ahead in range(1, min(room[1], _FARTHEST) + 1):
        if ids[first + ahead - 1] != ids[last + ahead - 1]:
            break
        if first + ahead in begins and last + ahead in begins:
            return ahead
    return 0
