"""Passages told again: of a few sentences only the rare words are left, somewhere close together.

Who rewords freely leaves few pairs of neighbouring words, but those of the matter: its terms, its
things, its names. Common pairs tell little, however many there are. So pairs are weighed by how
rare they are, and sentences in a row are held as one against the stretch of the upper that has
the most of their weight.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.compiling import compiled
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.rarity import RARE

# What a word without a shared pair costs, in either paper.
_COST = 0.3
_LISTED, _PROSE = 16, 0.03
_SENTENCES, _SHORTEST, _LONGEST = 5, 24, 180
_WIDEST = 2
_OVERLAPPING, _PHRASE = 0.5, 12.0
_EVIDENT, _LIKE, _FEWEST = 52.0, 0.07, 5
# The more places there are to be alike at, the more comes about by chance: what is evident grows
# with the logarithm of both lengths, from papers of some 400 words on.
_A_FOLD, _FROM = 4.0, 12.0


def retold(
    edges: NDArray[np.int64],
    numbers: NDArray[np.int32],
    weights: NDArray[np.float32],
    firsts: NDArray[np.int32],
    begins: NDArray[np.int32],
    places: NDArray[np.int32],
) -> list[tuple[Span, Span]]:
    """Return the sentences in a row that the upper tells in other words, ascending and disjoint.

    ``edges`` holds begin and end of each sentence in words, a row a sentence. ``numbers`` and
    ``firsts`` number the pairs of both papers by their first place in the lower, -1 where they
    tell nothing, ``begins`` and ``places`` are where those of the lower stand in the upper, and
    ``weights`` are what they tell. Returned are spans of words in the lower with those of pairs in
    the upper.
    """
    sizes = math.log(max(len(numbers), 1) * max(len(firsts), 1))
    least = _EVIDENT + _A_FOLD * max(0.0, sizes - _FROM)
    prose = edges[_are_prose(edges, weights)]
    found = _retold(prose, numbers, weights, firsts, begins, places, least)
    chosen: list[tuple[Span, Span]] = []
    for at in np.argsort(-found[:, 4], kind="stable").tolist():
        start, end, first, last = (int(edge) for edge in found[at, :4])
        if all(end <= below[0] or below[1] <= start for below, _ in chosen):
            chosen.append(((start, end), (first, last)))
    return sorted(chosen)


def _are_prose(edges: NDArray[np.int64], weights: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Say of each sentence whether it is prose: lists of names share names by chance."""
    known = np.concatenate(([0], np.cumsum(weights < RARE)))
    lengths = edges[:, 1] - edges[:, 0]
    of_sentence = known[np.minimum(edges[:, 1], len(weights))] - known[edges[:, 0]]
    return np.asarray((lengths < _LISTED) | (of_sentence >= _PROSE * lengths))


@compiled
def _retold(
    edges: NDArray[np.int64],
    numbers: NDArray[np.int32],
    weights: NDArray[np.float32],
    firsts: NDArray[np.int32],
    begins: NDArray[np.int32],
    places: NDArray[np.int32],
    least: float,
) -> NDArray[np.float64]:
    """Return every row of sentences that is told again: edges, stretch and what it is worth."""
    seen = np.full(len(numbers), -1, dtype=np.int64)
    result = np.empty((_SENTENCES * len(edges), 5), dtype=np.float64)
    count = 0
    for number in range(_SENTENCES * len(edges)):
        row, last_row = number // _SENTENCES, number // _SENTENCES + number % _SENTENCES
        if not _is_row(edges, row, last_row):
            continue
        start, end = edges[row, 0], edges[last_row, 1]
        whole, shared = 0.0, 0.0
        near = [np.int32(0) for _ in range(0)]
        for at in range(start, end - 1):
            pair = numbers[at]
            if pair < 0 or seen[pair] == number:
                continue
            seen[pair] = number
            whole += weights[pair]
            if begins[pair + 1] > begins[pair]:
                shared += weights[pair]
                near.extend(places[begins[pair] : begins[pair + 1]])
        if shared < max(least, _LIKE * whole):
            continue
        held_at = np.array(near, dtype=np.int32)
        held_at.sort()
        first, last = _densest(held_at, firsts, weights, _WIDEST * (end - start))
        held, phrases = _told(held_at[first:last], firsts, weights)
        worth = held - _COST * (end - start)
        if worth > 0.0 and held >= max(least, _LIKE * whole) and phrases >= _FEWEST:
            result[count, 0], result[count, 1] = start, end
            result[count, 2], result[count, 3] = held_at[first], held_at[last - 1] + 1
            result[count, 4] = worth
            count += 1
    return result[:count]


@compiled
def _is_row(edges: NDArray[np.int64], row: int, last_row: int) -> bool:
    """Say whether sentences follow one another without a gap and are neither few words nor many."""
    if last_row >= len(edges):
        return False
    for at in range(row, last_row):
        if edges[at, 1] != edges[at + 1, 0]:
            return False
    length = edges[last_row, 1] - edges[row, 0]
    return length >= _SHORTEST and (length <= _LONGEST or row == last_row)


@compiled
def _densest(
    places: NDArray[np.int32], firsts: NDArray[np.int32], weights: NDArray[np.float32], widest: int
) -> tuple[int, int]:
    """Return which of the ascending places make up the stretch where most weight is close."""
    best, first, last = 0.0, 0, 0
    score, start = 0.0, 0
    for at in range(len(places)):
        if at:
            score -= _COST * (places[at] - places[at - 1])
        if score <= 0.0 or places[at] - places[start] >= widest:
            score, start = 0.0, at
        score += weights[firsts[places[at]]]
        if score > best:
            best, first, last = score, start, at + 1
    return first, last


@compiled
def _told(
    places: NDArray[np.int32], firsts: NDArray[np.int32], weights: NDArray[np.float32]
) -> tuple[float, int]:
    """Return what a stretch tells of the lower, and in how many phrases.

    The pairs of a phrase overlap, so those after its first count half; and however long a
    phrase is, it is one: the name of a thing, which two papers may have by nature.
    """
    total, phrase, phrases = 0.0, 0.0, 0
    met = np.sort(firsts[places])
    is_met = np.zeros(len(met), dtype=np.bool_)
    for at in range(len(places)):
        if at == 0 or places[at] != places[at - 1] + 1:
            total += min(phrase, _PHRASE)
            phrase = 0.0
        number = np.searchsorted(met, firsts[places[at]])
        if is_met[number]:
            continue
        is_met[number] = True
        phrases += phrase == 0.0
        phrase += weights[firsts[places[at]]] * (1.0 if phrase == 0.0 else _OVERLAPPING)
    return total + min(phrase, _PHRASE), phrases
