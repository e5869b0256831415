"""Reworded sentences: clauses turned round, merged or split, with other words in between.

What survives a rewording are pairs of neighbouring words, in any order. A sentence of the lower
is held against the stretch of the upper that has most of its pairs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.alignment import Block, differences
from docs_audit.textreuse.compiling import compiled
from docs_audit.textreuse.grams import find
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.retelling import retold
from docs_audit.textreuse.sections import sections

# A pair of the upper that the sentence has not costs this much of one that it has.
_COST = 0.22
_WIDEST = 2
_OFTEN_BELOW, _OFTEN_ABOVE = 2, 3
_SHORTEST, _LONGEST, _MOSTLY = 12, 600, 0.5
_LIKE, _FEWEST = 0.3, 6
_STOCK = 0.3


@dataclass(frozen=True, slots=True)
class Rewording:
    """The sentences that stand in the upper in other words, those that make up sections, and more.

    A section has more sentences than stand there by themselves, and is evidence by itself.
    ``retold`` are sentences in a row of which rare words are left; they may hold stretches that
    are no evidence by themselves. All of them ascend in the lower.
    """

    sentences: list[list[Block]]
    sections: list[list[Block]]
    retold: list[list[Block]]

    def without(self, stock: NDArray[np.bool_]) -> Rewording:
        """Leave out what is retold in words of which a good part is everyone's."""
        retold = [
            blocks
            for blocks in self.retold
            if stock[blocks[0].lower : blocks[-1].lower_end].mean() < _STOCK
        ]
        return replace(self, retold=retold)

    @property
    def in_sections(self) -> list[list[Block]]:
        """Sections and what is retold, which lie apart from each other."""
        return sorted([*self.sections, *self.retold], key=_lower)

    @property
    def together(self) -> list[list[Block]]:
        """All of them, ascending in the lower."""
        found = self.in_sections
        others = [blocks for blocks in self.sentences if not overlaps(blocks, found)]
        return sorted([*found, *others], key=_lower)


def overlaps(blocks: list[Block], others: list[list[Block]]) -> bool:
    """Say whether aligned blocks share words of the lower with others."""
    start, end = blocks[0].lower, blocks[-1].lower_end
    return any(one[0].lower < end and start < one[-1].lower_end for one in others)


def _lower(blocks: list[Block]) -> int:
    return blocks[0].lower


