"""What one meeting ties together, of all its reports: segments, idle people, why it is spared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import attendance, merging, organisers
from .context import Context
from .profiles import Profile
from .records import Accompanying, AgendaItem, Meeting, Nested, Segment


@dataclass(frozen=True, slots=True)
class Tied:
    """One meeting, whoever reported it.

    `length` is in hours, `agenda` that of the record that leads. `segments` are the items of all
    organisers; they are empty where no item tells whom it concerns. `spared` is why nobody asks
    who sat in it, or empty.
    """

    length: float
    agenda: tuple[AgendaItem, ...]
    segments: tuple[Segment, ...]
    accompanying: tuple[Accompanying, ...]
    nested: Nested | None
    organisers: int
    spared: str


def tied(
    records: Sequence[Meeting],
    context: Context,
    *,
    known: Iterable[Meeting] = (),
    length: float,
) -> Tied:
    """Return what a meeting ties together.

    Args:
        records: all records of the one meeting.
        context: its units, and word counts of all meetings.
        known: meetings whose titles tell what else meetings are called for.
        length: hours of the meeting, measured or assumed.
    """
    profiles = [context.read(record) for record in records]
    main = merging.merged(profiles, context.hierarchy) if len(profiles) > 1 else profiles[0]
    event, several = organisers.joined(profiles, main, context.hierarchy)
    topics = attendance.known_topics([event, *map(context.read, known)])
    return Tied(
        length=length,
        agenda=main.meeting.agenda,
        segments=attendance.segments(event, length) if _tells_whom(event) else (),
        accompanying=tuple(attendance.accompanying(event, context.hierarchy, length)),
        nested=attendance.nested(event, context.vocabulary, topics, length, organisers=several),
        organisers=several,
        spared=attendance.spared(event),
    )


def _tells_whom(event: Profile) -> bool:
    return any(item.units for item in event.meeting.agenda)
