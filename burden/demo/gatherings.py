"""A meeting before it is written down, and who sits in it."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from burden.demo.papers import Paper
from burden.demo.register import Register, Unit

PRINCIPAL, DEPUTY, STAFF = "主要负责同志", "分管负责同志", "工作人员"


@dataclass(frozen=True, slots=True)
class Attendance:
    unit: Unit
    people: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """`units` are those it concerns; none means everyone."""

    title: str
    units: tuple[Unit, ...] = ()


@dataclass(slots=True, eq=False)
class Gathering:
    """`repeats` is the nearest meeting that it repeats; `novelty` follows from `own`, the number
    of items that are its own. `same_as` is the meeting of which this is another report."""

    host: Unit
    title: str
    start: datetime
    minutes_long: int
    mode: str
    venue: str
    agenda: list[AgendaItem]
    attendees: list[Attendance]
    kind: str = ""
    cites: Paper | None = None
    repeats: Gathering | None = None
    same_as: Gathering | None = None
    own: int = 0
    sort: str = "single"
    out_of_place: tuple[Unit, ...] = ()
    spares_layers: bool = False
    minutes: str = ""
    id: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes_long)

    @property
    def novelty(self) -> float:
        """Own items of all items."""
        return self.own / len(self.agenda) if self.agenda else 0.0

    @property
    def subjects(self) -> list[str]:
        return [item.title for item in self.agenda]


def number_gatherings(gatherings: Iterable[Gathering]) -> list[Gathering]:
    """Ids in order of time."""
    ordered = sorted(gatherings, key=lambda one: (one.start, one.host.id, one.title))
    for index, gathering in enumerate(ordered, start=1):
        gathering.id = f"m{index:03d}"
    return ordered


def below_attend(
    register: Register, place: Unit, rng: random.Random, people: tuple[int, int], role: str
) -> list[Attendance]:
    """Every place directly below sends people."""
    return [Attendance(one, rng.randint(*people), role) for one in register.places_below(place)]


def departments_attend(
    register: Register, place: Unit, systems: Iterable[str], people: int = 2
) -> list[Attendance]:
    """The organs of these lines of work in the place, as far as it has them."""
    found = (register.department(place, system) for system in systems)
    return [Attendance(unit, people, DEPUTY) for unit in found if unit is not None]
