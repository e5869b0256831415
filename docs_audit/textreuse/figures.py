"""Figures: a number with what it counts (125克, 30日, 10%), which a rewording leaves as they are.

Dates and the numbers of papers and articles are no figures: every paper has them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.folding import CHARACTER
from docs_audit.textreuse.tokens import Tokens, tokenise

# What no figure counts, two words for one unit, and the unit that is no word.
_NOT_COUNTED, _DAYS, _PERCENT = "月号號条條章节款项", ("天", "日"), np.uint64(37)
_NUMBER = re.compile(r"(?<!\d)(?P<number>\d+)(?:(?P<percent>[%％])\W*)?$")
_LONGEST_LEAD, _YEAR = 12, 4
_BASE = np.uint64(0xD6E8FEB86659FD93)
_TO_SPREAD = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(32)


class Figures(NamedTuple):
    """At which words the figures of a text stand, ascending, and the hash of each."""

    places: NDArray[np.int64]
    hashes: NDArray[np.uint64]


def figures(text: str, words: Tokens, numbers: NDArray[np.uint64]) -> Figures:
    """Find the figures of a text.

    ``numbers`` are the digit runs before each word; the word is what they count, where it is a
    character that follows them at once.
    """
    places = np.flatnonzero((numbers[: len(words)] != 0) & (words.kinds == CHARACTER))
    counted = np.array([_counts(text, start) for start in words.starts[places].tolist()])
    counted = counted.astype(np.int8)
    units = words.ids[places]
    ids = _unit_ids()
    units = np.where(units == ids[1], ids[0], units)
    units[counted == 2] = _PERCENT
    kept = (counted > 0) & ~np.isin(units, ids[2:])
    hashes = numbers[places[kept]] * _BASE + units[kept]
    return Figures(places[kept], (hashes ^ (hashes >> _HALF)) * _TO_SPREAD)


def _counts(text: str, start: int) -> int:
    """Say whether a number stands before a word: 1 one that counts it, 2 a share, 0 none."""
    number = _NUMBER.search(text, max(0, start - _LONGEST_LEAD), start)
    if number is None:
        return 0
    if number["percent"]:
        return 2
    is_year = text[start] == "年" and len(number["number"]) == _YEAR
    is_day = text[number.start() - 1 : number.start()] == "月"
    return 0 if is_year or is_day else 1


@lru_cache(1)
def _unit_ids() -> NDArray[np.uint64]:
    return tokenise("".join(_DAYS) + _NOT_COUNTED).ids
