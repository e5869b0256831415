"""The term that a sentence of a message sets, counted from the moment it was sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from docs_audit.gbt9704.clauses import clauses_of
from docs_audit.gbt9704.deadlines import deadlines_in
from docs_audit.gbt9704.moments import Issue
from docs_audit.gbt9704.numerals import folded, number_of

# What papers do not say: 半小时内, 下班前, 五点截止, 周三交.
_SPAN = re.compile(
    r"(?:(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)个?(?P<unit>分钟|小时|钟头|天))(?:之内|以内|内|后点名|后)"
)
_CLOCK = re.compile(
    r"(?P<day>今[天日]|明[天日早晚]|今[晚早]|后天|当天)?(?P<half>早上|上午|中午|下午|晚上|晚|早)?"
    r"(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[点时](?P<half_past>半)?|[:：](?P<minute>\d\d))"
    r"(?=之?前|以前|截止|就?要|交|报|收|汇总|务必|必须)"
)
_LOOSE = re.compile(
    r"下班(?:之前|以前|前)|(?:今天|今晚|明天|明早|后天|[本这下]?周[一二三四五六日末]|月底|\d{1,2}[日号]|[一二三四五六七八九十]{1,3}号)"
    r"(?:[上中下晚]?午?)?(?:之前|以前|前|内|截止)?(?=[^，。]{0,10}(?:[交报收发给传填补清做改录回]|完成|必须|务必))"
)
_DAYS = {"今": 0, "当": 0, "明": 1, "后": 2}
_UNITS = {"分钟": "minutes", "小时": "hours", "钟头": "hours", "天": "days"}
_NOON, _HALF_AN_HOUR = 12, 30


@dataclass(frozen=True)
class Limit:
    """A term: an ISO date or date-time, empty where the words alone are known."""

    value: str
    words: str

    def hours_after(self, sent_at: datetime) -> float | None:
        """Return the hours from sending to the term, None where it is not known to the day.

        Negative for one that had passed.
        """
        if not self.value or self.value.endswith("wd"):
            return None
        until = datetime.fromisoformat(self.value).replace(tzinfo=sent_at.tzinfo)
        if "T" not in self.value:
            until += timedelta(days=1)
        return round((until - sent_at).total_seconds() / 3600, 2)


def limit_in(sentence: str, sent_at: datetime | None) -> Limit | None:
    """Return the first term of a sentence, None where it sets none."""
    if sent_at is not None and (span := _SPAN.search(sentence)):
        return Limit(_after(span, sent_at), span[0])
    issue = Issue.of(sent_at.date().isoformat() if sent_at else "")
    plain = folded(sentence)
    told = next(deadlines_in(clauses_of(plain, year=issue.year), issue), None)
    if told is not None:
        return Limit(told.value, told.words)
    if sent_at is not None and (clock := _CLOCK.search(sentence)):
        return Limit(_at(clock, sent_at), clock[0])
    loose = _LOOSE.search(sentence)
    return Limit("", loose[0]) if loose else None


def _after(span: re.Match[str], sent_at: datetime) -> str:
    unit = _UNITS[span["unit"]]
    count = 0.5 if span["count"] == "半" else number_of(span["count"])
    return (sent_at + timedelta(**{unit: count})).replace(tzinfo=None).isoformat("T", "minutes")


def _at(clock: re.Match[str], sent_at: datetime) -> str:
    hour = number_of(clock["hour"])
    is_late = (clock["half"] or "") in ("下午", "晚上", "晚") or "晚" in (clock["day"] or "")
    if hour < _NOON and (is_late or (not clock["half"] and hour < sent_at.hour < hour + _NOON)):
        hour += _NOON
    minute = _HALF_AN_HOUR if clock["half_past"] else int(clock["minute"] or 0)
    if hour > 23 or minute > 59:
        return ""
    day = sent_at.date() + timedelta(days=_DAYS.get((clock["day"] or "今")[0], 0))
    return f"{day.isoformat()}T{hour:02}:{minute:02}"
