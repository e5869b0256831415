"""Classes: whether a sentence was copied word for word, with names swapped, or in other words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.alignment import EQUAL, Block
from docs_audit.textreuse.divisions import Known
from docs_audit.textreuse.expressions import OTHER
from docs_audit.textreuse.parts import Edge, edges_of, parts
from docs_audit.textreuse.passages import (
    MOSTLY_QUOTED,
    QUOTED,
    REWORDED,
    SUBSTITUTED,
    VERBATIM,
    Part,
    Passage,
)
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.regions import stretches_of
from docs_audit.textreuse.substitutions import Changes, changes

_STRAY_CHANGES = 0.25
_REWORDED_PART = 0.25


def classed(lower: Prepared, upper: Prepared, passage: Passage, known: Known) -> Passage:
    """Add what was swapped inside a passage and its parts, and class both by it.

    A sentence is substituted when names or numbers were swapped in it and hardly anything else
    was changed, verbatim when nothing was. A passage that is no quotation is reworded when more
    than a quarter of what both papers have of it is; otherwise it is substituted when anything
    was swapped, and else verbatim.
    """
    stretches = list(stretches_of(passage.blocks))
    found = [changes(lower, upper, stretch, known) for stretch in stretches]
    edges = edges_of(lower, passage.blocks[0].lower, passage.blocks[-1].lower_end)
    kinds = _kinds(lower, passage, edges, found, stretches)
    shared = parts(lower, upper, passage, edges, kinds)
    swaps = tuple(swap for one in found for _, swap in one.swaps)
    kind = QUOTED if passage.kind == QUOTED else _kind_of(lower, shared)
    return replace(passage, kind=kind, substitutions=swaps, parts=shared)


def _kind_of(lower: Prepared, shared: Sequence[Part]) -> str:
    lengths: Counter[str] = Counter()
    for part in shared:
        words = slice(part.blocks[0].lower, part.blocks[-1].lower_end)
        lengths[part.kind] += int(lower.lengths[words].sum())
    copied = lengths[VERBATIM] + lengths[SUBSTITUTED] + lengths[REWORDED]
    if lengths[REWORDED] > _REWORDED_PART * copied:
        return REWORDED
    return SUBSTITUTED if lengths[SUBSTITUTED] else VERBATIM


def _kinds(
    lower: Prepared,
    passage: Passage,
    edges: Sequence[Edge],
    found: Sequence[Changes],
    stretches: Sequence[tuple[Block, ...]],
) -> list[str]:
    """Class each sentence of a passage; ``edges`` are where they begin but the first."""
    first, last = passage.blocks[0].lower, passage.blocks[-1].lower_end
    if passage.kind == QUOTED:
        return [QUOTED] * (len(edges) + 1)
    begins = np.array([first, *(edge.word for edge in edges)], dtype=np.int64) - first
    sizes = np.diff(begins, append=last - first)
    quoted = np.add.reduceat(lower.quoted[first:last], begins, dtype=np.int64)
    are_quoted = (quoted >= MOSTLY_QUOTED * sizes).tolist()
    otherwise = _runs(_changed_otherwise(lower, passage, found), begins)
    names = Counter(
        bisect_right(edges, at, key=lambda edge: edge.at)
        for one in found
        for at, swap in one.swaps
        if swap.kind != OTHER
    )
    turned = _turned_round(edges, stretches)
    return [
        QUOTED if is_quoted else _kind(names[number], others + turned[number])
        for number, (is_quoted, others) in enumerate(zip(are_quoted, otherwise, strict=True))
    ]


def _kind(names: int, others: int) -> str:
    """Class a sentence by how many names were swapped and how many other changes it has."""
    if not names and not others:
        return VERBATIM
    return SUBSTITUTED if names and others <= _STRAY_CHANGES * (names + others) else REWORDED


def _changed_otherwise(
    lower: Prepared, passage: Passage, found: Sequence[Changes]
) -> NDArray[np.bool_]:
    """Mark the words of a passage that differ from the upper and are no swapped expression."""
    first, last = passage.blocks[0].lower, passage.blocks[-1].lower_end
    changed = np.ones(last - first, dtype=np.bool_)
    for block in passage.blocks:
        if block.kind == EQUAL:
            changed[block.lower - first : block.lower_end - first] = False
    begins = lower.words.starts[first:last]
    for one in found:
        for start, end in one.accounted:
            changed[np.searchsorted(begins, start) : np.searchsorted(begins, end)] = False
    return changed


def _turned_round(edges: Sequence[Edge], stretches: Sequence[tuple[Block, ...]]) -> Counter[int]:
    """Count by sentence how often the upper has its words in another order."""
    words = [edge.word for edge in edges]
    turned: Counter[int] = Counter()
    for before, after in pairwise(stretches):
        sentence = bisect_right(words, after[0].lower)
        goes_back = after[0].upper < before[-1].upper_end
        if goes_back and sentence == bisect_right(words, before[-1].lower_end - 1):
            turned[sentence] += 1
    return turned


def _runs(marks: NDArray[np.bool_], begins: NDArray[np.int64]) -> list[int]:
    """Count the unbroken runs of what is marked, in each sentence."""
    starts = marks.copy()
    starts[1:] &= ~marks[:-1]
    starts[begins] = marks[begins]
    counts: list[int] = np.add.reduceat(starts, begins, dtype=np.int64).tolist()
    return counts
