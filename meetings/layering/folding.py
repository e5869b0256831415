"""One written form for a text: width, traditional characters, blanks."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

_IDEOGRAPHS = range(0x4E00, 0xA000)


@cache
def _simplified() -> dict[int, str]:
    """Return the simplified form of each character that has one, for `str.translate`."""
    lines = "\n".join(map(chr, _IDEOGRAPHS))
    simple = OpenCC("t2s").convert(lines).split("\n")
    return {code: char for code, char in zip(_IDEOGRAPHS, simple, strict=True) if chr(code) != char}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text in half width, simplified characters and without blanks."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_simplified())
    return "".join(text.split()).lower()
