"""One event of a calendar (.ics): parsed, looked at, and read without raising."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import prod
from typing import Any

from icalendar import Calendar, Component, vRecur
from icalendar.error import BrokenCalendarProperty

from docs_audit.tables import BadCell
from docs_audit.tables.moments import LOCAL

from .ics_text import Entry, Written

RULES = {"RRULE", "RDATE", "EXDATE", "EXRULE"}
TIMES = {"DTSTART": date, "DTEND": date, "DURATION": timedelta}
_TOO_FREQUENT = {"SECONDLY", "MINUTELY", "HOURLY"}
_TIMES_A_DAY = 4
# The largest number that makes sense, counted from either end.
_LARGEST = {"BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def event_of(entry: Entry, written: Written) -> Component | None:
    """Return an event as parsed; None where it is none."""
    zones = written.zones_of(entry.text)
    # A zone that cannot be read is one that nobody knows.
    event = _parsed(f"{zones}{entry.text}") or (_parsed(entry.text) if zones else None)
    if event is not None and entry.method == "CANCEL":
        event["STATUS"] = "CANCELLED"
    return event


def check(event: Component) -> None:
    """Look at the times and rules of an event. A changed date has no rules, and where it tells no
    other start it has the one that it was planned for.

    Raises:
        BadCell: it tells no moment, or repeats in a way that makes no sense or too often.
    """
    try:
        if "RECURRENCE-ID" in event:
            _check_change(event)
        _check_times(event)
        _check_rules(event)
    except BadCell:
        raise
    # Broken values raise whatever comes of them.
    except Exception as error:
        raise BadCell("bad_event", "") from error


def part_of(value: object, name: str) -> Any:
    """Return a part of a property; None when it could not be read or was given twice."""
    try:
        return getattr(value, name, None)
    except BrokenCalendarProperty:
        return None


def value_of(event: Component, name: str) -> Any:
    """Return what a property holds: a date, a time, a length, or None."""
    return part_of(event.get(name), "dt")


def planned_for(event: Component) -> object:
    """The moment of a series that a changed date was planned for, None for what repeats."""
    planned = value_of(event, "RECURRENCE-ID")
    is_open = isinstance(planned, datetime) and planned.tzinfo is None
    return planned.replace(tzinfo=LOCAL) if is_open else planned


def is_timed(event: Component) -> bool:
    """Tell whether it starts at a time, not on a day."""
    return isinstance(value_of(event, "DTSTART"), datetime)


def length_of(event: Component) -> timedelta | None:
    """Return the length that is told; none is where a day stands against a time."""
    start, end = value_of(event, "DTSTART"), value_of(event, "DTEND")
    if end is None:
        told: timedelta | None = value_of(event, "DURATION")
        return told
    if isinstance(start, datetime) != isinstance(end, datetime):
        return None
    return local(end)[0] - local(start)[0]


def local(value: date | datetime) -> tuple[datetime, bool]:
    """Return a moment in local time without a zone, and whether it is more than a day."""
    if not isinstance(value, datetime):
        return datetime.combine(value, datetime.min.time()), False
    if value.tzinfo is None:
        return value, True
    return value.astimezone(LOCAL).replace(tzinfo=None), True


def several(found: Any) -> list[Any]:
    """What a property that may stand once or several times holds."""
    return found if isinstance(found, list) else [found]


def written_rule(rule: vRecur) -> str:
    """Return a rule as text."""
    found: bytes = rule.to_ical()  # type: ignore[no-untyped-call]
    return found.decode()


def _parsed(text: str) -> Component | None:
    # The parser raises whatever its parts raise on values that are no calendar.
    try:
        events = Calendar.from_ical(f"BEGIN:VCALENDAR\n{text}END:VCALENDAR\n").walk("VEVENT")
    except Exception:
        return None
    return events[0] if events else None


def _check_change(event: Component) -> None:
    if not isinstance(value_of(event, "RECURRENCE-ID"), date):
        raise BadCell("bad_date", "RECURRENCE-ID", _told(event, "RECURRENCE-ID"))
    for name in RULES & event.keys():
        del event[name]
    event.setdefault("DTSTART", event["RECURRENCE-ID"])


def _check_times(event: Component) -> None:
    if "DTSTART" not in event:
        raise BadCell("missing_start", "DTSTART")
    for name, kind in TIMES.items():
        if name in event and not isinstance(value_of(event, name), kind):
            raise BadCell("bad_date", name, _told(event, name))
    length = length_of(event)
    if length is not None and length < timedelta():
        end = local(value_of(event, "DTSTART"))[0] + length
        raise BadCell("ends_before_start", "DTEND", end.isoformat())


def _told(event: Component, name: str) -> str:
    """A property as it is told, all of them where it stands several times."""
    return "、".join(str(part_of(one, "dt") or one) for one in several(event[name]))


def _check_rules(event: Component) -> None:
    if "EXRULE" in event:
        raise BadCell("bad_event", "EXRULE")
    for name, kind in (("EXDATE", date), ("RDATE", (date, tuple))):
        for dates in several(event.get(name, [])):
            told = part_of(dates, "dts") or [None]
            if not all(isinstance(part_of(one, "dt"), kind) for one in told):
                raise BadCell("bad_event", name)
    for rule in several(event.get("RRULE", [])):
        if not isinstance(rule, vRecur) or not rule.get("FREQ") or not _makes_sense(rule):
            raise BadCell("bad_event", "RRULE")
        # Some programs write -1 for a series without end.
        if any(count < 1 for count in rule.get("COUNT", [])):
            del rule["COUNT"]
        is_too_frequent = {str(part).upper() for part in rule["FREQ"]} & _TOO_FREQUENT
        if is_too_frequent or _times_a_day(rule) > _TIMES_A_DAY:
            raise BadCell("too_frequent", "RRULE", written_rule(rule))


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
