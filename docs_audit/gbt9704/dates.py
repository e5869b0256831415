"""Dates as papers write them, to ISO."""

import re
from datetime import date

_ZEROS = "〇○◯Ｏ零Oo0"
_DIGITS = dict.fromkeys(_ZEROS, "0") | {
    char: str(value) for value, char in enumerate("一二三四五六七八九", 1)
}
_NUMERAL = f"{_ZEROS}一二三四五六七八九"
DATE = (
    r"(?:(?:19|20)\s?\d\s?\d|[一二](?:\s?[" + _NUMERAL + r"]){3})\s*年\s*"
    r"(?:\d(?:\s?\d)?|[一二三四五六七八九十]{1,2})\s*月\s*"
    r"(?:\d(?:\s?\d)?|[一二三四五六七八九十]{1,3})\s*日"
)
_DATE = re.compile(DATE)
_PARTS = re.compile(r"(.+?)年(.+?)月(.+?)日")
_DOTTED = re.compile(r"((?:19|20)\d{2})\s?[.．/-]\s?(\d{1,2})\s?[.．/-]\s?(\d{1,2})")
_DATE_ALONE = re.compile(rf"[（(]?\s*({DATE})(?:\s*\d{{1,2}}\s*时(?:\s*\d{{1,2}}\s*分)?)?\s*[)）]?")


def iso(text: str) -> str:
    """The ISO form of the first date in the text; empty when there is none or no such day."""
    found = _DATE.search(text)
    if found is None:
        return ""
    parts = _PARTS.match("".join(found[0].split()))
    if parts is None:
        return ""
    year, month, day = parts.groups()
    try:
        return date(_year(year), _small(month), _small(day)).isoformat()
    except ValueError:
        return ""


def alone(text: str) -> str:
    """The ISO date of a line that holds nothing but a date."""
    if dotted := _DOTTED.fullmatch(text.strip()):
        return iso("{}年{}月{}日".format(*dotted.groups()))
    found = _DATE_ALONE.fullmatch(text.strip())
    return iso(found[1]) if found else ""


def _year(text: str) -> int:
    return int("".join(_DIGITS.get(char, char) for char in text))


def _small(text: str) -> int:
    """1 to 99: `12`, `十二`, `二十`, `三十一`."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    value = int(_DIGITS.get(ones, "0")) if ones else 0
    return value + (10 * int(_DIGITS.get(tens, "1")) if ten else 0)
