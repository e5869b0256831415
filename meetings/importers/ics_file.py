"""Calendars (.ics): events, recurrences and their exceptions, as single meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from math import prod
from typing import Any

import recurring_ical_events
from icalendar import Calendar, Component, vBroken
from icalendar.error import BrokenCalendarProperty

from docs_audit.tables import BadCell, ImportFailed, Notice, RowError
from docs_audit.tables.csv_file import decode
from docs_audit.tables.moments import LOCAL

from .cells import read_agenda, read_mode
from .drafts import Draft, DraftItem, DraftSeat, Imported, Limits
from .rows import digest, notes_of_length

_EVENT = re.compile(rb"BEGIN:VEVENT.*?END:VEVENT", re.DOTALL | re.IGNORECASE)
_ZONES = re.compile(rb"BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", re.DOTALL | re.IGNORECASE)
_TOO_FREQUENT = {"SECONDLY", "MINUTELY", "HOURLY"}
_AFTER_LAST_START = timedelta(days=366)
_FOLLOWED_FOR = timedelta(days=366 * 5)
_TIMES_A_DAY = 4
# What is called off as a whole says so in front of its events.
_CALLED_OFF = re.compile(rb"^METHOD:CANCEL\s*$", re.MULTILINE | re.IGNORECASE)
_AGENDA = re.compile(r"(?:议程|议题|agenda)\s*[:：]?\s*(.+)", re.DOTALL | re.IGNORECASE)
# A line of the description that begins another matter than the agenda.
_OTHER_LABEL = re.compile(
    r"^\s*(?:参会|参加|出席|与会|列席|地点|会场|时间|主持|联系|备注|要求|注意|附件|会议号|密码|链接"
    r"|腾讯会议|attendees|location|contact|notes?)[^:：\n]{0,12}[:：].*",
    re.MULTILINE | re.IGNORECASE | re.DOTALL,
)
_NO_PEOPLE = {"ROOM", "RESOURCE"}
_ROUNDS_OF_EVENTS = 20_000


def read_ics(
    content: bytes, *, limits: Limits | None = None, until: date | None = None
) -> Imported:
    """Return the meetings of a calendar, recurrences written out up to `until`.

    Without `until` a series without end is followed for a year after the last start written in
    the file. An event that makes no sense is an error of its own.

    Raises:
        ImportFailed: `empty_file`, `too_large`, `not_a_calendar`, `too_many_rows`, and as `decode`.
    """
    bounds = limits or Limits()
    if len(content) > bounds.file_bytes:
        raise ImportFailed("too_large", str(bounds.file_bytes))
    if not content.strip():
        raise ImportFailed("empty_file")
    text = _with_line_ends(content)
    series, errors = _series(text, bounds)
    if _CALLED_OFF.search(text):
        return Imported((), (), notices=(Notice(0, "called_off"),))
    last = until or _last_start(series)
    drafts: dict[str, Draft] = {}
    notices: list[Notice] = []
    for number, calendar in series:
        found, failed = _meetings(number, calendar, last, bounds)
        errors += failed
        notices += _notices(number, calendar, found, bounds)
        drafts.update((draft.key, draft) for draft in found)
        if len(drafts) > bounds.occurrences:
            raise ImportFailed("too_many_rows", str(bounds.occurrences))
    ordered = sorted(drafts.values(), key=lambda draft: (draft.start, draft.key))
    by_row = sorted(errors, key=lambda error: error.row)
    return Imported(tuple(ordered), tuple(by_row), notices=tuple(notices))


def _with_line_ends(content: bytes) -> bytes:
    """Return the text with the line ends the format asks for; many exports have other ones."""
    try:
        text = decode(content.replace(b"\x00", b""))
    except ImportFailed:
        # One wrong byte in one event must not cost the others.
        text = content.decode("utf-8", errors="replace")
    if not re.search("BEGIN:V(?:CALENDAR|EVENT)", text, re.IGNORECASE):
        raise ImportFailed("not_a_calendar")
    return re.sub(r"\r\n|\r|\n", "\r\n", text).encode()


def _series(content: bytes, limits: Limits) -> tuple[list[tuple[int, Calendar]], list[RowError]]:
    """Return one calendar for each series, so that a broken event spoils no other.

    Events of one UID (a series and its changed dates) stay together; the number is that of the
    first of them.
    """
    zones = b"".join(_ZONES.findall(content))
    blocks = _EVENT.findall(content)
    if len(blocks) > min(limits.rows, _ROUNDS_OF_EVENTS):
        raise ImportFailed("too_many_rows", str(len(blocks)))
    together: dict[bytes, list[tuple[int, bytes]]] = {}
    for number, block in enumerate(blocks, start=1):
        uid = re.search(rb"^UID[^:\r\n]*:([^\r\n]*)", block, re.MULTILINE | re.IGNORECASE)
        key = uid[1] if uid else b"#%d" % number
        together.setdefault(key, []).append((number, block))
    series: list[tuple[int, Calendar]] = []
    errors: list[RowError] = []
    for events in together.values():
        body = b"\r\n".join(block for _, block in events)
        text = b"BEGIN:VCALENDAR\r\n" + zones + body + b"\r\nEND:VCALENDAR\r\n"
        parsed = _parsed(text)
        if isinstance(parsed, Calendar):
            series.append((events[0][0], parsed))
        else:
            errors.append(RowError(events[0][0], *parsed))
    return series, errors


def _parsed(text: bytes) -> Calendar | tuple[str, str]:
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
        if not isinstance(_date_of(event["DTSTART"]), date):
            return "bad_date", "DTSTART"
        if isinstance(event.get("RRULE"), vBroken):
            return "bad_event", "RRULE"
    return calendar if events else ("bad_event", "")


def _date_of(value: object) -> object:
    """Return the date of a property; None when it could not be read or was given twice."""
    try:
        return getattr(value, "dt", None)
    except BrokenCalendarProperty:
        return None


def _last_start(series: list[tuple[int, Calendar]]) -> date:
    starts = [
        _day(_value(event, "DTSTART"))
        for _, calendar in series
        for event in calendar.walk("VEVENT")
    ]
    latest = max(starts, default=date.min)
    return latest + _AFTER_LAST_START if latest < date.max - _AFTER_LAST_START else latest


def _value(event: Component, name: str) -> Any:
    """Return what a property holds: a date, a time, a length, or whatever the file wrote there."""
    return getattr(event[name], "dt", None)


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _meetings(
    number: int, calendar: Calendar, last: date, limits: Limits
) -> tuple[list[Draft], list[RowError]]:
    drafts: list[Draft] = []
    errors: list[RowError] = []
    try:
        _check_rules(calendar)
        is_alone = _is_alone(calendar)
        for event in _occurrences(calendar, last, limits):
            draft = _draft(number, event, limits, is_alone=is_alone)
            if draft is not None:
                drafts.append(draft)
    except BadCell as bad:
        errors.append(RowError(number, bad.code, bad.field, bad.value))
    # The expansion library raises whatever its parts raise on values that are no calendar.
    except Exception:
        errors.append(RowError(number, "bad_event"))
    return drafts, errors


def _notices(
    number: int, calendar: Calendar, found: list[Draft], limits: Limits
) -> Iterator[Notice]:
    """Yield what is worth a look: a zone that nobody knows, what was called off, a long meeting."""
    events = calendar.walk("VEVENT")
    zone = next(filter(None, map(_unknown_zone, events)), "")
    if zone:
        yield Notice(number, "zone_assumed", "DTSTART", zone)
    if not found and all(_is_called_off(event) for event in events):
        yield Notice(number, "called_off", "STATUS")
    if not found and all(_is_private(event) for event in events):
        yield Notice(number, "private_entry", "TRANSP")
    long = [note for draft in found for note in notes_of_length(draft, limits)]
    if long:
        yield Notice(number, long[0][0], "DTEND", long[0][2])


def _unknown_zone(event: Component) -> str:
    """Return the zone a start names and that could not be found; its time is taken as local."""
    start = _value(event, "DTSTART")
    zone = str(event["DTSTART"].params.get("TZID", ""))
    is_open = isinstance(start, datetime) and start.tzinfo is None
    return zone if is_open else ""


def _is_called_off(event: Component) -> bool:
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def _is_private(event: Component) -> bool:
    """Tell whether an entry is a reminder: it keeps nobody busy and invites nobody."""
    is_free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    return is_free and "ATTENDEE" not in event and "ORGANIZER" not in event


def _check_rules(calendar: Calendar) -> None:
    for event in calendar.walk("VEVENT"):
        rules: Any = event.get("RRULE", [])
        for rule in rules if isinstance(rules, list) else [rules]:
            if not rule.get("FREQ"):
                raise BadCell("bad_event", "RRULE")
            if {str(part).upper() for part in rule.get("FREQ", [])} & _TOO_FREQUENT:
                raise BadCell("too_frequent", "RRULE", str(rule.to_ical().decode()))
            times = [len(rule.get(part, [])) for part in ("BYHOUR", "BYMINUTE", "BYSECOND")]
            if prod(count or 1 for count in times) > _TIMES_A_DAY:
                raise BadCell("too_frequent", "RRULE", str(rule.to_ical().decode()))


def _is_alone(calendar: Calendar) -> bool:
    """Tell whether a calendar of one UID holds one meeting and no series."""
    events = calendar.walk("VEVENT")
    return len(events) == 1 and "RRULE" not in events[0] and "RDATE" not in events[0]


def _occurrences(calendar: Calendar, last: date, limits: Limits) -> Iterator[Component]:
    events = calendar.walk("VEVENT")
    if _is_alone(calendar):
        yield events[0]
        return
    first = min(_day(_value(event, "DTSTART")) for event in events)
    # Asking for a span, not for all that follows: a series that has ended is searched for ever.
    first = max(first, last - _FOLLOWED_FOR) if last > date.min + _FOLLOWED_FOR else first
    found = recurring_ical_events.of(calendar).between(first, last + timedelta(days=1))
    yield from islice(found, limits.occurrences_of_one)


def _draft(number: int, event: Component, limits: Limits, *, is_alone: bool) -> Draft | None:
    """Return the draft of one occurrence, None for one called off and for a mere reminder."""
    if _is_called_off(event) or _is_private(event):
        return None
    title = str(event.get("SUMMARY", "")).strip()
    if not title:
        raise BadCell("missing_title", "SUMMARY")
    start, timed = _local(_value(event, "DTSTART"))
    end = _end(event, start)
    if end is not None and end <= start:
        raise BadCell("ends_before_start", "DTEND", end.isoformat())
    if timed and end is not None and (end - start).total_seconds() > limits.longest_hours * 3600:
        raise BadCell("too_long", "DTEND", end.isoformat())
    venue = str(event.get("LOCATION", "")).strip()
    return Draft(
        row=number,
        key=_key(event, title, start, is_alone=is_alone),
        unit=_person(event.get("ORGANIZER")),
        title=title,
        start=start,
        end=end if timed else None,
        timed=timed,
        mode=_mode(title, venue),
        venue=venue,
        agenda=_agenda(event, limits),
        attendees=_attendees(event, limits),
        kind=_categories(event),
        names_people=True,
    )


def _key(event: Component, title: str, start: datetime, *, is_alone: bool) -> str:
    """Return what an occurrence is known by when its calendar comes again, perhaps moved: its UID,
    and in a series the moment it was planned for.
    """
    uid = str(event.get("UID", ""))
    if not uid:
        return digest(title, start.isoformat())
    planned = event.get("RECURRENCE-ID")
    at = _date_of(planned)
    # What moves all that follow gives each of them the moment of the first.
    if isinstance(at, date) and "RANGE" not in planned.params:
        return digest(uid, _local(at)[0].isoformat())
    return digest(uid) if is_alone else digest(uid, start.isoformat())


def _end(event: Component, start: datetime) -> datetime | None:
    if "DTEND" in event:
        end = _local(_value(event, "DTEND"))[0]
        # Writing a series out gives each of its meetings an end, if only its own start.
        return None if end == start else end
    if "DURATION" in event:
        length: timedelta = _value(event, "DURATION")
        return start + length
    return None


def _local(value: date | datetime) -> tuple[datetime, bool]:
    if not isinstance(value, datetime):
        return datetime.combine(value, datetime.min.time()), False
    if value.tzinfo is None:
        return value, True
    return value.astimezone(LOCAL).replace(tzinfo=None), True


def _mode(title: str, venue: str) -> str:
    try:
        return read_mode(venue, title)
    except BadCell:
        return read_mode("", title)


def _agenda(event: Component, limits: Limits) -> tuple[DraftItem, ...]:
    described = _AGENDA.search(str(event.get("DESCRIPTION", "")))
    return read_agenda(_OTHER_LABEL.sub("", described[1]), limits) if described else ()


def _attendees(event: Component, limits: Limits) -> tuple[DraftSeat, ...]:
    found: Any = event.get("ATTENDEE", [])
    people = found if isinstance(found, list) else [found]
    if len(people) > limits.attendees:
        raise BadCell("too_many_attendees", "ATTENDEE", str(len(people)))
    named = filter(None, map(_person, filter(_attends, people)))
    return tuple(DraftSeat(name, 1, counted=False) for name in named)


def _attends(value: object) -> bool:
    """Tell whether an address is of someone who sits there: no room, nobody who declined."""
    params = getattr(value, "params", {})
    is_thing = str(params.get("CUTYPE", "")).upper() in _NO_PEOPLE
    return not is_thing and str(params.get("PARTSTAT", "")).upper() != "DECLINED"


def _person(value: object) -> str:
    """Return the name given for an address, or the address without its scheme."""
    if value is None:
        return ""
    name = getattr(value, "params", {}).get("CN", "")
    return str(name or value).strip().removeprefix("mailto:").removeprefix("MAILTO:")


def _categories(event: Component) -> str:
    found: Any = event.get("CATEGORIES")
    return "、".join(map(str, found.cats)) if hasattr(found, "cats") else ""
