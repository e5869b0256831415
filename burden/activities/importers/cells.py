"""One cell of a register, by what its column holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from docs_audit.tables import BadCell
from docs_audit.tables.moments import Moment, read_moment

from .columns import Column, Kind

__all__ = ["BadCell", "Moment", "read_cell"]

_NAMES_END = re.compile(r"[\r\n;；、,，|]+")
_LINES_END = re.compile(r"[\r\n;；|]+")
_COUNT = re.compile(r"(\d{1,9})(?:\.0+)?\s*[人名个次件项位块]?")
_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_PEOPLE = re.compile(r"(?P<unit>.+?)\s*[:：]?\s*(?P<people>\d{1,6})\s*[人名位]?")
_MONTH = re.compile(
    r"(?:20\d\d\s*[-/.年]\s*)?(\d{1,2})\s*(?:月(?:份|底|中旬|上旬|下旬)?|[-/.]\s*\d{1,2})?"
)
_YES = frozenset({"是", "有", "yes", "y", "true", "1", "√", "✓"})
_NO = frozenset({"否", "无", "没有", "no", "n", "false", "0", "×", "x"})
_LAST_MONTH = 12
_NAMES_AT_MOST = 2_000

Number = TypeVar("Number", int, float)


def read_cell(column: Column, text: str) -> Any:
    """The value of a cell: text, date, moment, number, truth or a list; an empty one by its kind.

    Raises:
        BadCell: `empty`, `too_long`, `no_date`, `no_month`, `no_number`, `too_much`, `no_choice`,
            `no_flag`, `no_people`, `too_many`.
    """
    text = text.strip()
    if not text:
        if column.is_required:
            raise BadCell("empty", column.key)
        return _EMPTY[column.kind]
    return _READERS[column.kind](column, text)


def _text(column: Column, text: str) -> str:
    if len(text) > column.longest:
        raise BadCell("too_long", column.key, str(column.longest))
    return text


def _day(column: Column, text: str) -> date:
    try:
        return read_moment(text, column.key).at.date()
    except BadCell:
        raise BadCell("no_date", column.key, text) from None


def _moment(column: Column, text: str) -> Moment:
    """A day, with the time of day where it is written."""
    try:
        return read_moment(text, column.key)
    except BadCell:
        raise BadCell("no_date", column.key, text) from None


def _month(column: Column, text: str) -> int:
    found = _MONTH.fullmatch(text)
    month = int(found[1]) if found else 0
    if not 1 <= month <= _LAST_MONTH:
        raise BadCell("no_month", column.key, text)
    return month


def _count(column: Column, text: str) -> int:
    found = _COUNT.fullmatch(unicodedata.normalize("NFKC", text).replace(",", ""))
    if found is None:
        raise BadCell("no_number", column.key, text)
    return _bounded(column, int(found[1]), text)


def _amount(column: Column, text: str) -> float:
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    if _AMOUNT.fullmatch(plain) is None:
        raise BadCell("no_number", column.key, text)
    return _bounded(column, float(plain), text)


def _bounded(column: Column, number: Number, text: str) -> Number:
    if number > column.most:
        raise BadCell("too_much", column.key, text)
    return number


def _choice(column: Column, text: str) -> str:
    wanted = _folded(text)
    for value, words in column.choices.items():
        if wanted in {_folded(value), *map(_folded, words)}:
            return value
    raise BadCell("no_choice", column.key, text)


def _choices(column: Column, text: str) -> tuple[str, ...]:
    names = _names(column, _NAMES_END.split(text))
    return tuple(dict.fromkeys(_choice(column, name) for name in names))


def _flag(column: Column, text: str) -> bool:
    wanted = _folded(text)
    if wanted in _YES or wanted in _NO:
        return wanted in _YES
    raise BadCell("no_flag", column.key, text)


def _units(column: Column, text: str) -> tuple[str, ...]:
    return _names(column, _NAMES_END.split(text))


def _lines(column: Column, text: str) -> tuple[str, ...]:
    return _names(column, _LINES_END.split(text))


def _names(column: Column, parts: list[str]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
    if len(names) > _NAMES_AT_MOST:
        raise BadCell("too_many", column.key, str(len(names)))
    for name in names:
        _text(column, name)
    return names


def _people(column: Column, text: str) -> tuple[tuple[str, int], ...]:
    """Who and how many: 省2;市3, 县教育局：2人、青河镇 3人."""
    found = []
    for name in _names(column, _NAMES_END.split(text)):
        one = _PEOPLE.fullmatch(name)
        if one is None or int(one["people"]) > column.most:
            raise BadCell("no_people", column.key, name)
        found.append((one["unit"].rstrip(":： "), int(one["people"])))
    return tuple(found)


def _folded(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower()


_READERS: dict[Kind, Callable[[Column, str], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.LINES: _lines,
    Kind.DAY: _day,
    Kind.MOMENT: _moment,
    Kind.MONTH: _month,
    Kind.COUNT: _count,
    Kind.AMOUNT: _amount,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.FLAG: _flag,
    Kind.UNIT: _text,
    Kind.UNITS: _units,
    Kind.PEOPLE: _people,
}
_EMPTY: dict[Kind, Any] = {
    Kind.TEXT: "",
    Kind.LONG_TEXT: "",
    Kind.CHOICE: "",
    Kind.CHOICES: (),
    Kind.UNIT: "",
    Kind.LINES: (),
    Kind.UNITS: (),
    Kind.PEOPLE: (),
    Kind.DAY: None,
    Kind.MOMENT: None,
    Kind.MONTH: None,
    Kind.COUNT: None,
    Kind.AMOUNT: None,
    Kind.FLAG: None,
}
