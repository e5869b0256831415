"""Tables that fold a code point and say what kind of token it belongs to.

Width, case, traditional characters and compatibility forms are folded one code point to one
code point, so an offset in the folded text is an offset in the original.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray
from opencc import OpenCC

SEPARATOR, CHARACTER, LETTER, DIGIT, IGNORED = range(5)
CODE_POINTS = 0x110000
FOLDED_BITS = 21

_FOLDED_PLANE = 0x10000
_IDEOGRAPHS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
_IDEOGRAPH_PLANES = (0x20000, 0x40000)
_KANA = (0x3040, 0x3100)
_COMBINING_LATIN = (0x0300, 0x0370)
_CIRCLED_ZERO = 0x3007


@cache
def table() -> NDArray[np.uint32]:
    """Return for every code point its token kind, above FOLDED_BITS bits of the folded one."""
    folded = np.arange(CODE_POINTS, dtype=np.uint32)
    kinds = np.zeros(CODE_POINTS, dtype=np.uint8)
    for code in range(_FOLDED_PLANE):
        folded[code] = _fold(code)
        kinds[code] = _kind(int(folded[code]))
    simplified = _simplified()
    for code, simple in simplified.items():
        folded[code] = simple
    kinds[_IDEOGRAPH_PLANES[0] : _IDEOGRAPH_PLANES[1]] = CHARACTER
    folded |= kinds.astype(np.uint32) << np.uint32(FOLDED_BITS)
    return folded


def _fold(code: int) -> int:
    if 0xD800 <= code < 0xE000:
        return code
    wide = unicodedata.normalize("NFKC", chr(code))
    lowered = (wide if len(wide) == 1 else chr(code)).lower()
    return ord(lowered) if len(lowered) == 1 else code


def _kind(code: int) -> int:
    if code == _CIRCLED_ZERO or any(low <= code < high for low, high in _IDEOGRAPHS):
        return CHARACTER
    category = unicodedata.category(chr(code))
    if category in {"Cf", "Cc"} and not chr(code).isspace():
        return IGNORED
    if _COMBINING_LATIN[0] <= code < _COMBINING_LATIN[1]:
        return IGNORED
    if category == "Nd":
        return DIGIT
    if category[0] == "L" and _KANA[0] <= code < _KANA[1]:
        return CHARACTER
    return LETTER if category[0] in "LM" else SEPARATOR


def _simplified() -> dict[int, int]:
    """Map traditional to simplified by character; a newline between keeps phrases out."""
    characters = [chr(code) for low, high in _IDEOGRAPHS for code in range(low, high)]
    converted = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    return {ord(old): ord(new) for old, new in pairs if len(new) == 1 and new != old}
