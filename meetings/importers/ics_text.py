"""The text of a calendar (.ics, .vcs) before it is parsed: put right where exports are known to
write it in another way than the format asks for, and taken apart into entries.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from docs_audit.tables import ImportFailed
from docs_audit.tables.csv_file import decode
from docs_audit.tables.moments import LOCAL

_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LINE_END = re.compile(rb"\r+\n|\r|\n")
# Lines are folded after so many bytes, by some programs inside a letter.
_FOLD = re.compile(rb"\n[ \t]")
_CALENDAR = re.compile(r"^[^\w\n]*BEGIN:V(?:CALENDAR|EVENT)\b", re.MULTILINE | re.IGNORECASE)
_CALENDARS = re.compile(r"^[^\w\n]*BEGIN:VCALENDAR[ \t]*$", re.MULTILINE | re.IGNORECASE)
_EDGE = re.compile(r"^[^\w\n]*(BEGIN|END):VEVENT[ \t]*$", re.MULTILINE | re.IGNORECASE)
_METHOD = re.compile(r"^METHOD:[ \t]*(\S+)", re.MULTILINE | re.IGNORECASE)
_UID = re.compile(r"^UID[^:\n]*:(.*)$", re.MULTILINE | re.IGNORECASE)
_VERSION = re.compile(
    r"^(SEQUENCE|DTSTAMP|LAST-MODIFIED)(?:;[^:\n]*)?:[ \t]*(\d{1,9}(?:T\d{1,6})?)",
    re.MULTILINE | re.IGNORECASE,
)
# What meetings are made of; a bad value anywhere else must cost none.
_READ = re.compile(
    r"^(?:BEGIN|END|UID|SUMMARY|DTSTART|DTEND|DURATION|RRULE|EXRULE|RDATE|EXDATE|RECURRENCE-ID"
    r"|STATUS|TRANSP|ORGANIZER|ATTENDEE|LOCATION|DESCRIPTION|CATEGORIES)[;:].*\n",
    re.MULTILINE | re.IGNORECASE,
)
# From the last beginning before the end: parts that never end must not be searched from each.
_ALARM = re.compile(
    r"^BEGIN:VALARM\s*$(?:(?!^BEGIN:VALARM).)*?^END:VALARM[ \t]*\n",
    re.MULTILINE | re.IGNORECASE | re.DOTALL,
)
_ZONE = re.compile(
    r"^BEGIN:VTIMEZONE\s*$(?:(?!^BEGIN:VTIMEZONE).)*?^END:VTIMEZONE[ \t]*$",
    re.MULTILINE | re.IGNORECASE | re.DOTALL,
)
_ZONE_ID = re.compile(r"^TZID[^:\n]*:(.*)$", re.MULTILINE | re.IGNORECASE)
_NAMED_ZONE = re.compile(r';TZID=("[^"\n]*"|[^;:\n]*)', re.IGNORECASE)
# Offices name zones by what they are away from Greenwich: (UTC+08:00) 北京, GMT+8.
_AWAY = re.compile(r"\(?(?:UTC|GMT) ?([+-])(\d{1,2})(?:[:.]?(\d\d))?(?!\d)", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(
    r"^([A-Z][A-Z0-9-]*)(;(?=[^:\n]*QUOTED-PRINTABLE)[^:\n]*):((?:[^\n]*=\n)*[^\n]*)",
    re.MULTILINE | re.IGNORECASE,
)
_CHARSET = re.compile(r"CHARSET=([\w-]+)", re.IGNORECASE)
_MENDED = (
    # A zone without a name is none.
    (re.compile(r";TZID=(?=[;:])", re.IGNORECASE), ""),
    # The parser takes the name of a language or a kind for part of the values.
    (re.compile(r"^CATEGORIES;[^:\n]*:", re.MULTILINE | re.IGNORECASE), "CATEGORIES:"),
    # A day has no zone; with one it is read as its first moment.
    (
        re.compile(
            r'^([A-Z-]+(?:;[^:\n]*)?);TZID=(?:"[^"\n]*"|[^;:\n]*)(;VALUE=DATE[;:])',
            re.MULTILINE | re.IGNORECASE,
        ),
        r"\1\2",
    ),
    (
        re.compile(
            r'^([A-Z-]+(?:;[^:\n]*)?;VALUE=DATE);TZID=(?:"[^"\n]*"|[^;:\n]*)',
            re.MULTILINE | re.IGNORECASE,
        ),
        r"\1",
    ),
    (
        re.compile(
            r"^(?:EXDATE|RDATE|RRULE|EXRULE)[^:\n]*:[ \t]*(?:\n|\Z)", re.MULTILINE | re.IGNORECASE
        ),
        "",
    ),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event with the lines that are read; `method` is what its calendar is sent for, in
    capitals, or empty; `version` grows with each version of a meeting: its number, when it was
    written and when changed.
    """

    number: int
    uid: str
    method: str
    version: tuple[int, str, str]
    text: str

    @property
    def written(self) -> datetime | None:
        """When it was written, in local time; none where that is not told."""
        try:
            told = datetime.strptime(self.version[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            return None
        return told.astimezone(LOCAL).replace(tzinfo=None)

    @property
    def edition(self) -> str:
        """Its version as text that sorts as versions do."""
        number, *moments = self.version
        return " ".join((f"{number:09}", *moments))


@dataclass(frozen=True, slots=True)
class Written:
    """The events of a file, numbered from 1 as they stand in it, and the zones it describes.

    `broken` are numbers of events that do not end.
    """

    entries: tuple[Entry, ...]
    broken: tuple[int, ...]
    zones: dict[str, str]

    def zones_of(self, text: str) -> str:
        """The descriptions of the zones that some events name; of others a bad one matters not."""
        named = {_plain(found) for found in _NAMED_ZONE.findall(text)}
        described = (self.zones.get(name) or _away(name) for name in sorted(named))
        return "".join(f"{zone}\n" for zone in described if zone)


def text_of(content: bytes) -> str:
    """Return the text of a calendar with each property on one line.

    Raises:
        ImportFailed: `not_a_calendar`.
    """
    unfolded = _FOLD.sub(b"", _LINE_END.sub(b"\n", _single_bytes(content)))
    try:
        text = decode(unfolded)
    except ImportFailed:
        # One wrong byte in one event must not cost the others.
        text = unfolded.decode("utf-8", errors="replace")
    if not _CALENDAR.search(text):
        raise ImportFailed("not_a_calendar")
    text = _QUOTED_PRINTABLE.sub(_spelled_out, text)
    for wrong, right in _MENDED:
        text = wrong.sub(right, text)
    return text


def taken_apart(text: str) -> Written:
    """Return the events of a text, also of several calendars in a row or without one around."""
    entries: list[Entry] = []
    broken: list[int] = []
    number = 0
    for calendar in _CALENDARS.split(text):
        sent = _METHOD.search(calendar)
        method = sent[1].upper() if sent else ""
        for event in _events(calendar):
            number += 1
            if event is None:
                broken.append(number)
                continue
            # An alarm has words and times of its own.
            entries.append(_entry(number, method, _ALARM.sub("", event)))
    zones = {}
    for zone in _ZONE.findall(text):
        named = _ZONE_ID.search(zone)
        if named and _plain(named[1]):
            zones[_plain(named[1])] = zone
    return Written(tuple(entries), tuple(broken), zones)


def _entry(number: int, method: str, text: str) -> Entry:
    uid = _UID.search(text)
    told = {name.upper(): value for name, value in reversed(_VERSION.findall(text))}
    sequence = told.get("SEQUENCE", "")
    version = (
        int(sequence) if sequence.isdecimal() else 0,
        told.get("DTSTAMP", ""),
        told.get("LAST-MODIFIED", ""),
    )
    # Of an id that stands there twice the first counts.
    body = "".join(line for line in _READ.findall(text) if not _UID.match(line))
    named = f"{uid[0]}\n" if uid else ""
    return Entry(
        number,
        uid[1].strip() if uid else "",
        method,
        version,
        body.replace("\n", f"\n{named}", 1),
    )


def _single_bytes(content: bytes) -> bytes:
    """Text of two bytes a letter as UTF-8; bytes of nothing in between are left out."""
    half = len(content) // 4
    if content.startswith(_MARKS):
        return content.decode("utf-16", errors="replace").encode()
    if half and content[1::2].count(0) > half:
        return content.decode("utf-16-le", errors="replace").encode()
    if half and content[::2].count(0) > half:
        return content.decode("utf-16-be", errors="replace").encode()
    return content.replace(b"\x00", b"")


def _events(calendar: str) -> Iterator[str | None]:
    """Yield each event, None for one that does not end before the next begins."""
    opened: int | None = None
    for edge in _EDGE.finditer(calendar):
        if edge[1].upper() == "BEGIN":
            if opened is not None:
                yield None
            opened = edge.end()
        elif opened is not None:
            yield f"BEGIN:VEVENT{calendar[opened : edge.start()]}\nEND:VEVENT\n"
            opened = None
    if opened is not None:
        yield None


def _spelled_out(found: re.Match[str]) -> str:
    """A property of calendars of version 1.0, in the escapes of the present version."""
    charset = _CHARSET.search(found[2])
    value = quopri.decodestring(found[3].replace("=\n", "").encode())
    try:
        plain = value.decode(charset[1] if charset else "utf-8", errors="replace")
    except LookupError:
        plain = value.decode("utf-8", errors="replace")
    escaped = plain.replace("\\", "\\\\").replace("\r\n", "\n").replace("\n", "\\n")
    return f"{found[1]}:{escaped}"


def _plain(name: str) -> str:
    """The name of a zone without quotes and escapes, by which both sides know it."""
    return name.strip().strip('"').replace("\\", "")


def _away(name: str) -> str:
    """The description of a zone that tells in its name what it is away from Greenwich."""
    found = _AWAY.match(name)
    if found is None:
        return ""
    offset = f"{found[1]}{found[2]:0>2}{found[3] or '00'}"
    return (
        f"BEGIN:VTIMEZONE\nTZID:{name}\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        f"TZOFFSETFROM:{offset}\nTZOFFSETTO:{offset}\nEND:STANDARD\nEND:VTIMEZONE"
    )
