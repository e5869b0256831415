"""What one meeting ties together, of all its reports: segments, idle people, why it is spared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from . import attendance, matters, merging, organisers, standing
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
    topics = matters.known_topics([event, *map(context.read, known)])
    return Tied(
        length=length,
        agenda=main.meeting.agenda,
        segments=attendance.segments(event, length) if _tells_whom(event) else (),
        accompanying=tuple(attendance.accompanying(event, context.hierarchy, length)),
        nested=attendance.nested(event, context.vocabulary, topics, length, organisers=several),
        organisers=several,
        spared=attendance.spared(event),
    )


def common_name(records: Sequence[Meeting], context: Context) -> str:
    """Return how a meeting is called, whoever holds it."""
    profiles = [context.read(record) for record in records]
    return standing.common_name(merging.leading(profiles, context.hierarchy))


def as_held(found: Tied, unit: str, held: standing.Held) -> Tied:
    """Return what a meeting ties together, spared where meetings of its name are held at a pace.

    Args:
        found: what it ties together by its own records.
        unit: its host.
        held: the starts, sorted, of the meetings that units held under its name.
    """
    is_routine = not found.spared and standing.is_standing(unit, held)
    return replace(found, spared=attendance.ROUTINE) if is_routine else found


def in_all(
    events: Sequence[Profile], reports: Mapping[str, Sequence[Profile]], context: Context
) -> tuple[tuple[Nested, ...], tuple[Accompanying, ...]]:
    """Return what is nested and who accompanies in the meetings of a list.

    `reports` are all records of those that were reported more than once, by the event's id.
    """
    topics = matters.known_topics(events)
    nested: list[Nested] = []
    accompanying: list[Accompanying] = []
    for event in events:
        records = reports.get(event.meeting.id, ())
        whole, several = organisers.joined(records, event, context.hierarchy)
        accompanying += attendance.accompanying(whole, context.hierarchy)
        if not attendance.spared(whole):
            found = attendance.nested(whole, context.vocabulary, topics, organisers=several)
            nested += [found] if found else []
    return tuple(nested), tuple(accompanying)


def _tells_whom(event: Profile) -> bool:
    return any(item.units for item in event.meeting.agenda)
