"""Who sat where they were not needed: accompanying units, and matters tied into one meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from . import conveners, hours, matters, routine
from .hierarchy import Hierarchy
from .lengths import lengths
from .profiles import Profile
from .records import Accompanying, Attendance, Idle, Nested, Role, Segment
from .vocabulary import Vocabulary

EMERGENCY, ROUTINE = "emergency", "routine"
CONCERNS_NONE = "no item of the agenda concerns the unit"
PRINCIPAL_CALLED = "a principal called to a deputy's meeting"


def accompanying(
    event: Profile, hierarchy: Hierarchy, length: float | None = None
) -> Iterator[Accompanying]:
    """Yield the units that no item concerns, and lower principals called by a deputy (GD-11).

    `length` is that of the meeting in hours, where the record does not tell it.
    """
    length = event.meeting.hours or 0.0 if length is None else length
    concerned = event.meeting.concerned
    idle: dict[str, int] = defaultdict(int)
    principals: dict[str, int] = defaultdict(int)
    for seat in guests(event):
        if concerned is not None and seat.unit not in concerned:
            idle[seat.unit] += seat.people
        elif _is_lower_principal(seat, event, hierarchy):
            principals[seat.unit] += seat.people
    if principals and not conveners.by_deputy(event, hierarchy):
        principals.clear()
    for people_of, reason in ((idle, CONCERNS_NONE), (principals, PRINCIPAL_CALLED)):
        for unit, people in people_of.items():
            spent = hours.attended(people, length)
            yield Accompanying(event.meeting.id, unit, people, spent, reason)


def nested(
    event: Profile,
    vocabulary: Vocabulary,
    topics: frozenset[str],
    length: float | None = None,
    *,
    organisers: int = 1,
) -> Nested | None:
    """Return the segments of a meeting that ties unrelated matters together, or None.

    A unit that no segment concerns is accompanying, not nested: its hours are counted there. Where
    nothing tells the length, its hours are 0.
    Matters of several organisers, told by agendas that have nothing in common, are unrelated.
    """
    meeting = event.meeting
    if len(meeting.agenda) < 2:
        return None
    if organisers < 2 and matters.count(event, vocabulary, topics) < 2:
        return None
    parts = segments(event, length)
    people: dict[str, int] = defaultdict(int)
    for seat in _needed(event):
        people[seat.unit] += seat.people
    by_unit: dict[str, float] = defaultdict(float)
    idle = []
    for index, segment in enumerate(parts):
        for unit, count in people.items():
            if segment.units and unit not in segment.units:
                by_unit[unit] += hours.attended(count, segment.hours)
                idle.append(Idle(index, unit, count))
    if not idle:
        return None
    total = sum(by_unit.values())
    return Nested(meeting.id, parts, tuple(sorted(by_unit.items())), total, tuple(idle))


def segments(event: Profile, length: float | None = None) -> tuple[Segment, ...]:
    """Return the items of the agenda with their lengths and what they cost whom they do not
    concern.
    """
    needed = _needed(event)
    found = []
    agenda = event.meeting.agenda
    length = event.meeting.hours or 0.0 if length is None else length
    for item, spent in zip(agenda, lengths(agenda, length), strict=True):
        idle = sum(seat.people for seat in needed if item.units and seat.unit not in item.units)
        found.append(Segment(item.text, spent, item.units, hours.attended(idle, spent)))
    return tuple(found)


def spared(event: Profile) -> str:
    """Return why nobody asks who sat in a meeting: an emergency or routine; empty otherwise."""
    if event.nature.emergency:
        return EMERGENCY
    return ROUTINE if routine.is_routine(event) else ""


def guests(event: Profile) -> list[Attendance]:
    """Return who sat there apart from the hosts: a host never accompanies itself."""
    hosts = {*event.hosts, event.meeting.unit}
    return [seat for seat in event.meeting.attendees if seat.unit not in hosts and seat.people > 0]


def _needed(event: Profile) -> list[Attendance]:
    """Return the guests whom some item concerns."""
    concerned = event.meeting.concerned
    return [seat for seat in guests(event) if concerned is None or seat.unit in concerned]


def _is_lower_principal(seat: Attendance, event: Profile, hierarchy: Hierarchy) -> bool:
    if not seat.role or not hierarchy.is_above(event.host, seat.unit):
        return False
    return conveners.rank_of(seat, hierarchy) is Role.PRINCIPAL
