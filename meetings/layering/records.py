"""What goes into the engine and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from .once import once

LEVELS = ("central", "province", "city", "county", "township", "village")
VILLAGE = LEVELS.index("village")


class LayeringError(ValueError):
    """Units or meetings that the engine cannot work with; `code` is stable."""

    def __init__(self, code: str, subject: str) -> None:
        super().__init__(f"{code}: {subject}")
        self.code = code
        self.subject = subject


class Mode(StrEnum):
    """How people took part."""

    ONSITE = "onsite"
    VIDEO = "video"
    HYBRID = "hybrid"


class Role(StrEnum):
    """What an attendee's title says about its rank."""

    PRINCIPAL = "principal"
    DEPUTY = "deputy"
    OTHER = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A place or a department; a department has its place as parent and its place's level."""

    id: str
    name: str
    level: int
    parent: str = ""
    staff: int = 0

    def __hash__(self) -> int:
        """Hash what tells units apart: positions are looked up by a unit and all its superiors."""
        return hash(self.id)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item; without units it concerns everyone."""

    text: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attendance:
    """People of one unit in a meeting; `role` is the free text of the record."""

    unit: str
    people: int
    role: str = ""


@dataclass(frozen=True)
class Meeting:
    """One record of a meeting, as one unit reported it.

    `timed` is false when only the date of `start` is known. Times carry no zone, or all of them
    carry one. `convener` is the rank of who called it, as far as a field of the record tells,
    `legal_basis` what a statutory meeting is held by, empty where none is told.
    """

    id: str
    unit: str
    title: str
    start: datetime
    end: datetime | None = None
    mode: Mode = Mode.ONSITE
    venue: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    attendees: tuple[Attendance, ...] = ()
    cites: tuple[str, ...] = ()
    kind: str = ""
    minutes: str = ""
    timed: bool = True
    convener: Role = Role.OTHER
    legal_basis: str = ""

    def __hash__(self) -> int:
        """Hash what tells nearly all records apart, not each guest of theirs."""
        return hash((self.id, self.start))

    @once
    def hours(self) -> float | None:
        """Length in hours; None when start or end is not known to the minute."""
        if self.end is None or not self.timed:
            return None
        return (self.end - self.start).total_seconds() / 3600

    @once
    def concerned(self) -> frozenset[str] | None:
        """The units that some item names; None when an item, or no agenda at all, leaves it open
        to everyone."""
        if not self.agenda or any(not item.units for item in self.agenda):
            return None
        return frozenset(unit for item in self.agenda for unit in item.units)


class Evidence(NamedTuple):
    """One signal; the weights of an edge's signals add up to its weight."""

    signal: str
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Also:
    """Another superior meeting, on another matter, that other items of the same meeting repeat."""

    upper: str
    weight: float
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """`lower` repeats `upper`.

    `novelty` is the share of the lower meeting's items that are its own, 0..1. `own` names them.
    `items` are the indexes of the lower agenda that repeat the upper meeting; a standing meeting
    with one conveying item is charged for that item only. `also` are superior meetings on other
    matters that it repeats too. `spared` is one of `spared.REASONS`, why the edge is no finding, or
    empty. `margin` is the lead over the runner-up, or over the threshold.
    """

    upper: str
    lower: str
    weight: float
    novelty: float
    evidence: tuple[Evidence, ...]
    margin: float
    runner_up: str = ""
    items: tuple[int, ...] = ()
    own: tuple[str, ...] = ()
    spared: str = ""
    reached: bool = False
    same_day: bool = False
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """Part of a tied meeting: length in hours, the units it concerns (empty: everyone), and the
    person-hours of those whom it does not concern.
    """

    text: str
    hours: float
    units: tuple[str, ...]
    irrelevant_hours: float


@dataclass(frozen=True, slots=True)
class Idle:
    """People of a unit in a segment, by its index, that does not concern them."""

    segment: int
    unit: str
    people: int


@dataclass(frozen=True, slots=True)
class Nested:
    """Several unrelated matters in one record; `by_unit` and `hours` count irrelevant segments,
    `idle` tells who sat in which of them.
    """

    meeting: str
    segments: tuple[Segment, ...]
    by_unit: tuple[tuple[str, float], ...]
    hours: float
    idle: tuple[Idle, ...] = ()


@dataclass(frozen=True, slots=True)
class Accompanying:
    """People of a unit that no item concerns, or a principal called by a deputy."""

    meeting: str
    unit: str
    people: int
    hours: float
    reason: str


@dataclass(frozen=True, slots=True)
class Links:
    """Everything found in one list of meetings.

    `scored` is how many candidates were scored in all, `most_scored` at most for one meeting.
    """

    edges: tuple[Edge, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()
    nested: tuple[Nested, ...] = ()
    accompanying: tuple[Accompanying, ...] = ()
    scored: int = field(default=0, compare=False)
    most_scored: int = field(default=0, compare=False)
