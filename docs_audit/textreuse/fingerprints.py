"""Grams of words as 64-bit hashes: long ones to align by, short ones for an index, and pairs.

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
SHORT = 3

_BASE = np.uint64(0xD6E8FEB86659FD93)
_TO_SPREAD = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(32)
_LOWER_HALF = np.uint64(2**32 - 1)


def short_grams(words: Tokens) -> NDArray[np.uint64]:
    """Hash the short gram that begins at each word; an index keeps a sample of these."""
    return _grams(words.ids, words.kinds, SHORT, SHORT)


def pairs(words: Tokens) -> NDArray[np.uint64]:
    """Hash each word with the one that follows it: what a rewording leaves of a text."""
    return _grams(words.ids, words.kinds, 2, 2)


def grams(words: Tokens) -> NDArray[np.uint64]:
    """Hash the gram that begins at each word of a text without its digit runs.

    Grams that the end of the text cuts off are left out, so the result may be shorter.
    """
    return _grams(words.ids, words.kinds, CHARACTERS_PER_GRAM, WORDS_PER_GRAM)


def fingerprint_of(hashes: NDArray[np.uint64]) -> NDArray[np.int32]:
    """Return the fingerprint of each hash, whether the sample holds it or not."""
    return (hashes & _LOWER_HALF).astype(np.uint32).view(np.int32)


@compiled
def gram_at(ids: NDArray[np.uint64], at: int, width: int) -> np.uint64:
    """Hash the words from a place on that make up a gram."""
    total = ids[at]
    for step in range(1, width):
        total = total * _BASE + ids[at + step]
    total ^= total >> _SHIFT
    total *= _TO_SPREAD
    return np.uint64(total ^ (total >> _SHIFT))


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
        hashes[at] = gram_at(ids, at, width)
    return hashes
