"""Deadlines in a sentence, as ISO dates, date-times or working days."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

_NUMERALS = "一二三四五六七八九十"
_NUMERAL = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DAY = re.compile(
    r"(?:(?P<year>20\d{2})\s*年)?\s*(?:(?P<this>今|本)年)?\s*"
    rf"(?P<month>\d{{1,2}}|(?<![{_NUMERALS}])(?:十[一二]?|[一二三四五六七八九]))\s*月"
    rf"(?:\s*(?P<day>\d{{1,2}}|{_NUMERAL})\s*日|\s*(?P<end>底|末))"
    r"(?:\s*(?P<half>上午|下午)?\s*(?P<hour>\d{1,2})\s*[时点:：]\s*(?P<minute>\d{1,2}(?=分|\s|前|之)|半)?分?)?"
)
_SOON = re.compile(
    r"(?P<when>今天|今日|当天|当日|今|明天|明日|次日|明)\s*(?P<half>上午|中午|下午|晚上|晚|早)?\s*"
    r"(?:(?P<hour>\d{1,2})\s*[时点:：]\s*(?P<minute>\d{1,2}(?=分|\s|前|之)|半)?分?)?"
)
_NOON, _MONTHS = 12, 12
_ISO_LENGTH = 10
_YEAR = re.compile(r"(20\d{2})\s*年")
# 每年底 and 上半年末 name no one year's end.
_YEAR_END = re.compile(
    rf"(?:(?:(?P<year>20\d{{2}})\s*|(?P<which>[今本明来]))年\s*年?|(?<![每去年半〇零{_NUMERALS}])年)"
    r"\s*(?:底|末)"
)
_QUARTER_END = re.compile(
    r"(?:(?P<year>20\d{2})\s*年|[今本]年)?\s*(?:第?(?P<quarter>[一二三四1-4])|本|(?<![每各个上下按逐]))"
    r"季度?(?:底|末)"
)
_WITHIN = re.compile(rf"(?P<count>\d{{1,3}}|{_NUMERAL})\s*个?\s*工作日(?:之?内|以内)?")
_LIMIT = re.compile(r"\s*(?:下班|放学|24\s*时)?\s*(?:之?前|以前|之?内|以内|截止|为止)")
_LATEST = re.compile(r"(?:截止(?:时间|日期)?|最迟|不迟于|不晚于|不得晚于)\s*[为是：:于到至]?\s*$")
_WEEKDAY = re.compile(
    r"(?P<week>[本这下])个?(?:周|星期)(?P<day>[一二三四五六日])\s*(?P<half>上午|中午|下午|晚)?\s*"
    r"(?:(?P<hour>\d{1,2})\s*[时点:：]\s*(?P<minute>\d{1,2}(?=分|\s|前|之)|半)?分?)?"
)
_MONTH_END = re.compile(
    rf"(?:本月|(?P<next>下个?月)|(?<![\d个每各当上下次{_NUMERALS}])月)(?:底|末)(?=之?前|以前)"
)
_DATES_IN = re.compile(
    rf"(?:请?于|在)?(?:{_DAY.pattern}|{_WITHIN.pattern.replace('count', 'days')})"
    rf"(?:{_LIMIT.pattern})?"
)


def deadlines_in(sentence: str, issued_on: str) -> Iterator[tuple[str, int]]:
    """Each deadline and where it stands.

    A year that is not said is the one last named in the sentence, else the paper's; `issued_on`
    is the paper's ISO date, or only its year, or empty.
    """
    for match in _DAY.finditer(sentence):
        before = sentence[max(0, match.start() - 10) : match.start()]
        if match["end"] or _LIMIT.match(sentence, match.end()) or _LATEST.search(before):
            year = _year_before(sentence, match.start()) or issued_on[:4]
            yield from ((value, match.start()) for value in _day(match, year))
    yield from _ends(sentence, issued_on[:4])
    for match in _WITHIN.finditer(sentence):
        yield f"{_count(match['count'])}wd", match.start()
    if len(issued_on) == _ISO_LENGTH:
        yield from _relative(sentence, date.fromisoformat(issued_on))


def without_dates(clause: str) -> str:
    """A clause without its date: what is left is what it demands."""
    return _DATES_IN.sub("", clause)


def _ends(sentence: str, issued_in: str) -> Iterator[tuple[str, int]]:
    """年底前 and 三季度末: ends of a year or of a quarter that has a number."""
    for match in _YEAR_END.finditer(sentence):
        year = match["year"] or issued_in
        if year and (match["year"] or _LIMIT.match(sentence, match.end())):
            is_next = (match["which"] or "") in ("明", "来")
            yield f"{int(year) + is_next}-12-31", match.start()
    for match in _QUARTER_END.finditer(sentence):
        year = match["year"] or _year_before(sentence, match.start()) or issued_in
        if year and match["quarter"]:
            yield _month_end(int(year), 3 * _count(match["quarter"])), match.start()


def _month_end(year: int, month: int) -> str:
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}"


def _relative(sentence: str, issued: date) -> Iterator[tuple[str, int]]:
    """今天下午5点前, 次日……, 本月底前, 季度末: counted from the day of issue."""
    for match in _SOON.finditer(sentence):
        if _LIMIT.match(sentence, match.end()):
            day = issued + timedelta(days=0 if match["when"][0] in "今当" else 1)
            yield day.isoformat() + _clock(match), match.start()
    for match in _WEEKDAY.finditer(sentence):
        if _LIMIT.match(sentence, match.end()):
            weeks = 7 if match["week"] == "下" else 0
            monday = issued - timedelta(days=issued.weekday())
            day = monday + timedelta(days=weeks + "一二三四五六日".index(match["day"]))
            yield day.isoformat() + _clock(match), match.start()
    for match in _MONTH_END.finditer(sentence):
        years, month = divmod(issued.month - 1 + bool(match["next"]), _MONTHS)
        yield _month_end(issued.year + years, month + 1), match.start()
    for match in _QUARTER_END.finditer(sentence):
        if not match["quarter"]:
            yield _month_end(issued.year, (issued.month + 2) // 3 * 3), match.start()


def _year_before(sentence: str, at: int) -> str:
    """The year last named in the sentence: `2025年，力争6月底前` means June of 2025."""
    years = _YEAR.findall(sentence, 0, at)
    return years[-1] if years else ""


def _day(match: re.Match[str], year_said: str) -> Iterator[str]:
    year, month = match["year"] or year_said, _count(match["month"])
    if not year or not 1 <= month <= _MONTHS:
        return
    last = calendar.monthrange(int(year), month)[1]
    day = last if match["end"] else _count(match["day"])
    if not 1 <= day <= last:
        return
    value = f"{year}-{month:02}-{day:02}"
    yield value + _clock(match)


def _clock(match: re.Match[str]) -> str:
    """`T17:00`, or nothing where no hour is said."""
    if not match["hour"]:
        return ""
    afternoon = match["half"] in ("下午", "晚上", "晚") and int(match["hour"]) < _NOON
    minute = 30 if match["minute"] == "半" else int(match["minute"] or 0)
    return f"T{int(match['hour']) + (_NOON if afternoon else 0):02}:{minute:02}"


def _count(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    digits = "零一二三四五六七八九"
    return (digits.index(ones) if ones else 0) + (
        (digits.index(tens) if tens else 1) * 10 if ten else 0
    )