def telling(lower: Prepared, upper: Prepared) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Number the pairs of both papers by first place in the lower, -1 where they tell nothing.

    A pair tells something when the lower has it, and neither paper repeats it: the name of an
    organ or the head of a table is in every line.
    """
    return _telling(*lower.pair_table, lower.pairs, upper.pairs)


@compiled
def _telling(
    slots: NDArray[np.int32],
    following: NDArray[np.int32],
    counts: NDArray[np.int32],
    mine: NDArray[np.uint64],
    theirs: NDArray[np.uint64],
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    numbers = np.full(len(mine), -1, dtype=np.int32)
    firsts = np.empty(len(theirs), dtype=np.int32)
    repeats = np.zeros(len(mine) + 1, dtype=np.int32)
    for at in range(len(theirs)):
        firsts[at] = find(slots, mine, theirs[at])
        repeats[firsts[at]] += 1
    for at in range(len(theirs)):
        first = firsts[at]
        if first >= 0 and (counts[first] > _OFTEN_BELOW or repeats[first] > _OFTEN_ABOVE):
            firsts[at] = -1
    for first in range(len(mine)):
        if 0 < counts[first] <= _OFTEN_BELOW:
            at = first
            while at >= 0:
                numbers[at] = first
                at = following[at]
    return numbers, firsts


@compiled
def places_of(firsts: NDArray[np.int32], size: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """List for each of ``size`` pairs of the lower where it stands in the upper.

    Those of pair ``n`` are ``places[begins[n] : begins[n + 1]]``, ascending.
    """
    begins = np.zeros(size + 1, dtype=np.int32)
    for first in firsts:
        if first >= 0:
            begins[first + 1] += 1
    begins = np.cumsum(begins).astype(np.int32)
    ends = begins.copy()
    places = np.empty(begins[size], dtype=np.int32)
    for at in range(len(firsts)):
        if firsts[at] >= 0:
            places[ends[firsts[at]]] = at
            ends[firsts[at]] += 1
    return begins, places


@compiled
def _best_stretch(places: NDArray[np.int32], longest: int) -> tuple[int, int]:
    """Return which of the ascending places make up the stretch where they stand densest."""
    best, first, last = 0.0, 0, 0
    score, start = 0.0, 0
    for at in range(len(places)):
        if at:
            score -= _COST * (places[at] - places[at - 1] - 1)
        if score <= 0.0 or places[at] - places[start] >= longest:
            score, start = 0.0, at
        score += 1.0 - _COST
        if score > best:
            best, first, last = score, start, at + 1
    return first, last


@compiled
def _alike(
    edges: NDArray[np.int64],
    numbers: NDArray[np.int32],
    firsts: NDArray[np.int32],
    begins: NDArray[np.int32],
    places: NDArray[np.int32],
) -> NDArray[np.int64]:
    """Return the stretch of the upper's pairs for each sentence that stands there reworded.

    ``edges`` holds begin and end of each sentence in words, a row a sentence; the pairs of both
    papers are numbered as ``telling`` does, ``begins`` and ``places`` are where those of the lower
    stand in the upper. A row of the answer is begin and end of the stretch, or 0 and 0.
    """
    seen = np.full(len(numbers), -1, dtype=np.int64)
    result = np.zeros((len(edges), 2), dtype=np.int64)
    for row in range(len(edges)):
        start, end = edges[row]
        distinct, shared = 0, 0
        near = [np.int32(0) for _ in range(0)]
        for pair in numbers[start : end - 1]:
            if pair < 0 or seen[pair] == row:
                continue
            seen[pair] = row
            distinct += 1
            if begins[pair + 1] > begins[pair]:
                shared += 1
                near.extend(places[begins[pair] : begins[pair + 1]])
        least = max(_FEWEST, _LIKE * distinct)
        if shared < least:
            continue
        held_at = np.array(near, dtype=np.int32)
        held_at.sort()
        first, last = _best_stretch(held_at, _WIDEST * (end - start))
        if len(np.unique(firsts[held_at[first:last]])) >= least:
            result[row, 0], result[row, 1] = held_at[first], held_at[last - 1] + 1
    return result


@compiled
def _open_parts(
    edges: NDArray[np.int64], taken: NDArray[np.bool_], shortest: int
) -> NDArray[np.int64]:
    """Return of each sentence the longest part that is not taken, where it is most of it."""
    result = np.empty_like(edges)
    count = 0
    for row in range(len(edges)):
        start, end = edges[row]
        first = last = begun = start
        for at in range(start, end + 1):
            if at == end or taken[at]:
                if at - begun > last - first:
                    first, last = begun, at
                begun = at + 1
        if shortest <= last - first <= _LONGEST and last - first >= _MOSTLY * (end - start):
            result[count] = first, last
            count += 1
    return result[:count]


def reworded(
    lower: Prepared, upper: Prepared, found: list[list[Block]], evident: list[list[Block]]
) -> Rewording:
    """Find the sentences of the lower that the upper has in other words, aligned word by word.

    ``found`` are the stretches known already; sentences that lie in them for the most part are
    left alone, and of others the rest is looked at. Of what is retold only those stretches are
    left alone that are evidence by themselves (``evident``).
    """
    numbers, firsts = telling(lower, upper)
    edges = _open_sentences(lower, found, _SHORTEST)
    begins, places = places_of(firsts, len(numbers))
    stretches = _alike(edges, numbers, firsts, begins, places)
    pairs = zip(_spans(edges), _spans(stretches), strict=True)
    single = {below: above for below, above in pairs if above[1]}
    together = sections(lower, _spans(edges), single, firsts) if single else []

    def told(below: Span, above: Span) -> list[Block]:
        return differences(lower, upper, below, (above[0], above[1] + 1))

    alike = {below: told(below, above) for below, above in {*single.items(), *together}}
    in_sections = [alike[below] for below, _ in together]
    left = _open_sentences(lower, [*evident, *in_sections], 1)
    again = retold(left, numbers, lower.pair_weights, firsts, begins, places)
    return Rewording([alike[one] for one in single], in_sections, [told(*one) for one in again])


def _open_sentences(lower: Prepared, found: list[list[Block]], shortest: int) -> NDArray[np.int64]:
    """Return begin and end of the sentences that do not lie in stretches for the most part."""
    taken = np.zeros(len(lower.words), dtype=np.bool_)
    for blocks in found:
        taken[blocks[0].lower : blocks[-1].lower_end] = True
    return _open_parts(lower.sentence_edges, taken, shortest)


def _spans(rows: NDArray[np.int64]) -> list[Span]:
    return [(start, end) for start, end in rows.tolist()]
