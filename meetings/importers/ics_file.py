"""Calendars (.ics): events, recurrences and their exceptions, as single meetings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Component

from docs_audit.tables import BadCell, ImportFailed, Notice, RowError

from .cells import read_agenda, read_mode
from .drafts import Draft, DraftItem, DraftSeat, Imported, Limits
from .ics_event import is_timed, length_of, local, part_of, several, value_of
from .ics_series import (
    Series,
    goes_on,
    last_start,
    occurrences,
    series_of,
    whole_called_off,
)
from .ics_text import taken_apart, text_of
from .rows import digest, notes_of_length

_AGENDA = re.compile(r"(?:议程|议题|agenda)\s*[:：]?\s*(.+)", re.DOTALL | re.IGNORECASE)
# A line of the description that begins another matter than the agenda.
_OTHER_LABEL = re.compile(
    r"^\s*(?:参会|参加|出席|与会|列席|地点|会场|时间|主持|联系|备注|要求|注意|附件|会议号|密码|链接"
    r"|腾讯会议|attendees|location|contact|notes?)[^:：\n]{0,12}[:：].*",
    re.MULTILINE | re.IGNORECASE | re.DOTALL,
)
_SCHEME = re.compile(r"^mailto:\s*", re.IGNORECASE)
# Outlook puts a name that is an address, and some others, in quotes of its own.
_QUOTED = re.compile(r"^['\"‘’“”]+\s*(.*?)\s*['\"‘’“”]+$")
_NO_PEOPLE = {"ROOM", "RESOURCE"}
_ABSENT = {"DECLINED", "DELEGATED"}
_DAY = timedelta(days=1)
_ROUNDS_OF_EVENTS = 20_000


def read_ics(content: bytes, *, limits: Limits | None = None) -> Imported:
    """Return the meetings of a calendar, with those of each series one by one.

    A series without end is followed for a year after the last start written in the file. An event
    that makes no sense is an error of its own.

    Raises:
        ImportFailed: `empty_file`, `too_large`, `not_a_calendar`, `too_many_rows`, and as `decode`.
    """
    bounds = limits or Limits()
    if len(content) > bounds.file_bytes:
        raise ImportFailed("too_large", str(bounds.file_bytes))
    if not content.strip():
        raise ImportFailed("empty_file")
    written = taken_apart(text_of(content))
    events = len(written.entries) + len(written.broken)
    if events > min(bounds.rows, _ROUNDS_OF_EVENTS):
        raise ImportFailed("too_many_rows", str(events))
    if not events:
        return Imported((), (), notices=(Notice(0, "no_events"),))
    series, errors, notices = series_of(written)
    last = last_start(series)
    found: list[Draft] = []
    called_off = {
        digest(uid): entry.edition for uid, entry in whole_called_off(written.entries).items()
    }
    for one in series:
        drafts, failed = _meetings(one, last, bounds, called_off)
        errors += failed
        notices += _notices(one, drafts, bounds, is_named=bool(failed))
        found += drafts
        if len(found) > bounds.occurrences:
            raise ImportFailed("too_many_rows", str(bounds.occurrences))
    told_apart, doubled = _told_apart(found)
    held = {draft.key for draft in told_apart}
    return Imported(
        tuple(sorted(told_apart, key=lambda draft: (draft.start, draft.key))),
        tuple(sorted(errors, key=lambda error: error.row)),
        notices=tuple(sorted([*notices, *doubled], key=lambda notice: notice.row)),
        called_off=tuple(sorted((key, called_off[key]) for key in called_off.keys() - held)),
    )


def _meetings(
    series: Series, last: date, limits: Limits, called_off: dict[str, str]
) -> tuple[list[Draft], list[RowError]]:
    """Return the meetings of a series; what is wrong with one date costs no other. Keys of dates
    that are called off are added to `called_off`, each with the edition that says so; of a series
    that is called off as a whole those before that moment were held.
    """
    drafts: list[Draft] = []
    errors: dict[tuple[int, str], RowError] = {}
    # The expansion library raises whatever its parts raise on values that are no calendar.
    try:
        for event in occurrences(series, last, limits.occurrences_of_one):
            if _is_called_off(event):
                if series.is_over(event):
                    continue
                called_off[_key(series, event)] = series.entry_of(event).edition
                continue
            try:
                draft = _draft(series, event, limits)
            except BadCell as bad:
                row = series.entry_of(event).number
                errors[row, bad.code] = RowError(row, bad.code, bad.field, bad.value)
            else:
                drafts += [draft] if draft else []
    except Exception:
        errors[series.number, "bad_event"] = RowError(series.number, "bad_event")
    return drafts, list(errors.values())


def _told_apart(drafts: Iterable[Draft]) -> tuple[list[Draft], list[Notice]]:
    """Return meetings that share a key under keys of their own, and what stands there twice.

    Without an id title and start are the key. Meetings of one name at one time differ by their
    organiser and venue: in the order of these, for the order of a file changes.
    """
    by_key: dict[str, dict[tuple[str, ...], Draft]] = {}
    doubled: list[Notice] = []
    for draft in drafts:
        told = (draft.start.isoformat(), draft.unit, draft.venue)
        if by_key.setdefault(draft.key, {}).setdefault(told, draft) is not draft:
            doubled.append(Notice(draft.row, "listed_twice", "SUMMARY", draft.title[:80]))
    apart: list[Draft] = []
    for key, found in by_key.items():
        (_, first), *others = sorted(found.items())
        apart += [first, *(replace(draft, key=digest(key, *told)) for told, draft in others)]
    return apart, doubled


def _notices(
    series: Series, found: list[Draft], limits: Limits, *, is_named: bool
) -> Iterator[Notice]:
    """Yield what is worth a look: a zone that nobody knows, what was called off, a long meeting,
    a series that holds no meeting or more than are taken.

    `is_named`: an error says why there is none.
    """
    events, number = series.events, series.number
    zone = next(filter(None, map(_unknown_zone, events)), "")
    if zone:
        yield Notice(number, "zone_assumed", "DTSTART", zone)
    if not found and any(_is_called_off(event) for event in events):
        yield Notice(number, "called_off", "STATUS")
    elif not found and all(_is_private(event) for event in events):
        yield Notice(number, "private_entry", "TRANSP")
    elif not found and not is_named:
        yield Notice(number, "no_occurrence", "RRULE")
    if len(found) >= limits.occurrences_of_one > 1 or (found and goes_on(series)):
        yield Notice(number, "cut_series", "RRULE", str(len(found)))
    if any(_takes_days(event) for event in events):
        yield Notice(number, "several_days", "DTEND")
    long = [note for draft in found for note in notes_of_length(draft, limits)]
    if long:
        yield Notice(number, long[0][0], "DTEND", long[0][2])


def _takes_days(event: Component) -> bool:
    """Tell whether it is written as whole days, and as more than one."""
    if is_timed(event):
        return False
    length = length_of(event)
    return length is not None and length > _DAY


def _unknown_zone(event: Component) -> str:
    """Return the zone a start names and that could not be found; its time is taken as local."""
    start = value_of(event, "DTSTART")
    zone = str(event["DTSTART"].params.get("TZID", ""))
    is_open = isinstance(start, datetime) and start.tzinfo is None
    return zone if is_open else ""


def _is_called_off(event: Component) -> bool:
    return str(event.get("STATUS", "")).upper() == "CANCELLED"


def _is_private(event: Component) -> bool:
    """Tell whether an entry is a reminder: it keeps nobody busy and invites nobody."""
    is_free = str(event.get("TRANSP", "")).upper() == "TRANSPARENT"
    return is_free and "ATTENDEE" not in event and "ORGANIZER" not in event


def _draft(series: Series, event: Component, limits: Limits) -> Draft | None:
    """Return the draft of one occurrence, None for a mere reminder."""
    if _is_private(event):
        return None
    title = _words(event, "SUMMARY")
    if not title:
        raise BadCell("missing_title", "SUMMARY")
    start, timed = local(value_of(event, "DTSTART"))
    end = _end(event, start)
    if timed and end is not None and (end - start).total_seconds() > limits.longest_hours * 3600:
        raise BadCell("too_long", "DTEND", end.isoformat())
    venue = _words(event, "LOCATION")
    return Draft(
        row=series.number,
        key=_key(series, event),
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
        edition=series.entry_of(event).edition,
    )


def _key(series: Series, event: Component) -> str:
    """Return what an occurrence is known by when its calendar comes again, perhaps moved: its UID,
    and in a series the moment it was planned for.
    """
    uid, start = str(event.get("UID", "")), local(value_of(event, "DTSTART"))[0]
    if not uid:
        return digest(_words(event, "SUMMARY"), start.isoformat())
    planned = series.planned_for(event)
    if planned is not None:
        return digest(uid, local(planned)[0].isoformat())
    return digest(uid) if series.is_alone else digest(uid, start.isoformat())


def _end(event: Component, start: datetime) -> datetime | None:
    """Return the end that is told; a length of nothing tells none, nor does a day where the start
    is a time.
    """
    if "DTEND" in event:
        end, is_end_timed = local(value_of(event, "DTEND"))
        # Writing a series out gives each of its meetings an end, if only its own start.
        return None if end == start or is_end_timed != is_timed(event) else end
    if "DURATION" in event:
        length: timedelta = value_of(event, "DURATION")
        return start + length if length else None
    return None


def _words(event: Component, name: str) -> str:
    """The text of a property; of one that stands there twice the first."""
    found: Any = event.get(name, "")
    # Older programs write a backslash before a quotation mark, which the standard does not know.
    return str(found[0] if isinstance(found, list) else found).replace('\\"', '"').strip()


def _mode(title: str, venue: str) -> str:
    try:
        return read_mode(venue, title)
    except BadCell:
        return read_mode("", title)


def _agenda(event: Component, limits: Limits) -> tuple[DraftItem, ...]:
    described = _AGENDA.search(_words(event, "DESCRIPTION"))
    return read_agenda(_OTHER_LABEL.sub("", described[1]), limits) if described else ()


def _attendees(event: Component, limits: Limits) -> tuple[DraftSeat, ...]:
    found: Any = event.get("ATTENDEE", [])
    people = found if isinstance(found, list) else [found]
    if len(people) > limits.attendees:
        raise BadCell("too_many_attendees", "ATTENDEE", str(len(people)))
    named = filter(None, map(_person, filter(_attends, people)))
    return tuple(DraftSeat(name, 1, counted=False) for name in named)


def _attends(value: object) -> bool:
    """Tell whether an address is of someone who sits there: no room, nobody who declined, sent
    another or is only told of it.
    """
    params = getattr(value, "params", {})
    told = {name: str(params.get(name, "")).upper() for name in ("CUTYPE", "PARTSTAT", "ROLE")}
    return not (
        told["CUTYPE"] in _NO_PEOPLE
        or told["PARTSTAT"] in _ABSENT
        or told["ROLE"] == "NON-PARTICIPANT"
    )


def _person(value: object) -> str:
    """Return the name given for an address without the quotes around it, or the address without
    its scheme.
    """
    if value is None:
        return ""
    name = getattr(value, "params", {}).get("CN", "")
    return _SCHEME.sub("", _QUOTED.sub(r"\1", str(name or value).strip()))


def _categories(event: Component) -> str:
    found: Any = event.get("CATEGORIES", [])
    named = (part_of(one, "cats") or [] for one in several(found))
    return "、".join(str(name) for names in named for name in names)
