"""Chinese numerals and wide digits written as plain digits, so that 五百 and 500 are one number."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1_000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_NUMERALS = re.compile("[〇零○一二两三四五六七八九十百千万亿]+")


def in_digits(text: str) -> str:
    """Return a text with its numerals as digits and without spaces and digit separators."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    return _NUMERALS.sub(_written_out, "".join(plain.split()))


def _written_out(match: re.Match[str]) -> str:
    numerals = match[0]
    if not any(char in _TENS or char in _MYRIADS for char in numerals):
        return "".join(str(_DIGITS[char]) for char in numerals)
    total = section = digit = 0
    for char in numerals:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            section, digit = section + (digit or 1) * _TENS[char], 0
        else:
            total, section, digit = (total + (section + digit or 1)) * _MYRIADS[char], 0, 0
    return str(total + section + digit)
