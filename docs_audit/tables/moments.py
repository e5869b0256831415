"""Dates and times as people write them, in digits or in Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .contract import BadCell

LOCAL = ZoneInfo("Asia/Shanghai")
_FIRST_YEAR, _LAST_YEAR = 1980, 2100
_EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's days have no zone
_EXCEL_DAYS = range(29_000, 74_000)
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九两", "0001234567892")
_CHINESE_NUMBER = re.compile(r"[〇零○一二三四五六七八九十两]+(?=[年月日号时点分])")
_DATE = re.compile(
    r"(?P<y>\d{4})\s*(?:年|[-/.])\s*(?P<m>\d{1,2})\s*(?:月|[-/.])\s*(?P<d>\d{1,2})\s*[日号]?"
    r"|(?<!\d)(?P<y2>\d{4})(?P<m2>\d{2})(?P<d2>\d{2})(?!\d{1,3}(?!\d))"
)
_CLOCK = re.compile(
    r"(?P<half>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜间|am|pm)?\s*"
    r"(?:(?P<h>\d{1,2})\s*(?::|时|点)\s*(?P<mi>\d{1,2}|半|一刻|整)?\s*分?(?::?(?P<s>\d{2})(?:\.\d+)?)?"
    r"|(?<!\d)(?P<h4>\d{2})(?P<mi4>\d{2})(?!\d))\s*(?P<after>am|pm)?"
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?")
_ZONE = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$", re.IGNORECASE)
_WEEKDAY = re.compile(r"[(（]?(?:星期|周)[一二三四五六日天][)）]?")
_NAMED_WEEKDAY = re.compile(r"(?:星期|周)([一二三四五六日天])")
_WEEKDAYS = "一二三四五六日"
_MONTH_DAY = re.compile(r"(?<!\d)(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]?")
_BETWEEN = re.compile(r"^\s*(?:-|—|–|~|至|到|～)+\s*")
_NOON = 12

# The year of a month and day, on the weekday (0: Monday) where one is named; None: not known.
YearOf = Callable[[int, int, int | None], int | None]


@dataclass(frozen=True, slots=True)
class Moment:
    """A local time; `timed` is false when only the date was given."""

    at: datetime
    timed: bool


def read_moment(
    value: object, field: str, *, on: date | None = None, year_of: YearOf | None = None
) -> Moment:
    """Return the time in a cell; `on` is the date when the cell holds a time of day only.

    `year_of` tells the year where only month and day are written; without it `on` does.

    Raises:
        BadCell: `bad_date`, or `year_missing` when only month and day are given.
    """
    return read_span(value, field, on=on, year_of=year_of)[0]


def read_span(
    value: object, field: str, *, on: date | None = None, year_of: YearOf | None = None
) -> tuple[Moment, Moment | None]:
    """Return the time in a cell, and the end where the cell holds both (9:00-11:00).

    Raises:
        BadCell: as `read_moment`.
    """
    if isinstance(value, datetime):
        return Moment(_local(value), _has_clock(value)), None
    if isinstance(value, date):
        return Moment(datetime.combine(value, time()), False), None
    if isinstance(value, time) and on is not None:
        return Moment(datetime.combine(on, value), True), None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(float(value), field, on), None
    return _from_text(str(value), field, on, year_of or (year_near(on) if on else None))


def year_near(day: date) -> YearOf:
    """Return the rule that a date without year is the one nearest to this day."""

    def year_of(month: int, number: int, weekday: int | None) -> int | None:
        found = []
        for year in (day.year - 1, day.year, day.year + 1):
            with suppress(ValueError):
                candidate = date(year, month, number)
                if weekday is None or candidate.weekday() == weekday:
                    found.append(candidate)
        return min(found, key=lambda one: abs(one - day)).year if found else None

    return year_of


def year_within(year: int) -> YearOf:
    """Return the rule that every date without year lies in this one."""

    def year_of(month: int, number: int, weekday: int | None) -> int | None:
        with suppress(ValueError):
            if weekday is None or date(year, month, number).weekday() == weekday:
                return year
        return None

    return year_of


def latest_of_day(start: datetime, end: datetime) -> datetime:
    """Return the end, moved to the next day where midnight was written as the day's 0:00."""
    midnight = end.time() == time() and end.date() == start.date()
    return end + timedelta(days=1) if midnight and start.hour >= _NOON else end


def _has_clock(value: datetime) -> bool:
    return value.time() != time()


def _local(value: datetime) -> datetime:
    return value if value.tzinfo is None else value.astimezone(LOCAL).replace(tzinfo=None)


def _from_number(value: float, field: str, on: date | None) -> Moment:
    if 0 <= value < 1 and on is not None:
        return Moment(_rounded(datetime.combine(on, time()) + timedelta(days=value)), True)
    if int(value) in _EXCEL_DAYS:
        at = _rounded(_EXCEL_EPOCH + timedelta(days=value))
        return Moment(at, value != int(value))
    return _from_text(str(int(value)), field, on, None)[0]


