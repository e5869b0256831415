"""Regions: stretches that are neighbours in both papers, whatever their order, are one passage.

Who turns the words of a sentence round leaves many short stretches, each at another place of the
same few lines; what was copied is those lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docs_audit.textreuse.alignment import EQUAL, REPLACED, Block

_NEAR = 24
_SHORT = 60
_SCATTERED = 1.6
_BESIDE = 8


class _Extent(NamedTuple):
    lower: int
    lower_end: int
    upper: int
    upper_end: int
    held: int


def regions(stretches: list[list[Block]]) -> list[list[Block]]:
    """Join stretches, ascending in the lower, that follow each other closely in both papers.

    Short ones are joined in any order of the upper; paragraphs that changed places stay apart.
    The blocks of a region ascend in the lower; in the upper they do within each of its
    ``stretches_of``.
    """
    result: list[tuple[_Extent, list[Block]]] = []
    for blocks in stretches:
        extent = _extent(blocks)
        if result and _are_one(result[-1][0], extent):
            before, joined = result[-1]
            result[-1] = _around(before, extent), [*joined, *blocks]
        else:
            result.append((extent, blocks))
    return [blocks for _, blocks in result]


def stretches_of(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Part a region into the stretches that go on in both papers without a jump."""
    start = 0
    for at in range(1, len(blocks)):
        before, after = blocks[at - 1], blocks[at]
        if (after.lower, after.upper) != (before.lower_end, before.upper_end):
            yield blocks[start:at]
            start = at
    yield blocks[start:]


def parts_of(blocks: tuple[Block, ...]) -> list[list[Block]]:
    """Part a region where more than a few words stand in one of the papers only.

    What is shown of a paper that is not open to a reader are these parts, in any order of the
    upper, and nothing that stands between them.
    """
    shared = [
        one
        for one in blocks
        if one.kind == EQUAL or (one.kind == REPLACED and one.upper_end - one.upper <= _BESIDE)
    ]
    parts: list[tuple[_Extent, list[Block]]] = []
    for block in shared:
        extent = _extent([block])
        if parts and _touch(parts[-1][0], extent):
            before, joined = parts[-1]
            parts[-1] = _around(before, extent), [*joined, block]
        else:
            parts.append((extent, [block]))
    return [joined for _, joined in parts]


def _touch(one: _Extent, other: _Extent) -> bool:
    apart = max(one.upper, other.upper) - min(one.upper_end, other.upper_end)
    return other.lower - one.lower_end <= _BESIDE and apart <= _BESIDE


def _extent(blocks: list[Block]) -> _Extent:
    upper = min(block.upper for block in blocks)
    upper_end = max(block.upper_end for block in blocks)
    return _Extent(blocks[0].lower, blocks[-1].lower_end, upper, upper_end, upper_end - upper)


def _around(one: _Extent, other: _Extent) -> _Extent:
    return _Extent(
        one.lower,
        other.lower_end,
        min(one.upper, other.upper),
        max(one.upper_end, other.upper_end),
        one.held + other.held,
    )


def _are_one(one: _Extent, other: _Extent) -> bool:
    gap, gap_upper = other.lower - one.lower_end, other.upper - one.upper_end
    if gap <= _NEAR and -_NEAR <= gap_upper <= 2 * _NEAR:
        return True
    if gap > _NEAR:
        return False
    if min(one.lower_end - one.lower, other.lower_end - other.lower) > _SHORT:
        return False
    both = _around(one, other)
    return both.upper_end - both.upper <= _SCATTERED * both.held + 2 * _NEAR
