"""Moments as clauses name them, resolved to the day or the minute they end with."""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_YEAR = r"(?:(?P<year>20\d{2})年|(?P<which>[今本当明来])年)?"
_HOUR = (
    r"(?:(?:周|星期)[一二三四五六日天])?(?:(?P<half>凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚)?"
    r"(?P<hour>\d{1,2})(?:[时点](?:(?P<half_past>半)|(?P<minute>\d{1,2})分?)?|[:：](?P<minutes>\d{2}))整?)?"
    r"(?:上午|中午|下午|晚)?"
)
_DAY = re.compile(rf"{_YEAR}(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]?{_HOUR}")
_DOTTED = re.compile(
    rf"(?<!\d)(?P<year>20\d{{2}})[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})(?!\d){_HOUR}"
)
_DAY_OF_MONTH = re.compile(rf"(?P<near>[本当下])个?月(?P<day>\d{{1,2}})[日号]{_HOUR}")
_BARE_DAY = re.compile(rf"(?:(?<=[于在])|(?<=务必)|^)(?P<day>\d{{1,2}})[日号]{_HOUR}(?=之?前|以前)")
_MONTH_END = re.compile(
    rf"(?:{_YEAR}(?P<month>\d{{1,2}})月份?(?P<end>底|末|上旬|中旬|下旬)"
    r"|(?P<near>[本当下])个?月(?:底|末)|(?<![\d每个次各上逐])月(?:底|末))"
)
_MONTH = re.compile(rf"{_YEAR}(?P<month>\d{{1,2}})月份?(?=之?前|以前|$|[，；。）)])")
_YEAR_END = re.compile(
    r"(?:(?P<year>20\d{2})|(?P<which>[今本当明来]))年(?:年?(?:底|末)|内)"
    r"|(?<![每去前往半近全学\d])年(?:底|末|内)"
)
_QUARTER = re.compile(
    rf"{_YEAR}(?:(?:第?(?P<quarter>[一二三四1-4])|本)季度(?:末|底|内|(?=之?前|以前))"
    r"|(?P<half_year>上半年)(?:末|底|内|(?=之?前|以前|全面完成|完成))|(?<![每个各按逐])季度?[末底])"
)
_IN_YEAR = re.compile(r"(?<=到)(?P<year>20\d{2})年(?=$|[，；：]|[^年底末\d前内第一二三四上])")
_SOON = re.compile(
    rf"(?P<when>今天|今日|当天|当日|今(?=[早晚])|明(?=[早晚])|明天|明日|次日|第二天|隔天|后天){_HOUR}"
)
_WEEKDAY = re.compile(
    r"(?P<week>[本这下])个?(?:周|星期)(?P<weekday>[一二三四五六日天])"
    + _HOUR.replace(r"(?:(?:周|星期)[一二三四五六日天])?", "", 1)
)
_CLOCK = re.compile(_HOUR.removesuffix("?(?:上午|中午|下午|晚)?") + r"(?=之?前|以前)")
_WORKING_DAYS = re.compile(r"(?P<count>\d{1,3})个?工作日(?:之?内|以内)?")
_WITHIN = re.compile(r"(?P<count>\d{1,3})(?P<unit>日|天|个月|周|个星期)(?=之?内|以内)")

_TENTH = {"上旬": 10, "中旬": 20}
_SOONER = {"今": 0, "当": 0, "明": 1, "次": 1, "第": 1, "隔": 1, "后": 2}
_MONTHS_A_QUARTER, _MONTHS, _NOON, _MIDNIGHT = 3, 12, 12, 24
# A paper of the last months that names one of the first, without a year, means the next one.
_LATE, _EARLY = 10, 3


@dataclass(frozen=True)
class Issue:
    """When the paper was issued: its day, only its year, or neither."""

    day: date | None
    year: int

    @classmethod
    def of(cls, issued_on: str) -> "Issue":
        """From an ISO date, a year, or nothing."""
        try:
            day = date.fromisoformat(issued_on)
        except ValueError:
            return cls(None, int(issued_on[:4]) if issued_on[:4].isdecimal() else 0)
        return cls(day, day.year)


@dataclass(frozen=True)
class Moment:
    """A moment and where it stands in its clause.

    `is_term` says that it is the end of a stretch (底, 年内): such a word limits by itself;
    `is_within` that it was counted from the day of issue (10日内).
    """

    value: str
    start: int
    end: int
    has_year: bool = False
    is_term: bool = False
    is_within: bool = False


def moments_in(text: str, issue: Issue, year_said: int = 0) -> list[Moment]:
    """The moments of a folded clause in their order; `year_said` is one named before it."""
    year = year_said or issue.year
    taken: list[Moment] = []
    for pattern, read, is_term in _READERS:
        for found in pattern.finditer(text):
            overlaps = any(one.start < found.end() and found.start() < one.end for one in taken)
            if not found[0] or overlaps:
                continue
            if value := read(found, issue, year):
                said = found.groupdict().get("year") is not None or year_said > 0
                is_within = pattern is _WITHIN
                taken.append(Moment(value, *found.span(), said, is_term, is_within))
    return sorted(taken, key=lambda one: one.start)


def clock_in(text: str, issue: Issue) -> Iterator[Moment]:
    """An hour that stands without a day is of the day of issue."""
    for found in _CLOCK.finditer(text):
        if found["hour"] and issue.day is not None:
            yield Moment(issue.day.isoformat() + _clock(found), *found.span())


def _year_of(found: re.Match[str], year: int, issue: Issue) -> int:
    if found["year"]:
        return int(found["year"])
    if found["which"]:
        return issue.year + (1 if found["which"] in "明来" else 0) if issue.year else 0
    return year


