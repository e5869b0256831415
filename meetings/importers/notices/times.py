"""When a meeting begins and ends, by the days and hours of a stretch of text.

Days are resolved by the readers of official papers, hours by those of tables; here it is only
found where they stand and which of them are the meeting's.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from docs_audit.gbt9704 import Element, Span
from docs_audit.gbt9704.moments import Issue, moments_in
from docs_audit.gbt9704.numerals import folded, number_of
from docs_audit.tables import BadCell
from docs_audit.tables.moments import Moment, read_span

from .draft import ABSENT, NOWHERE

_HAN = "一二三四五六七八九十"
_DIGITS = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"
_YEAR = r"(?:(?:20\s?\d\s?\d|[二2][〇○零0][〇○零0一二三四五六七八九]{2})\s*年|[今本当明来]年)?"
_DAY = re.compile(
    rf"{_YEAR}\s*(?<![\d{_HAN}.]){_DIGITS}\s*月\s*{_DIGITS}\s*(?:[日号]"
    rf"|(?=[\s（(上下中晚早全至—–\-~～]|$))"
    r"|20\d{2}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}(?!\d)"
    r"|[本当下]个?月\d{1,2}[日号]|今天|今日|明天|明日|后天|[今明](?=[早晚上下]|[上下]午)"
    r"|[本这下]个?(?:周|星期)[一二三四五六日天]"
)
_WEEKDAY = r"[（(]?\s*(?:星期|周|礼拜)\s*[一二三四五六日天]\s*[)）]?"
_HALF = r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜间|早)"
_CLOCK = re.compile(
    rf"{_HALF}?\s*(?:\d{{1,2}}|[{_HAN}]{{1,3}}|两)\s*(?:[:：]\s*\d{{2}}"
    rf"|[时点]\s*(?:\d{{1,2}}\s*分?|半|一刻|整|[{_HAN}]{{1,3}}分?)?)\s*分?整?"
)
_JOIN = r"\s*(?:至|到|—+|–|-+|－+|~|～|─+|―+|－)\s*"
_MORE = re.compile(
    rf"(?:\s|[（(]?(?:含当天|暂定|北京时间|当天|全天)[)）]?|{_WEEKDAY}|{_HALF}|{_JOIN}"
    rf"|[，,、;；和及与]|[（(]|[)）]|准时|{_CLOCK.pattern}"
    rf"|(?:{_DIGITS}\s*月\s*)?{_DIGITS}\s*[日号])*"
)
_UNTIL = re.compile(
    rf"{_JOIN}(?:{_YEAR}\s*(?P<month>{_DIGITS})\s*月\s*)?(?P<day>{_DIGITS})\s*[日号]"
)
_FORMER = re.compile(r"原(?:定|计划|通知|拟|本|先)?[^，。；]{0,12}$|(?:由|从)[^，。；]{0,3}$")
_NEXT = re.compile(r"(?:改|调整|推迟|延期|延后|顺延|提前|变更)[为至到在于]*$")
_NOT_HELD = re.compile(
    r"^[^，。；]{0,3}(?:之?前|以前)|^[^，。；]{0,14}(?:报到|截止|报送|反馈|印发)"
)
# 8:00在县林业局集合 is not when the meeting begins.
_ARRIVAL = re.compile(r"[^，。；;\n]{0,12}?(?:报到|签到|入场|集合|乘车|出发|就座)")
# 10月30日上午8:50前签到，9:00正式开会 begins at nine.
_AFTER_ARRIVAL = re.compile(
    rf"(?P<day>{_DAY.pattern})\s*(?:{_WEEKDAY})?\s*(?P<half>{_HALF})?\s*(?:{_CLOCK.pattern})"
    rf"[^，。；\n]{{0,6}}(?:报到|签到|入场|集合)[，,、；]?\s*"
    rf"(?P<hours>(?:{_CLOCK.pattern})(?:{_JOIN}(?:{_CLOCK.pattern}))?)"
)
_HALF_BEFORE_BRACKET = re.compile(rf"({_HALF})\s*[（(]\s*(?=\d)")
_BRACKETED = re.compile(r"[（(][^（）()]*(?:报到|截止)[^（）()]*[)）]")
_NOT_HELD_BEFORE = re.compile(r"(?:报到|报名|回执|截止|签到)[^，。；]{0,6}$")
_OPEN = re.compile(
    r"(?:具体)?(?:会议|召开|开会)?(?:时间|日期)?(?:、地点)?[：:，,]?(?:将|视情|待定后)?(?:另行"
    r"|待定|另|再行)(?:通知|确定|告知|安排)?|待定|待通知"
)
_DAYS = re.compile(
    r"(?P<half>半)\s*[天日]|(?P<days>\d{1,2}(?:\.5)?"
    r"|[一二两三四五六七八九十]{1,2})\s*(?:[天日](?!上|下|前)|个工作日)(?P<more>半)?"
)
_HOURS = re.compile(
    r"(?P<hours>\d{1,2}(?:\.\d)?|[一二两三四五六七八九十])\s*(?:个(?P<more>半)?)?\s*(?:小时|钟头)"
    r"|(?P<half>半)\s*(?:个)?小时|(?P<minutes>\d{2,3})\s*分钟"
)
_LENGTH = re.compile(
    r"(?:会期|会议?时长|时长|为期|历时|时间(?:约|为|预计)?|会议约|预计|总?用时|培训(?:时间"
    r"|期限)?)(?:暂定|预计|控制在|不超过|原则上|大约|共计|约|为|共|[：:\s])*$"
)


@dataclass(frozen=True, slots=True)
class When:
    """Start, end and length as `NoticeDraft` has them."""

    start: Element = ABSENT
    end: Element = ABSENT
    length: Element = ABSENT

    @property
    def is_told(self) -> bool:
        """Whether the text has a day, or says that it is left open."""
        return bool(self.start) or self.start.span != NOWHERE


def read_when(text: str, span: Span, issue: Issue) -> When:
    """The first day of a stretch on which something is held, with its hours.

    Days on which it was to be held before it was moved, and days by which something is to be
    handed in, are none.
    """
    length = read_length(text, span)
    for day in _held_days(text, span):
        more = _MORE.match(text, day.end(), span[1])
        stretch = text[day.end() : more.end() if more else day.end()]
        place = (
            day.start(),
            day.end() + len(stretch.rstrip(" \t\u3000\n，,、;；和及与（(至到—–-~～")),
        )
        iso = _iso(day[0], issue)
        if not iso:
            return When(Element("", place), Element(), length)
        start, end = _moments(date.fromisoformat(iso), stretch)
        return When(Element(start, place), Element(end, place if end else NOWHERE), length)
    if (found := _AFTER_ARRIVAL.search(text, *span)) and (iso := _iso(found["day"], issue)):
        hours = (found["half"] or "") + found["hours"]
        start, end = _moments(date.fromisoformat(iso), hours)
        place = found.span("hours")
        return When(Element(start, place), Element(end, place if end else NOWHERE), length)
    if found := _OPEN.search(text, *span):
        return When(Element("", found.span()), Element(), length)
    return When(length=length)


def read_hours(text: str, span: Span, day: str) -> tuple[Element, Element]:
    """Start and end where a stretch tells hours alone and the day (ISO) is told elsewhere."""
    clocks = _CLOCK.finditer(text, *span)
    found = next((one for one in clocks if not _ARRIVAL.match(text, one.end())), None)
    if found is None:
        return Element(), Element()
    more = _MORE.match(text, found.start(), span[1])
    stretch = text[found.start() : more.end() if more else found.end()]
    place = (
        found.start(),
        found.start() + len(stretch.rstrip(" \t\u3000\n，,、;；和及与（(至到—–-~～")),
    )
    start, end = _moments(date.fromisoformat(day), stretch)
    return Element(start, place), Element(end, place if end else NOWHERE)


def read_length(text: str, span: Span) -> Element:
    """How long a meeting is to last: 会期半天, 为期2天, 时长约1.5小时, 全天."""
    for pattern, read in ((_HOURS, _in_hours), (_DAYS, _in_days)):
        for found in pattern.finditer(text, *span):
            before = text[max(span[0], found.start() - 12) : found.start()]
            if _LENGTH.search(before):
                return Element(read(found), found.span())
    at = text.find("全天", *span)
    return Element("1d", (at, at + 2)) if at >= 0 else Element()


def with_length(when: When, length: Element) -> When:
    """The same with the end that a length makes where none is told.

    Hours need an hour to start from; half days make no end.
    """
    if not length or when.end or not when.start:
        return replace(when, length=length)
    number, unit, start = float(length.value[:-1]), length.value[-1], when.start.value
    end = ""
    if unit == "h" and "T" in start:
        at = datetime.fromisoformat(start) + timedelta(hours=number)
        end = at.isoformat(timespec="minutes")
    elif unit == "d" and number > 1:
        days = timedelta(days=math.ceil(number) - 1)
        end = (date.fromisoformat(start[:10]) + days).isoformat()
    return When(when.start, Element(end, length.span if end else NOWHERE), length)


def length_alone(text: str, span: Span) -> Element:
    """The length that stands under its own label, without words that announce it."""
    for pattern, read in ((_HOURS, _in_hours), (_DAYS, _in_days)):
        if found := pattern.search(text, *span):
            return Element(read(found), found.span())
    return Element()


def _held_days(text: str, span: Span) -> Iterator[re.Match[str]]:
    days = list(_DAY.finditer(text, *span))
    for day in days:
        before = text[max(span[0], day.start() - 16) : day.start()]
        after = _BRACKETED.sub("", text[day.end() : min(span[1], day.end() + 40)])
        if _FORMER.search(before) and not _NEXT.search(before):
            continue
        is_other = _NOT_HELD.search(_MORE.sub("", after, count=1)) or _NOT_HELD_BEFORE.search(
            before
        )
        if not is_other:
            yield day


def _iso(words: str, issue: Issue) -> str:
    """The day as ISO; empty where its year is not known or no calendar has it."""
    plain = re.sub(r"\s", "", words)
    if plain in ("今", "明"):
        plain += "天"
    if plain[-1:] not in "日号天一二三四五六" and "月" in plain:
        plain += "日"
    found = moments_in(folded(plain), issue)
    return found[0].value[:10] if found else ""


def _moments(day: date, stretch: str) -> tuple[str, str]:
    """Start and end of what is held from this day on; empty where no end is told."""
    stretch = _HALF_BEFORE_BRACKET.sub(r"\1", stretch)
    until = _UNTIL.search(stretch)
    first, second = (stretch[: until.start()], stretch[until.end() :]) if until else (stretch, "")
    hours = [span for part in re.split(r"[，,、;；和及与]", first) if (span := _hours(day, part))]
    start = hours[0][0] if hours else None
    begun = _written(start) if start else day.isoformat()
    if until:
        last = _last_day(day, until)
        if last is None or last < day:
            return begun, ""
        late = _hours(last, second)
        ending = _written(late[1] or late[0]) if late else last.isoformat()
        return begun, ending if ending != begun else ""
    end = next((one for _, one in reversed(hours) if one), None)
    return begun, _written(end) if start and end and end.at > start.at else ""


def _hours(day: date, words: str) -> tuple[Moment, Moment | None] | None:
    if not _CLOCK.search(words):
        return None
    plain = _with_figures(re.sub(r"清晨", "早上", words))
    with suppress(BadCell, ValueError, OverflowError):
        start, end = read_span(plain, "start", on=day)
        return (start, end) if start.timed else None
    return None


def _with_figures(words: str) -> str:
    """`九时三十分` and `两点` in figures, blanks around colons gone, no weekday."""
    plain = re.sub(_WEEKDAY, " ", words)
    plain = re.sub(rf"([{_HAN}两]{{1,3}})(?=\s*[时点分])", lambda n: str(number_of(n[1])), plain)
    return re.sub(r"\s*([:：])\s*", r"\1", plain)


def _last_day(day: date, until: re.Match[str]) -> date | None:
    month = number_of(until["month"]) if until["month"] else day.month
    number = number_of(until["day"])
    with suppress(ValueError):
        last = date(day.year, month, number)
        # A meeting of late December may end in the next year.
        return last if last >= day or not until["month"] else date(day.year + 1, month, number)
    return None


def _written(moment: Moment) -> str:
    return moment.at.isoformat(timespec="minutes")


def _in_days(found: re.Match[str]) -> str:
    if found["half"]:
        return "0.5d"
    days = float(found["days"]) if found["days"][0].isdecimal() else number_of(found["days"])
    return f"{days + (0.5 if found['more'] else 0):g}d"


def _in_hours(found: re.Match[str]) -> str:
    if found["half"]:
        return "0.5h"
    if found["minutes"]:
        return f"{int(found['minutes']) / 60:.3g}h"
    hours = float(found["hours"]) if found["hours"][0].isdecimal() else number_of(found["hours"])
    return f"{hours + (0.5 if found['more'] else 0):g}h"
