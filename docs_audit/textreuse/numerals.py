"""Chinese numerals and wide digits written as plain digits, so that 五百 and 500 are one number."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from math import prod

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1_000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_MULTIPLIED = re.compile(r"(?P<number>[0-9]{1,12}(?:\.[0-9]{1,6})?)(?P<multiplier>[万亿]{1,2})")
_TWO_DIGITS = re.compile("[一二三四五六七八九]{2}")
_NUMERALS = re.compile("[〇零○一二两三四五六七八九十百千万亿]+")


def in_digits(text: str) -> str:
    """Return a text with its numerals as digits and without spaces and digit separators."""
    plain = "".join(unicodedata.normalize("NFKC", text).replace(",", "").split())
    return _NUMERALS.sub(_written_out, _MULTIPLIED.sub(_multiplied, plain))


def _multiplied(match: re.Match[str]) -> str:
    product = Decimal(match["number"]) * prod(_MYRIADS[char] for char in match["multiplier"])
    return str(product.quantize(1) if product == product.to_integral_value() else product)


def _written_out(match: re.Match[str]) -> str:
    numerals = match[0]
    if not any(char in _TENS or char in _MYRIADS for char in numerals):
        return "".join(str(_DIGITS[char]) for char in numerals)
    if _TWO_DIGITS.search(numerals):
        return numerals
    total = section = digit = 0
    for char in numerals:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _TENS:
            section, digit = section + (digit or 1) * _TENS[char], 0
        elif char == "万":
            total, section, digit = total + (section + digit or 1) * _MYRIADS[char], 0, 0
        else:
            total, section, digit = (total + section + digit or 1) * _MYRIADS[char], 0, 0
    return str(total + section + digit)
