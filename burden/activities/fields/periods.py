"""The stretch of time that a form or a heading speaks of, out of its title."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_HAN = dict(zip("〇一二三四五六七八九零○", "012345678900", strict=True))
_HAN_YEAR = re.compile(r"二[〇零○][〇零○一二三四五六七八九]{2}(?=年)")
_HAN_MONTH = re.compile(r"(?<![一二三四五六七八九十])(十[一二]|[一二三四五六七八九十])(?=月)")
_YEAR = r"(?:(?P<year>20\d\d)年(?:度)?)?"
_SHAPES = (
    re.compile(_YEAR + r"第?(?P<quarter>[1-4一二三四])季度?"),
    re.compile(_YEAR + r"(?P<half>[上下])半年"),
    re.compile(_YEAR + r"(?P<first>\d{1,2})月?份?[-—–~至到](?P<last>\d{1,2})月份?"),
    re.compile(
        r"截[至止]?(?:到|目前)?" + _YEAR + r"(?P<until>\d{1,2})月(?:(?P<day>\d{1,2})[日号]|底|末)?"
    ),
    re.compile(_YEAR + r"(?P<month>\d{1,2})月份?(?!\d)"),
    re.compile(r"(?P<year>20\d\d)年(?:度|全年|末|底)?"),
)
_MONTHS = {name: number for number, name in enumerate("一二三四五六七八九十", start=1)}
_MONTHS |= {"十一": 11, "十二": 12}
_LAST_MONTH = 12


@dataclass(frozen=True, order=True)
class Period:
    """From a day to a day; without a first day it is how things stand on the last."""

    end: date
    start: date | None = None

    def is_other_than(self, other: Period) -> bool:
        """Tell whether both speak of different stretches, so that one does not answer the other."""
        both = self.start is not None and other.start is not None
        return self.end != other.end or (both and self.start != other.start)


def period_in(text: str, year: int) -> tuple[Period | None, str]:
    """Return the period that a title or heading names, and the text without it.

    `year` is the one in which it was asked, for a month or a quarter that names none. A day or
    a month that cannot be is no period.
    """
    folded = _in_figures(text)
    for shape in _SHAPES:
        found = shape.search(folded)
        if found is None:
            continue
        period = _read(found.groupdict(), year)
        if period is not None:
            return period, folded[: found.start()] + folded[found.end() :]
    return None, text


def _in_figures(text: str) -> str:
    years = _HAN_YEAR.sub(lambda found: "".join(_HAN.get(one, one) for one in found[0]), text)
    return _HAN_MONTH.sub(lambda found: str(_MONTHS[found[0]]), years)


def _read(named: dict[str, str | None], asked_in: int) -> Period | None:
    year = int(named.get("year") or asked_in)
    if quarter := named.get("quarter"):
        last = 3 * (int(quarter) if quarter.isdecimal() else _MONTHS[quarter])
        return _months(year, last - 2, last)
    if half := named.get("half"):
        return _months(year, 1, 6) if half == "上" else _months(year, 7, 12)
    if first := named.get("first"):
        return _months(year, int(first), int(named.get("last") or 0))
    if month := named.get("month"):
        return _months(year, int(month), int(month))
    if until := named.get("until"):
        return _as_of(year, int(until), int(named.get("day") or 0))
    return _months(year, 1, _LAST_MONTH)


def _months(year: int, first: int, last: int) -> Period | None:
    if not 1 <= first <= last <= _LAST_MONTH:
        return None
    return Period(_last_day(year, last), date(year, first, 1))


def _as_of(year: int, month: int, day: int) -> Period | None:
    if not 1 <= month <= _LAST_MONTH or day > _last_day(year, month).day:
        return None
    return Period(date(year, month, day) if day else _last_day(year, month))


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
