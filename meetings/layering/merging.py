"""One meeting made of its records; every record stays evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .hierarchy import Hierarchy
from .profiles import Profile, profile
from .records import Attendance, Role


def merged(records: Sequence[Profile], hierarchy: Hierarchy) -> Profile:
    """Return the meeting that several records tell of.

    The organiser's own record leads; the longest agenda and the longest duration count; of each
    unit's attendance the larger number.
    """
    main = leading(records, hierarchy)
    agenda = max((record.meeting.agenda for record in records), key=len)
    longest = max(records, key=lambda record: record.meeting.hours or 0.0).meeting
    meeting = replace(
        main.meeting,
        agenda=main.meeting.agenda or agenda,
        start=longest.start if longest.hours else main.meeting.start,
        end=longest.end or main.meeting.end,
        timed=longest.timed if longest.hours else main.meeting.timed,
        attendees=_attendees(records),
        cites=tuple(dict.fromkeys(number for r in records for number in r.meeting.cites)),
        minutes=max((record.meeting.minutes for record in records), key=len),
        convener=next(
            (r.meeting.convener for r in (main, *records) if r.meeting.convener), Role.OTHER
        ),
    )
    whole = profile(meeting, hierarchy)
    whole.hosts = frozenset(record.host for record in records) | {whole.host}
    whole.is_regular = main.is_regular
    return whole


def leading(records: Sequence[Profile], hierarchy: Hierarchy) -> Profile:
    """Return the record that leads, the same one in whatever order they come."""
    return min(records, key=lambda record: (*_rank(record, hierarchy), record.meeting.id))


def _rank(record: Profile, hierarchy: Hierarchy) -> tuple[bool, int, int]:
    """Order records: the organiser's own first, then the highest, then the fullest."""
    own = record.meeting.unit == record.host
    return (not own, hierarchy.units[record.meeting.unit].level, -len(record.meeting.attendees))


def _attendees(records: Sequence[Profile]) -> tuple[Attendance, ...]:
    most: dict[tuple[str, str], int] = {}
    for record in records:
        for seat in record.meeting.attendees:
            key = (seat.unit, seat.role)
            most[key] = max(most.get(key, 0), seat.people)
    return tuple(Attendance(unit, people, role) for (unit, role), people in most.items())