def _on_day(found: re.Match[str], issue: Issue, year: int) -> str:
    named = found.groupdict()
    at = _year_of(found, year, issue) if "which" in named else int(found["year"])
    month, day = int(found["month"]), int(found["day"])
    if not named.get("year") and not named.get("which") and at == issue.year:
        at += _turns(month, issue)
    value = _iso(at, month, day)
    return value and value + _clock(found)


def _turns(month: int, issue: Issue) -> int:
    return int(issue.day is not None and issue.day.month >= _LATE and month <= _EARLY)


def _of_month(found: re.Match[str], issue: Issue, _year: int) -> str:
    named = found.groupdict()
    if issue.day is None:
        return ""
    at, month, day = issue.day.year, issue.day.month, int(found["day"])
    later = named["near"] == "下" if "near" in named else day < issue.day.day
    at, month = (at + month // _MONTHS, month % _MONTHS + 1) if later else (at, month)
    value = _iso(at, month, day)
    return value and value + _clock(found)


def _at_month_end(found: re.Match[str], issue: Issue, year: int) -> str:
    if found["month"]:
        at, month = _year_of(found, year, issue), int(found["month"])
        if not found["year"] and not found["which"] and at == issue.year:
            at += _turns(month, issue)
        return _iso(at, month, _TENTH.get(found["end"], 0))
    if issue.day is None:
        return ""
    at, month = issue.day.year, issue.day.month
    if found["near"] == "下":
        at, month = at + month // _MONTHS, month % _MONTHS + 1
    return _iso(at, month, 0)


def _in_month(found: re.Match[str], issue: Issue, year: int) -> str:
    return _iso(_year_of(found, year, issue), int(found["month"]), 0)


def _at_year_end(found: re.Match[str], issue: Issue, year: int) -> str:
    return _iso(_year_of(found, year, issue), _MONTHS, 31)


def _in_named_year(found: re.Match[str], issue: Issue, _year: int) -> str:
    return _iso(int(found["year"]), _MONTHS, 31) if int(found["year"]) >= issue.year else ""


def _at_quarter_end(found: re.Match[str], issue: Issue, year: int) -> str:
    at = _year_of(found, year, issue)
    if found["half_year"]:
        return _iso(at, _MONTHS // 2, 0)
    if found["quarter"]:
        number = "一二三四".find(found["quarter"]) + 1 or int(found["quarter"])
        return _iso(at, number * _MONTHS_A_QUARTER, 0)
    if issue.day is None:
        return ""
    month = -(-issue.day.month // _MONTHS_A_QUARTER) * _MONTHS_A_QUARTER
    return _iso(issue.day.year, month, 0)


def _soon(found: re.Match[str], issue: Issue, _year: int) -> str:
    if issue.day is None:
        return ""
    day = issue.day + timedelta(days=_SOONER[found["when"][0]])
    return day.isoformat() + _clock(found)


def _on_weekday(found: re.Match[str], issue: Issue, _year: int) -> str:
    if issue.day is None:
        return ""
    monday = issue.day - timedelta(days=issue.day.weekday())
    days = "一二三四五六日".find(found["weekday"].replace("天", "日"))
    day = monday + timedelta(days=days + (7 if found["week"] == "下" else 0))
    return day.isoformat() + _clock(found)


def _working_days(found: re.Match[str], _issue: Issue, _year: int) -> str:
    return f"{int(found['count'])}wd"


def _within(found: re.Match[str], issue: Issue, _year: int) -> str:
    if issue.day is None:
        return ""
    count, unit = int(found["count"]), found["unit"]
    if unit == "个月":
        months = issue.day.month - 1 + count
        at, month = issue.day.year + months // _MONTHS, months % _MONTHS + 1
        return _iso(at, month, min(issue.day.day, calendar.monthrange(at, month)[1]))
    days = count * (7 if unit in ("周", "个星期") else 1)
    return (issue.day + timedelta(days=days)).isoformat()


def _iso(year: int, month: int, day: int) -> str:
    """Day 0 is the last of the month; empty for what no calendar holds."""
    if not year or not 1 <= month <= _MONTHS:
        return ""
    last = calendar.monthrange(year, month)[1]
    return f"{year}-{month:02}-{day or last:02}" if day <= last else ""


def _clock(found: re.Match[str]) -> str:
    """`T17:00`; nothing where no hour is said, or midnight, with which the day ends anyhow."""
    if not found["hour"]:
        return ""
    hour = int(found["hour"])
    if found["half"] in ("下午", "傍晚", "晚上", "晚") and hour < _NOON:
        hour += _NOON
    minute = 30 if found["half_past"] else int(found["minute"] or found["minutes"] or 0)
    return f"T{hour:02}:{minute:02}" if hour < _MIDNIGHT and minute < 60 else ""


_Reader = Callable[[re.Match[str], Issue, int], str]
_READERS: tuple[tuple[re.Pattern[str], _Reader, bool], ...] = (
    (_DOTTED, _on_day, False),
    (_DAY, _on_day, False),
    (_DAY_OF_MONTH, _of_month, False),
    (_BARE_DAY, _of_month, False),
    (_MONTH_END, _at_month_end, True),
    (_QUARTER, _at_quarter_end, True),
    (_YEAR_END, _at_year_end, True),
    (_IN_YEAR, _in_named_year, True),
    (_MONTH, _in_month, False),
    (_SOON, _soon, False),
    (_WEEKDAY, _on_weekday, False),
    (_WORKING_DAYS, _working_days, True),
    (_WITHIN, _within, True),
)