def _rounded(at: datetime) -> datetime:
    """Return the time to the second: a spreadsheet's fraction of a day is not exact."""
    return (at + timedelta(milliseconds=500)).replace(microsecond=0)


def _from_text(
    raw: str, field: str, on: date | None, year_of: YearOf | None
) -> tuple[Moment, Moment | None]:
    if _ISO.fullmatch(raw):
        with suppress(ValueError):
            return Moment(datetime.fromisoformat(raw), True), None
    text = unicodedata.normalize("NFKC", raw).strip()
    if _ZONE.search(text) and "T" in text.upper():
        return Moment(_zoned(text, raw, field), True), None
    weekday = _NAMED_WEEKDAY.search(text)
    text = _in_digits(_WEEKDAY.sub(" ", text.lower().replace("t", " ")))
    number = re.fullmatch(r"\d{5}(?:\.\d+)?", text)
    if number:
        return _from_number(float(text), field, on), None
    if not _DATE.search(text):
        text = _with_year(text, _weekday(weekday), year_of, raw, field)
    found = _DATE.search(text)
    if found is None and on is None:
        raise BadCell("bad_date", field, raw)
    day = _day(found, raw, field) if found else on
    rest = text[found.end() :] if found else text
    assert day is not None
    return _clocks(day, rest, raw, field)


def _weekday(found: re.Match[str] | None) -> int | None:
    return _WEEKDAYS.index(found[1].replace("天", "日")) if found else None


def _with_year(text: str, weekday: int | None, year_of: YearOf | None, raw: str, field: str) -> str:
    """Return the text with the year in front of its month; as it is where it has no month."""
    dated = _MONTH_DAY.search(text)
    if dated is None:
        return text
    month, day = int(dated["m"]), int(dated["d"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        raise BadCell("bad_date", field, raw)
    year = year_of(month, day, weekday) if year_of else None
    if year is None:
        raise BadCell("year_missing", field, raw)
    return f"{text[: dated.start()]}{year}年{text[dated.start() :]}"


def _zoned(text: str, raw: str, field: str) -> datetime:
    try:
        return _local(datetime.fromisoformat(text.upper()))
    except ValueError:
        raise BadCell("bad_date", field, raw) from None


def _in_digits(text: str) -> str:
    return _CHINESE_NUMBER.sub(lambda found: _number(found[0]), text)


def _number(text: str) -> str:
    """Return a Chinese number in digits: 二〇二六 or 二十一."""
    if "十" not in text:
        return text.translate(_CHINESE_DIGITS)
    tens, _, ones = text.partition("十")
    high = int(tens.translate(_CHINESE_DIGITS)) if tens else 1
    low = int(ones.translate(_CHINESE_DIGITS)) if ones else 0
    return str(high * 10 + low)


def _day(found: re.Match[str], raw: str, field: str) -> date:
    parts = [found[name] or found[name + "2"] for name in ("y", "m", "d")]
    year, month, day = map(int, parts)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise BadCell("bad_date", field, raw)
    try:
        return date(year, month, day)
    except ValueError:
        raise BadCell("bad_date", field, raw) from None


def _clocks(day: date, rest: str, raw: str, field: str) -> tuple[Moment, Moment | None]:
    first = _CLOCK.search(rest)
    if first is None:
        if re.sub(r"[\s日号,.;]", "", rest):
            raise BadCell("bad_date", field, raw)
        return Moment(datetime.combine(day, time()), False), None
    start = Moment(_at(day, first, raw, field), True)
    tail = rest[first.end() :]
    between = _BETWEEN.match(tail)
    if between is None:
        return start, None
    tail = tail[between.end() :]
    short = _MONTH_DAY.match(tail)
    if short is not None:
        tail = _with_year(tail, None, year_near(day), raw, field)
    dated = _DATE.match(tail)
    until = _day(dated, raw, field) if dated else day
    second = _CLOCK.search(tail[dated.end() :] if dated else tail)
    if second is None:
        return start, None
    end = _at(until, second, raw, field)
    # 下午2:30-4:00: the second time is of the same half of the day.
    if end <= start.at and end.hour < 12 <= start.at.hour and not second["half"]:
        end += timedelta(hours=12)
    return start, Moment(end, True)


def _at(day: date, found: re.Match[str], raw: str, field: str) -> datetime:
    hour = int(found["h"] or found["h4"])
    minute_text = found["mi"] or found["mi4"] or "0"
    minute = {"半": 30, "一刻": 15, "整": 0}.get(minute_text)
    minute = int(minute_text) if minute is None else minute
    half = found["half"] or found["after"] or ""
    if half in {"下午", "傍晚", "晚上", "晚", "夜间", "pm"} and hour < 12:
        hour += 12
    if half == "中午" and hour < 3:
        hour += 12
    if half in {"am", "凌晨"} and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise BadCell("bad_date", field, raw)
    return datetime.combine(day, time()) + timedelta(hours=hour, minutes=minute)
