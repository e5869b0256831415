"""Sections in other words: a part of the lower that has much of one place of the upper.

Who rewords a section turns its clauses and sentences round and takes other verbs, but what it is
about keeps its terms, and its figures keep their numbers. A term tells something only when either
paper has it in one place and nowhere else: what a paper is about stands all over it. What stands
close together in both papers adds up, less what lies between.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.compiling import compiled
from docs_audit.textreuse.grams import find, gram_table
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.prepared import Prepared

# A term of two words counts one, and every word of the lower between the terms costs a tenth.
_COST, _FIGURE, _MOST_OF_FIGURES = 0.1, 6.0, 9.0
_ENOUGH, _ENOUGH_WITH_FIGURE = 24.0, 12.0
_REACH, _WIDTH, _STEP = 200, 360, 20
_LEAST = 0.5
_MOST = 24


@dataclass(frozen=True, slots=True)
class Section:
    """Words of the lower, the place of the upper that has them, and what speaks for it.

    An ``evidence`` of 1 is enough.
    """

    lower: Span
    upper: Span
    evidence: float


def shared_terms(lower: Prepared, upper: Prepared) -> NDArray[np.int64]:
    """Return what either paper has in one place only, in order of the upper.

    A row is the word of the lower, the word of the upper, and whether it is a figure (1).
    """
    below, above = np.arange(len(lower.pairs)), np.arange(len(upper.pairs))
    terms = _in_one_place(lower.pairs, below, upper.pairs, above)
    mine, theirs = lower.figures, upper.figures
    figures = _in_one_place(mine.hashes, mine.places, theirs.hashes, theirs.places)
    rows = np.zeros((len(terms) + len(figures), 3), dtype=np.int64)
    rows[: len(terms), :2] = terms
    rows[len(terms) :, :2], rows[len(terms) :, 2] = figures, 1
    rows = rows[~lower.cited[rows[:, 0]]]
    return np.asarray(rows[np.argsort(rows[:, 1], kind="stable")])


def sections(terms: NDArray[np.int64]) -> Iterator[Section]:
    """Yield the sections that ``shared_terms`` speak for, the most certain first."""
    for _ in range(_MOST):
        found = densest(terms)
        if found is None or found.evidence < 1:
            return
        yield found
        start, end = found.lower
        terms = terms[(terms[:, 0] < start) | (terms[:, 0] >= end)]


def densest(terms: NDArray[np.int64]) -> Section | None:
    """Return the section that ``shared_terms`` speak most for, if half of what is enough does."""
    evidence, start, end, first, last = _densest(terms)
    return Section((start, end), (first, last), evidence) if end else None


@compiled
def _in_one_place(
    mine: NDArray[np.uint64],
    places: NDArray[np.int64],
    theirs: NDArray[np.uint64],
    places_above: NDArray[np.int64],
) -> NDArray[np.int64]:
    """Return the first places of the hashes that both have, where neither has them far apart."""
    slots, _, _ = gram_table(mine)
    last = np.zeros(len(mine), dtype=np.int64)
    first_above = np.full(len(mine), -1, dtype=np.int64)
    last_above = np.zeros(len(mine), dtype=np.int64)
    for at in range(len(mine)):
        last[find(slots, mine, mine[at])] = places[at]
    for at in range(len(theirs)):
        found = find(slots, mine, theirs[at])
        if found >= 0:
            if first_above[found] < 0:
                first_above[found] = places_above[at]
            last_above[found] = places_above[at]
    result = np.empty((len(mine), 2), dtype=np.int64)
    count = 0
    for at in range(len(mine)):
        above = first_above[at]
        is_one = last[at] - places[at] <= _REACH and last_above[at] - above <= _REACH
        if above >= 0 and is_one:
            result[count] = places[at], above
            count += 1
    return result[:count]


@compiled
def _evidence(weight: float, figures: float) -> float:
    """Return what terms of a weight and figures tell together; 1 is enough."""
    if figures:
        return (weight + min(figures, _MOST_OF_FIGURES)) / _ENOUGH_WITH_FIGURE
    return weight / _ENOUGH


@compiled
def _densest(terms: NDArray[np.int64]) -> tuple[float, int, int, int, int]:
    """Return the evidence of the best section, its edges in the lower and in the upper."""
    best, start, end, top, bottom = 0.0, 0, 0, 0, 0
    looked_at = -_STEP
    for at in range(len(terms)):
        above = terms[at, 1]
        if above - looked_at < _STEP:
            continue
        looked_at = above
        stop, figures = at, 0
        while stop < len(terms) and terms[stop, 1] < above + _WIDTH:
            figures += terms[stop, 2]
            stop += 1
        if _evidence(stop - at - figures, _FIGURE * figures) <= max(best, _LEAST):
            continue
        evidence, held = _best_stretch(terms[at:stop], 0)
        if evidence > best:
            # What lies beside its place in the upper is there by chance.
            evidence, held = _best_stretch(held, 1)
            evidence, held = _best_stretch(held, 0)
        if evidence > best:
            best, start, end = evidence, held[:, 0].min(), held[:, 0].max() + 2
            top, bottom = held[:, 1].min(), held[:, 1].max() + 2
    return best, start, end, top, bottom


@compiled
def _best_stretch(terms: NDArray[np.int64], side: int) -> tuple[float, NDArray[np.int64]]:
    """Return the evidence of the best stretch of the lower (0) or upper (1), and its terms."""
    terms = terms[np.argsort(terms[:, side])]
    best, first, last = 0.0, 0, 0
    weight, figures, begun = 0.0, 0.0, 0
    for at in range(len(terms)):
        if at:
            weight -= _COST * (terms[at, side] - terms[at - 1, side])
        if weight + figures <= 0.0:
            weight, figures, begun = 0.0, 0.0, at
        if terms[at, 2]:
            figures += _FIGURE
        else:
            weight += 1.0
        evidence = _evidence(weight, figures)
        if evidence > best:
            best, first, last = evidence, begun, at
    return best, terms[first : last + 1]
