"""Reworded sentences: clauses turned round, merged or split, with other words in between.

What survives a rewording are pairs of neighbouring words, in any order. A sentence of the lower
is held against the stretch of the upper that has most of its pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.alignment import EQUAL, Block, differences, is_dense
from docs_audit.textreuse.compiling import compiled
from docs_audit.textreuse.grams import find, gram_table
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.sections import Section, sections, shared_terms

# A pair of the upper that the sentence has not costs this much of one that it has.
_COST = 0.22
_WIDEST = 2
_OFTEN_BELOW, _OFTEN_ABOVE = 2, 3
_SHORTEST, _LONGEST, _MOSTLY = 12, 600, 0.5
_LIKE, _FEWEST = 0.3, 6
_EVIDENT, _BESIDE, _SPARSE, _DENSE = 36, 60, 0.05, 0.1


@dataclass(frozen=True, slots=True)
class Rewording:
    """The sentences that stand in the upper in other words, and whole sections of such.

    A section is evidence by itself; its sentences stand in one place of the upper, some of them
    with few of their pairs.
    """

    sentences: list[list[Block]]
    sections: list[list[Block]]

    @property
    def together(self) -> list[list[Block]]:
        """All of them, ascending in the lower."""
        others = [blocks for blocks in self.sentences if not overlaps(blocks, self.sections)]
        return sorted([*self.sections, *others], key=lambda blocks: blocks[0].lower)


def overlaps(blocks: list[Block], others: list[list[Block]]) -> bool:
    """Say whether a stretch has words of the lower that one of the others has, too."""
    start, end = blocks[0].lower, blocks[-1].lower_end
    return any(start < other[-1].lower_end and other[0].lower < end for other in others)


@compiled
def telling(mine: NDArray[np.uint64], theirs: NDArray[np.uint64]) -> NDArray[np.int32]:
    """Number the pairs of the upper as those of the lower, -1 where they tell nothing.

    A pair tells something when the lower has it, and neither paper repeats it: the name of an
    organ or the head of a table is in every line.
    """
    slots, _, counts = gram_table(mine)
    firsts = np.empty(len(theirs), dtype=np.int32)
    repeats = np.zeros(len(mine) + 1, dtype=np.int32)
    for at in range(len(theirs)):
        firsts[at] = find(slots, mine, theirs[at])
        repeats[firsts[at]] += 1
    for at in range(len(theirs)):
        first = firsts[at]
        if first >= 0 and (counts[first] > _OFTEN_BELOW or repeats[first] > _OFTEN_ABOVE):
            firsts[at] = -1
    return firsts


@compiled
def _best_stretch(
    firsts: NDArray[np.int32], marks: NDArray[np.bool_], longest: int
) -> tuple[int, int]:
    """Return the stretch of the upper where the marked pairs of the lower stand densest."""
    best, first, last = 0.0, 0, 0
    score, start = 0.0, 0
    for at in range(len(firsts)):
        if score <= 0.0:
            score, start = 0.0, at
        if at - start >= longest:
            score, start = 0.0, at
        score += 1.0 - _COST if firsts[at] >= 0 and marks[firsts[at]] else -_COST
        if score > best:
            best, first, last = score, start, at + 1
    return first, last


@compiled
def _held(firsts: NDArray[np.int32], marks: NDArray[np.bool_], first: int, last: int) -> int:
    """Count the distinct marked pairs inside a stretch of the upper, and unmark them."""
    count = 0
    for at in range(first, last):
        if firsts[at] >= 0 and marks[firsts[at]]:
            marks[firsts[at]] = False
            count += 1
    return count


@compiled
def _alike(
    edges: NDArray[np.int64],
    mine: NDArray[np.uint64],
    theirs: NDArray[np.uint64],
    like: float,
    fewest: int,
) -> NDArray[np.int64]:
    """Return the stretch of the upper's pairs for each sentence that has enough of them there.

    Enough are ``fewest`` pairs and a share of ``like``.

    ``edges`` holds begin and end of each sentence in words, a row a sentence; a row of the answer
    is begin and end of the stretch, or 0 and 0.
    """
    slots, _, counts = gram_table(mine)
    firsts = telling(mine, theirs)
    marks = np.zeros(len(mine), dtype=np.bool_)
    result = np.zeros((len(edges), 2), dtype=np.int64)
    for row in range(len(edges)):
        start, end = edges[row]
        distinct = 0
        for at in range(start, end - 1):
            pair = find(slots, mine, mine[at])
            if counts[pair] <= _OFTEN_BELOW and not marks[pair]:
                marks[pair] = True
                distinct += 1
        first, last = _best_stretch(firsts, marks, _WIDEST * (end - start))
        if _held(firsts, marks, first, last) >= max(fewest, like * distinct):
            result[row] = first, last
        for at in range(start, end - 1):
            marks[find(slots, mine, mine[at])] = False
    return result


@compiled
def _open_sentences(edges: NDArray[np.int64], taken: NDArray[np.bool_]) -> NDArray[np.int64]:
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
        if _SHORTEST <= last - first <= _LONGEST and last - first >= _MOSTLY * (end - start):
            result[count] = first, last
            count += 1
    return result[:count]


def reworded(lower: Prepared, upper: Prepared, found: list[list[Block]]) -> Rewording:
    """Find the sentences of the lower that the upper has in other words, aligned word by word.

    ``found`` are the stretches known already; sentences that lie in them for the most part are
    left alone, and of others the rest is looked at. A section may hold such stretches as are too
    short to be evidence by themselves.
    """
    edges = _open_sentences(_edges(lower), _taken(lower, found))
    stretches = _alike(edges, lower.pairs, upper.pairs, _LIKE, _FEWEST)
    return Rewording(
        list(_aligned(lower, upper, edges, stretches)), _whole_sections(lower, upper, found)
    )


def _whole_sections(
    lower: Prepared, upper: Prepared, found: list[list[Block]]
) -> list[list[Block]]:
    """Return the sections in other words, ascending in the lower; what is evident parts them."""
    evident = [one for one in found if is_dense(one) and _same_words(one) >= _EVIDENT]
    taken = _taken(lower, evident)
    edges = _open_sentences(_edges(lower), taken)
    terms = shared_terms(lower, upper)
    told = []
    for section in sections(terms[~taken[terms[:, 0]]]):
        first, last = section.upper
        for sentences in _unbroken(_sentences_of(section, edges, terms), taken):
            stretches = _alike(sentences, lower.pairs, upper.pairs[first : last - 1], 0.0, 1)
            blocks = _aligned(lower, upper, sentences, stretches + first)
            told.append(list(chain.from_iterable(blocks)))
            edges = edges[(edges[:, 1] <= sentences[0, 0]) | (edges[:, 0] >= sentences[-1, 1])]
    return sorted(filter(None, told), key=lambda blocks: blocks[0].lower)


def _sentences_of(
    section: Section, edges: NDArray[np.int64], terms: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the sentences that a section touches, and those beside them that go on there.

    At its ends each must have some of the terms that stand in the section's place of the upper.
    """
    first, last = section.upper
    inside = terms[(terms[:, 1] >= first - _BESIDE) & (terms[:, 1] < last + _BESIDE), 0]
    held = np.diff(np.searchsorted(np.sort(inside), edges), axis=1)[:, 0]
    some = held > _SPARSE * (edges[:, 1] - edges[:, 0])
    touched = (edges[:, 1] > section.lower[0]) & (edges[:, 0] < section.lower[1])
    numbers = np.flatnonzero(some & touched)
    if not len(numbers):
        return edges[:0]
    start, end = int(numbers[0]), int(numbers[-1]) + 1
    while start and held[start - 1] > _DENSE * (edges[start - 1, 1] - edges[start - 1, 0]):
        start -= 1
    while end < len(edges) and held[end] > _DENSE * (edges[end, 1] - edges[end, 0]):
        end += 1
    return edges[start:end]


