"""A made-up meeting as it really took place, and what is true of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from meetings.layering import Attendance, Meeting, Unit
from tests.benchmarks.meetings.phrasing import Topic

# Classes that get no edge, or no finding, whatever they look like.
NO_EDGE = (
    *("ordinary", "weekly", "quarterly", "emergency", "statutory", "training", "review"),
    *("root after root", "held again", "all hands", "routine with units", "parent missing"),
)
NO_FINDING = ("genuine", "held again below", "merged", "merged with units")
# Its upper meeting is in no file, but a farther one is, and nothing tells which it repeats.
UNNAMED = "parent missing, unnamed"
NOT_NESTED = ("merged", "one matter", "routine with units", "all hands", "standing")
NOT_ACCOMPANYING = (
    *("one matter", "routine with units", "all hands", "item for everyone"),
    *("called by a principal", "deputies called"),
)


@dataclass(frozen=True)
class Item:
    """An agenda item: the task it is about (empty: none), its text, the units it concerns."""

    text: str
    task: str = ""
    units: tuple[str, ...] = ()


@dataclass(eq=False)
class Event:
    """One meeting. `made_as` is its class; `traits` name what makes it hard to read.

    Of `parents` any one is the right upper meeting; where the edge is `optional`, none is no miss.
    `named` meetings say which upper meeting they pass on.
    `novelty` is None where no agenda tells it. `charged` is the item that a standing meeting is
    charged for. `nested_hours` is None where nothing is tied; `accompanying` maps units to hours.
    `clean` records keep every part, `agenda_kept` ones their agenda, without which somebody else's
    meeting could not be told. `dropped` meetings are in no file; `hosts` and `reporters` are
    further units with a record.
    """

    unit: Unit
    topic: Topic | None
    made_as: str
    title: str
    start: datetime
    minutes: int
    items: list[Item]
    seats: list[Attendance]
    video: bool = False
    cites: tuple[str, ...] = ()
    parents: tuple[Event, ...] = ()
    novelty: float | None = None
    charged: int | None = None
    optional: bool = False
    named: bool = False
    nested_hours: float | None = None
    accompanying: dict[str, float] = field(default_factory=dict)
    hosts: tuple[Unit, ...] = ()
    reporters: tuple[Unit, ...] = ()
    clean: bool = False
    dropped: bool = False
    agenda_kept: bool = False
    traits: set[str] = field(default_factory=set)
    records: list[Meeting] = field(default_factory=list)

    @property
    def tasks(self) -> list[Item]:
        """Return the items that a lower meeting may repeat."""
        return [item for item in self.items if item.task]

    @property
    def known_parents(self) -> tuple[Event, ...]:
        """Return the right upper meetings that are in the file."""
        return tuple(parent for parent in self.parents if not parent.dropped)

    @property
    def judged_as(self) -> str:
        """Return the class under which false links are counted."""
        if not self.parents or self.known_parents:
            return self.made_as
        # Who neither names its upper meeting nor sits below a known one gives nothing away.
        known_above = any(parent.has_known_above for parent in self.parents)
        return UNNAMED if known_above and not self.named else "parent missing"

    @property
    def has_known_above(self) -> bool:
        """Tell whether a meeting further up the chain is in the file."""
        return any(not parent.dropped or parent.has_known_above for parent in self.parents)


@dataclass(frozen=True)
class World:
    """Units, all records in order of time, and the events they tell of."""

    units: tuple[Unit, ...]
    meetings: tuple[Meeting, ...]
    events: tuple[Event, ...]

    @property
    def held(self) -> Iterator[Event]:
        """Yield the events that are in the file."""
        return (event for event in self.events if not event.dropped)

    def by_record(self) -> dict[str, Event]:
        """Return the event of each record's id."""
        return {record.id: event for event in self.held for record in event.records}
