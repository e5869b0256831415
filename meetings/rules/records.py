"""A meeting as the rules look at it, and what speaks against it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from . import ranks

Figure = float | str | None
PROVINCE, COUNTY, TOWNSHIP = 1, 3, 4
_CLASSES = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WHOLE_PLACE = re.compile(r"全[省市县区旗州盟]|全自治区")


def is_of_whole_place(title: str) -> bool:
    """Whether a meeting is called one of the whole province, city or county by its title."""
    return _WHOLE_PLACE.search(title) is not None


class Occasion(Protocol):
    """As much of a meeting as tells when others were called, and what spares it."""

    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def legal_basis(self) -> str: ...
    @property
    def start(self) -> datetime: ...
    @property
    def end(self) -> datetime | None: ...
    @property
    def called(self) -> frozenset[str]: ...


class Outline(Occasion, Protocol):
    """As much of a meeting as rules on months and years look at: a `Record` has all of it.

    `guest_levels` are those of the units that sat there beside the host, `calls_heads` tells
    whether heads of townships or villages did.
    """

    @property
    def id(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def mode(self) -> str: ...
    @property
    def is_department(self) -> bool: ...
    @property
    def is_government(self) -> bool: ...
    @property
    def is_comprehensive(self) -> bool | None: ...
    @property
    def words(self) -> frozenset[str]: ...
    @property
    def guest_levels(self) -> frozenset[int]: ...
    @property
    def calls_lower_levels(self) -> bool: ...
    @property
    def calls_heads(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Seat:
    """People of a unit in one role; `level` counts from 0 (central) to 5 (village)."""

    unit: str
    name: str
    level: int
    people: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """Who spoke and for how long; None: not told."""

    speaker: str
    role: str = ""
    minutes: float | None = None
    characters: int | None = None


@dataclass(frozen=True, slots=True)
class Relay:
    """The superior meeting that a meeting repeats on the day it was held."""

    meeting: str
    title: str
    host: str


@dataclass(frozen=True, slots=True)
class Record:
    """One meeting. Times are local and carry no zone; what is None or empty was not told.

    Attributes:
        is_timed: false where only the days are known.
        is_workday: whether offices were open on the day it began.
        is_government: held by the government of a place, or its office.
        filed_ahead: working days from its filing to the day it began; None: no filing was told.
        approved_by: the body that approved it, or the number of the approval.
        words: its topic words; `own` are ids of the host and of the units that it is part of
            or that are part of it: their people are no guests.
        branches: ids of units that had a branch venue.
    """

    id: str
    host: str
    host_name: str
    level: int
    title: str
    start: datetime
    end: datetime | None = None
    is_timed: bool = True
    is_workday: bool = True
    is_department: bool = False
    is_government: bool = False
    mode: str = "onsite"
    kind: str = ""
    category: str = ""
    convener: str = ""
    speeches: tuple[Speech, ...] = ()
    has_discussion: bool | None = None
    is_comprehensive: bool | None = None
    legal_basis: str = ""
    plan_number: str = ""
    filed_ahead: int | None = None
    approved_by: str = ""
    approved_on: date | None = None
    seats: tuple[Seat, ...] = ()
    branches: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    relay: Relay | None = None

    @property
    def class_number(self) -> int:
        """The class by the rules on costs of meetings, 1 to 4; 0 where none is told."""
        return next((_CLASSES[sign] for sign in self.category if sign in _CLASSES), 0)

    @property
    def guests(self) -> tuple[Seat, ...]:
        """Seats of units other than the host itself."""
        return tuple(seat for seat in self.seats if seat.unit not in self.own)

    @property
    def called(self) -> frozenset[str]:
        """The units that were called, to the main venue or a branch."""
        return frozenset(seat.unit for seat in self.guests) | (self.branches - self.own)

    @property
    def guest_levels(self) -> frozenset[int]:
        return frozenset(seat.level for seat in self.guests)

    @property
    def calls_lower_levels(self) -> bool:
        return any(level > self.level for level in self.guest_levels)

    @property
    def calls_heads(self) -> bool:
        """Whether heads of townships or villages sat in it."""
        return bool(self.principals(TOWNSHIP))

    def principals(self, highest: int | None = None) -> list[str]:
        """Names of the units below the host, from a level down, whose head sat there."""
        level = self.level + 1 if highest is None else max(highest, self.level + 1)
        called = (
            seat.name
            for seat in self.guests
            if seat.level >= level and seat.people and ranks.is_principal(seat.role)
        )
        return list(dict.fromkeys(called))

    @property
    def people(self) -> int | None:
        """Everyone who sat in it; None where nobody is on record."""
        return sum(seat.people for seat in self.seats) or None

    @property
    def minutes(self) -> float | None:
        """From beginning to end; None where either is not known to the minute."""
        if self.end is None or not self.is_timed:
            return None
        return (self.end - self.start).total_seconds() / 60


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule says against a meeting or a unit's year.

    Attributes:
        form: which part of the rule, where it has several; its words depend on it.
        figures: what was counted and the bound; names and numbers only.
        meetings: ids of the meetings it rests on, apart from the one it is about.
        spared: why it is told and not held against anyone; empty where it is.
    """

    rule: str
    form: str
    figures: Mapping[str, Figure] = field(default_factory=dict)
    meetings: tuple[str, ...] = ()
    spared: str = ""