def _unbroken(
    sentences: NDArray[np.int64], taken: NDArray[np.bool_]
) -> Iterator[NDArray[np.int64]]:
    """Part sentences in a row where words between them are taken."""
    ahead = np.cumsum(np.concatenate(([0], taken)))
    breaks = np.flatnonzero(ahead[sentences[1:, 0]] > ahead[sentences[:-1, 1]]) + 1
    return (part for part in np.split(sentences, breaks) if len(part))


def _aligned(
    lower: Prepared, upper: Prepared, sentences: NDArray[np.int64], stretches: NDArray[np.int64]
) -> Iterator[list[Block]]:
    """Yield the blocks of each sentence that has a stretch of the upper's pairs."""
    for below, (first, last) in zip(sentences.tolist(), stretches.tolist(), strict=True):
        if last > first:
            yield differences(lower, upper, tuple(below), (first, last + 1))


def _edges(paper: Prepared) -> NDArray[np.int64]:
    return np.array(paper.sentences, dtype=np.int64).reshape(-1, 2)


def _taken(lower: Prepared, found: list[list[Block]]) -> NDArray[np.bool_]:
    taken = np.zeros(len(lower.words), dtype=np.bool_)
    for blocks in found:
        taken[blocks[0].lower : blocks[-1].lower_end] = True
    return taken


def _same_words(blocks: list[Block]) -> int:
    return sum(block.lower_end - block.lower for block in blocks if block.kind == EQUAL)
