"""The series of a calendar: events of one UID with what repeats and what was changed, bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from math import prod
from typing import Any

import recurring_ical_events
from icalendar import Calendar, Component, vBroken, vDDDTypes, vRecur
from icalendar.error import BrokenCalendarProperty

from docs_audit.tables import BadCell, Notice, RowError

from .ics_text import Entry, Written

_CHANGED_DATE = re.compile(r"^RECURRENCE-ID[;:]", re.MULTILINE | re.IGNORECASE)
_SEQUENCE = re.compile(r"^SEQUENCE(?:;[^:\n]*)?:\s*(\d{1,9})", re.MULTILINE | re.IGNORECASE)
# Answers to an invitation are no meetings of their own.
_ANSWERS = {"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"}
_TOO_FREQUENT = {"SECONDLY", "MINUTELY", "HOURLY"}
_TIMES_A_DAY = 4
# The largest number that makes sense, counted from either end.
_LARGEST = {"BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_AFTER_LAST_START = timedelta(days=366)
_FOLLOWED_FOR = timedelta(days=366 * 5)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Series:
    """Events of one UID in a calendar of their own; `numbers` are those of its events in the file.

    `number` is the first of them.
    """

    numbers: tuple[int, ...]
    calendar: Calendar

    @property
    def number(self) -> int:
        return self.numbers[0]

    @property
    def events(self) -> list[Component]:
        found: list[Component] = self.calendar.walk("VEVENT")
        return found

    @property
    def is_alone(self) -> bool:
        """Whether it is one meeting and no series."""
        event, *others = self.events
        return not others and not {"RRULE", "RDATE", "EXDATE"} & event.keys()


def series_of(written: Written) -> tuple[list[Series], list[RowError], list[Notice]]:
    """Return the series of a file, so that a broken event spoils no other, and what is none."""
    together, notices = _together(written.entries)
    series: list[Series] = []
    errors = [RowError(number, "bad_event") for number in written.broken]
    for entries in together:
        body = "".join(one.text for one in entries)
        zones = written.zones_of(body)
        parsed = _parsed(f"BEGIN:VCALENDAR\n{zones}{body}END:VCALENDAR\n")
        if not isinstance(parsed, Calendar) and zones:
            # A zone that cannot be read is one that nobody knows.
            parsed = _parsed(f"BEGIN:VCALENDAR\n{body}END:VCALENDAR\n")
        if not isinstance(parsed, Calendar):
            errors.append(RowError(entries[0].number, *parsed))
            continue
        found = Series(tuple(one.number for one in entries), parsed)
        for entry, event in zip(entries, found.events, strict=False):
            if entry.method == "CANCEL":
                event["STATUS"] = "CANCELLED"
        errors += _left_out(found)
        series.append(found)
    return series, errors, notices


def last_start(series: Sequence[Series]) -> date:
    """The day up to which series without end are followed: a year after the last start written."""
    starts = [_day(value_of(event, "DTSTART")) for one in series for event in one.events]
    latest = max(starts, default=date.min)
    return latest + _AFTER_LAST_START if latest < date.max - _AFTER_LAST_START else latest


def occurrences(series: Series, last: date, most: int) -> Iterator[Component]:
    """Each meeting of a series up to a day, at most so many.

    Raises:
        BadCell: it repeats in a way that makes no sense or too often.
    """
    events = series.events
    if series.is_alone:
        yield events[0]
        return
    whole = next((event for event in events if "RECURRENCE-ID" not in event), None)
    is_endless = any(map(_is_endless, events))
    for event in events:
        _check(event)
        _bound(event, last)
        if whole is not None:
            _tell_the_moment(event, value_of(whole, "DTSTART"))
    first = min(_day(value_of(event, "DTSTART")) for event in events)
    # Asking for a span, not for all that follows: a series that has ended is searched for ever.
    if is_endless:
        first = max(first, last - _FOLLOWED_FOR) if last > date.min + _FOLLOWED_FOR else first
    else:
        last = _followed_until(first)
    found = recurring_ical_events.of(series.calendar).between(first, last + _DAY)
    yield from islice(found, most)


def goes_on(series: Series, found: int) -> bool:
    """Whether a series that tells its own end was followed to a day before it."""
    for event in series.events:
        followed = _followed_until(_day(value_of(event, "DTSTART")))
        for rule in _several(event.get("RRULE", [])):
            if any(_day(end) > followed for end in rule.get("UNTIL", [])):
                return True
            left_out = len(_several(event.get("EXDATE", [])))
            if any(found + left_out < times for times in rule.get("COUNT", [])):
                return True
    return False


def value_of(event: Component, name: str) -> Any:
    """Return what a property holds: a date, a time, a length, or whatever the file wrote there."""
    return getattr(event[name], "dt", None)


def date_of(value: object) -> object:
    """Return the date of a property; None when it could not be read or was given twice."""
    try:
        return getattr(value, "dt", None)
    except BrokenCalendarProperty:
        return None


def _together(entries: Sequence[Entry]) -> tuple[list[list[Entry]], list[Notice]]:
    """Return the entries that are meetings by their UID; the others are named.

    A calling off holds for a whole series by its UID, and for no later version of it.
    """
    together: dict[str, list[Entry]] = {}
    notices: list[Notice] = []
    ended = {one.uid: (_sequence(one), one.number) for one in entries if _ends_all(one)}
    for entry in entries:
        key = entry.uid or f"#{entry.number}"
        if entry.method in _ANSWERS:
            notices.append(Notice(entry.number, "an_answer", "METHOD"))
        elif (_sequence(entry), entry.number) <= ended.get(entry.uid, (-1, 0)):
            notices.append(Notice(entry.number, "called_off", "METHOD"))
        else:
            together.setdefault(key, []).append(entry)
    return list(together.values()), notices


def _ends_all(entry: Entry) -> bool:
    return entry.method == "CANCEL" and not _CHANGED_DATE.search(entry.text)


def _sequence(entry: Entry) -> int:
    """Which version of a meeting it is, the first 0."""
    written = _SEQUENCE.search(entry.text)
    return int(written[1]) if written else 0


def _parsed(text: str) -> Calendar | tuple[str, str]:
    """Return the calendar of one series, or the code and field of what is wrong with it."""
    # The parser raises whatever its parts raise on values that are no calendar.
    try:
        calendar = Calendar.from_ical(text)
        events = calendar.walk("VEVENT")
    except Exception:
        return "bad_event", ""
    for event in events:
        if "DTSTART" not in event:
            return "missing_start", "DTSTART"
        if not isinstance(date_of(event["DTSTART"]), date):
            return "bad_date", "DTSTART"
        if isinstance(event.get("RRULE"), vBroken):
            return "bad_event", "RRULE"
    return calendar if events else ("bad_event", "")


def _left_out(series: Series) -> Iterator[RowError]:
    """Yield what stands under the UID of another meeting and is no later version of it."""
    numbered = zip(series.numbers, series.events, strict=False)
    whole = [(number, event) for number, event in numbered if "RECURRENCE-ID" not in event]
    if not whole:
        return
    newest = max(_version(event) for _, event in whole)
    taken, *others = [one for one in whole if _version(one[1]) == newest]
    for number, event in others:
        if value_of(event, "DTSTART") != value_of(taken[1], "DTSTART"):
            yield RowError(number, "duplicate_id", "UID", str(event.get("UID", ""))[:80])


def _version(event: Component) -> int:
    try:
        return int(event.get("SEQUENCE", 0))
    except (TypeError, ValueError, BrokenCalendarProperty):
        return 0


def _check(event: Component) -> None:
    if "EXRULE" in event:
        raise BadCell("bad_event", "EXRULE")
    for dates in _several(event.get("EXDATE", [])):
        if not all(isinstance(date_of(one), date) for one in getattr(dates, "dts", [None])):
            raise BadCell("bad_event", "EXDATE")
    for rule in _several(event.get("RRULE", [])):
        if not rule.get("FREQ") or not _makes_sense(rule):
            raise BadCell("bad_event", "RRULE")
        is_too_frequent = {str(part).upper() for part in rule["FREQ"]} & _TOO_FREQUENT
        if is_too_frequent or _times_a_day(rule) > _TIMES_A_DAY:
            raise BadCell("too_frequent", "RRULE", str(rule.to_ical().decode()))


def _times_a_day(rule: vRecur) -> int:
    return prod(len(rule.get(part, [])) or 1 for part in ("BYHOUR", "BYMINUTE", "BYSECOND"))


def _makes_sense(rule: vRecur) -> bool:
    """Tell whether its numbers lie in their bounds and some day has them all.

    A rule that never comes true would be searched for until the year 9999.
    """
    numbers = {
        part: [int(one) for one in rule.get(part, [])]
        for part in ("INTERVAL", "BYMONTH", *_LARGEST)
    }
    months = numbers["BYMONTH"] or range(1, len(_LONGEST) + 1)
    days = [abs(day) for day in numbers["BYMONTHDAY"]] or [1]
    frequency = str(rule["FREQ"][0]).upper()
    days_a_round = {"DAILY": 1, "WEEKLY": max(len(rule.get("BYDAY", [])), 1)}.get(frequency, 366)
    return (
        all(every > 0 for every in numbers["INTERVAL"])
        and all(1 <= month <= len(_LONGEST) for month in months)
        and min(days) <= max(_LONGEST[month - 1] for month in months)
        and all(
            1 <= abs(number) <= largest
            for part, largest in _LARGEST.items()
            for number in numbers[part]
        )
        and all(abs(one) <= days_a_round * _times_a_day(rule) for one in numbers["BYSETPOS"])
    )


def _followed_until(first: date) -> date:
    return first + _FOLLOWED_FOR if first < date.max - _FOLLOWED_FOR else date.max - _DAY


def _is_endless(event: Component) -> bool:
    return any(not {"COUNT", "UNTIL"} & rule.keys() for rule in _several(event.get("RRULE", [])))


def _bound(event: Component, last: date) -> None:
    """Give each rule without one an end; a day as end is the end of that day."""
    start: date | datetime = value_of(event, "DTSTART")
    if last > date.max - 2 * _DAY:
        return
    for rule in _several(event.get("RRULE", [])):
        if "UNTIL" in rule:
            rule["UNTIL"] = [min(_as_written(one, start) for one in rule["UNTIL"])]
        elif "COUNT" not in rule:
            rule["UNTIL"] = [_as_written(last + _DAY, start)]


def _as_written(end: date | datetime, start: date | datetime) -> Any:
    """An end in the way its start is written: a day, a local time, or a time in UTC."""
    if not isinstance(start, datetime):
        return end.date() if isinstance(end, datetime) else end
    if not isinstance(end, datetime):
        end = datetime.combine(end, time.max.replace(microsecond=0))
    if start.tzinfo is None:
        return end.replace(tzinfo=None)
    return (end if end.tzinfo else end.replace(tzinfo=start.tzinfo)).astimezone(UTC)


def _tell_the_moment(event: Component, start: date | datetime) -> None:
    """A changed date named by its day alone is the meeting of the series on that day."""
    planned = date_of(event.get("RECURRENCE-ID"))
    is_day = isinstance(planned, date) and not isinstance(planned, datetime)
    if is_day and isinstance(start, datetime):
        moment = vDDDTypes(datetime.combine(planned, start.timetz()))  # type: ignore[arg-type]
        moment.params.update(
            {
                name: value
                for name, value in event["RECURRENCE-ID"].params.items()
                if name == "RANGE"
            }
        )
        event["RECURRENCE-ID"] = moment


def _several(found: Any) -> list[Any]:
    """What a property that may stand once or several times holds."""
    return found if isinstance(found, list) else [found]


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
