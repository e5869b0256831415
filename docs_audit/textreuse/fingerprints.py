"""Grams of tokens as 64-bit hashes, and the sample of them that an index stores.

A gram is six tokens long where it begins with a CJK character and four where it begins with a
word. Runs of digits are no part of grams: a changed number, a page or line number breaks none.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.folding import LETTER
from docs_audit.textreuse.tokens import Tokens

CHARACTERS_PER_GRAM = 6
WORDS_PER_GRAM = 4
SAMPLED_SHARE = 16
FEWEST_GRAMS = 1_024

_BASE = np.uint64(0xD6E8FEB86659FD93)
_TO_SPREAD = np.uint64(0xFF51AFD7ED558CCD)
_SHIFT = np.uint64(32)


def grams(words: Tokens) -> NDArray[np.uint64]:
    """Hash the gram that begins at each word of a text without its digit runs.

    Grams that the end of the text cuts off are left out, so the result may be shorter.
    """
    count = len(words) - WORDS_PER_GRAM + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    hashes, complete = _hashed(words.ids, words.kinds == LETTER, count)
    return hashes[:complete]


def _hashed(
    ids: NDArray[np.uint64], words: NDArray[np.bool_], count: int
) -> tuple[NDArray[np.uint64], int]:
    """Return the hash of the gram at each token, and how many of them are complete."""
    total = ids[:count].copy()
    for step in range(1, WORDS_PER_GRAM):
        total *= _BASE
        total += ids[step : count + step]
    long_count = max(count - (CHARACTERS_PER_GRAM - WORDS_PER_GRAM), 0)
    longer = total[:long_count].copy()
    for step in range(WORDS_PER_GRAM, CHARACTERS_PER_GRAM):
        longer *= _BASE
        longer += ids[step : long_count + step]
    if words.any():
        np.copyto(longer, total[:long_count], where=words[:long_count])
    complete = long_count
    while complete < count and words[complete]:
        complete += 1
    total[:long_count] = longer
    total ^= total >> _SHIFT
    total *= _TO_SPREAD
    total ^= total >> _SHIFT
    return total, complete


def sample(hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Choose the fingerprints that stand for a text in an index, ascending and without repeats.

    A hash is chosen by its own value, so two texts choose alike: one in sixteen, one in four
    below ``FEWEST_GRAMS`` grams and all below a quarter of that, or a notice of 300 characters
    would have too few to be found by. The values are signed, as a database's bigint is.
    """
    share = SAMPLED_SHARE
    if len(hashes) < FEWEST_GRAMS:
        share = 4 if len(hashes) >= FEWEST_GRAMS // 4 else 1
    chosen = hashes if share == 1 else hashes[hashes < np.uint64(2**64 // share)]
    return np.unique(chosen.view(np.int64))
