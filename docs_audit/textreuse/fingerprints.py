"""Grams of words as 64-bit hashes, and the sample of the short ones that an index stores.

A gram is six words long where it begins with a CJK character and four where it begins with a
word of letters. Runs of digits are no part of grams: a changed number, a page or line number
breaks none.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.compiling import compiled
from docs_audit.textreuse.folding import LETTER
from docs_audit.textreuse.tokens import Tokens

CHARACTERS_PER_GRAM = 6
WORDS_PER_GRAM = 4
SHORT = 4, 3
SAMPLED_SHARE = 16
FEWEST_GRAMS = 1_024

_BASE = np.uint64(0xD6E8FEB86659FD93)
_TO_SPREAD = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(32)
_LOWER_HALF = np.uint64(2**32 - 1)


def short_grams(words: Tokens) -> NDArray[np.uint64]:
    """Hash the short gram that begins at each word; an index keeps a sample of these."""
    return _grams(words.ids, words.kinds, *SHORT)


def pairs(words: Tokens) -> NDArray[np.uint64]:
    """Hash each word with the one that follows it: what a rewording leaves of a text."""
    return _grams(words.ids, words.kinds, 2, 2)


def grams(words: Tokens) -> NDArray[np.uint64]:
    """Hash the gram that begins at each word of a text without its digit runs.

    Grams that the end of the text cuts off are left out, so the result may be shorter.
    """
    return _grams(words.ids, words.kinds, CHARACTERS_PER_GRAM, WORDS_PER_GRAM)


def sample(hashes: NDArray[np.uint64]) -> NDArray[np.int32]:
    """Choose the fingerprints that stand for a text in an index, ascending and without repeats.

    A hash is chosen by its own upper half, so two texts choose alike: one in sixteen, and twice
    as many each time the text has half of ``FEWEST_GRAMS`` grams, or a notice of 300 characters
    would have too few to be found by. Its lower half is the fingerprint, a signed 32-bit number
    as a database's integer is.
    """
    share = SAMPLED_SHARE
    while share > 1 and len(hashes) * SAMPLED_SHARE < FEWEST_GRAMS * share:
        share //= 2
    chosen = _sampled(hashes, np.uint64(2**64 // share - 1))
    chosen.sort()
    return _distinct(chosen)


def fingerprint_of(hashes: NDArray[np.uint64]) -> NDArray[np.int32]:
    """Return the fingerprint of each hash, whether the sample holds it or not."""
    return (hashes & _LOWER_HALF).astype(np.uint32).view(np.int32)


@compiled
def _grams(
    ids: NDArray[np.uint64], kinds: NDArray[np.uint8], characters: int, words: int
) -> NDArray[np.uint64]:
    size = len(ids)
    hashes = np.empty(size, dtype=np.uint64)
    for at in range(size):
        width = words if kinds[at] == LETTER else characters
        if at + width > size:
            return hashes[:at]
        total = ids[at]
        for step in range(1, width):
            total = total * _BASE + ids[at + step]
        total ^= total >> _SHIFT
        total *= _TO_SPREAD
        hashes[at] = total ^ (total >> _SHIFT)
    return hashes


@compiled
def _sampled(hashes: NDArray[np.uint64], most: np.uint64) -> NDArray[np.int32]:
    chosen = np.empty(len(hashes), dtype=np.int32)
    count = 0
    for value in hashes:
        if value <= most:
            chosen[count] = np.int32(np.uint32(value & _LOWER_HALF))
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
