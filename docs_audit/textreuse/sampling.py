"""Which short grams of a paper an index stores: a sample, and of those that tell something more.

A gram of common pairs stands in half of all papers and finds none of them. What a rewording
leaves are the terms of the matter, so these are what a paper is found by.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.compiling import compiled
from docs_audit.textreuse.fingerprints import SHORT, gram_at
from docs_audit.textreuse.folding import LETTER
from docs_audit.textreuse.grams import find
from docs_audit.textreuse.rarity import RARE, known_pairs
from docs_audit.textreuse.tokens import Tokens

SAMPLED_SHARE = 16
FEWEST_WORDS = 1_024
# How much oftener than others a gram is chosen that tells something, and one that tells little.
_PLAIN, _TELLING, _STOCK = 1.0, 2.0, 0.25
_TELLS = 5.5

_HALF = np.uint64(2**32 - 1)
# The highest hash that is chosen of letters, of what tells something and of stock, by the share.
_LIMITS = {
    share: tuple(
        np.uint64(min(int(2**64 * factor / share), 2**64 - 1))
        for factor in (_PLAIN, _TELLING, _STOCK)
    )
    for share in (1, 2, 4, 8, SAMPLED_SHARE)
}


def sample(words: Tokens) -> NDArray[np.int32]:
    """Choose the fingerprints that stand for a text in an index, ascending and without repeats.

    A short gram is chosen by the upper half of its hash, so two texts choose alike: one in
    sixteen, and twice as many each time the text has half of ``FEWEST_WORDS`` words, or a notice of
    300 characters would have too few to be found by. The lower half is the fingerprint, a
    signed 32-bit number as a database's integer is. A text of hardly more than one gram, a bare
    date, has none.
    """
    if len(words) <= SHORT:
        return np.zeros(0, dtype=np.int32)
    share = SAMPLED_SHARE
    while share > 1 and len(words) * SAMPLED_SHARE < FEWEST_WORDS * share:
        share //= 2
    plain, telling, stock = _LIMITS[share]
    chosen = _sampled(words.ids, words.kinds, plain, telling, stock, *known_pairs())
    chosen.sort()
    return _distinct(chosen)


@compiled
def _sampled(
    ids: NDArray[np.uint64],
    kinds: NDArray[np.uint8],
    plain: np.uint64,
    telling: np.uint64,
    stock: np.uint64,
    known: NDArray[np.uint64],
    weights: NDArray[np.float32],
    slots: NDArray[np.int32],
) -> NDArray[np.int32]:
    """Choose grams by hashes up to the limit of their sort: of letters, telling, or stock."""
    chosen = np.empty(len(ids), dtype=np.int32)
    count = 0
    for at in range(len(ids) - SHORT + 1):
        value = gram_at(ids, at, SHORT)
        if value > telling:
            continue
        if kinds[at] == LETTER:
            if value > plain:
                continue
        elif value > stock:
            told = 0.0
            for place in (at, at + 1):
                pair = find(slots, known, gram_at(ids, place, 2))
                told += RARE if pair < 0 else weights[pair]
            if told < _TELLS:
                continue
        chosen[count] = np.int32(np.uint32(value & _HALF))
        count += 1
    # What is kept of a paper should hold no more memory than it needs.
    return chosen[:count].copy()


@compiled
def _distinct(ascending: NDArray[np.int32]) -> NDArray[np.int32]:
    """Drop repeats; the array is changed."""
    count = min(1, len(ascending))
    for value in ascending[1:]:
        if value != ascending[count - 1]:
            ascending[count] = value
            count += 1
    return ascending[:count]
