"""What a notice or the minutes of a meeting tell, each value with its place in the text.

A value and its place are an `Element` of `gbt9704`: the span counts code points, end exclusive.
An empty value with a span says that the text leaves the matter open there (时间另行通知).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from docs_audit.gbt9704 import Element, Span

NOWHERE: Span = (0, 0)
ABSENT = Element()


class Kind(StrEnum):
    """Whether the text calls a meeting or tells what it resolved."""

    NOTICE = "notice"
    MINUTES = "minutes"


class Change(StrEnum):
    """What a notice does to a meeting that was called before."""

    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Seat:
    """Who is to sit or sat in a meeting: a unit or group of units as written (各乡镇), of which
    rank (分管负责同志), how many of each; `person` where the text names one. None: not told.
    """

    unit: str
    rank: str = ""
    people: int | None = None
    person: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, in which capacity or on what, for at most how many minutes; None: not told."""

    name: str
    role: str = ""
    minutes: float | None = None
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting resolved; `unit` is who has to do it, `deadline` an ISO date, date-time or
    working days as `5wd`. Both may be empty.
    """

    text: str
    unit: str = ""
    deadline: str = ""
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """One meeting as a text tells it, before a person has looked at it.

    `start` and `end` are ISO, local, a date alone where no hour is told. `length` is hours (`1.5h`)
    or days (`0.5d`). `mode` is onsite, video or hybrid, `convener` principal or deputy, `change`
    postponed or cancelled, `approved_by` the body that agreed to it. `seats` sit in the meeting,
    `absent` have asked for leave.
    """

    kind: Kind
    name: Element = ABSENT
    host: Element = ABSENT
    start: Element = ABSENT
    end: Element = ABSENT
    length: Element = ABSENT
    mode: Element = ABSENT
    place: Element = ABSENT
    main_venue: Element = ABSENT
    branches: tuple[Element, ...] = ()
    agenda: tuple[Element, ...] = ()
    seats: tuple[Seat, ...] = ()
    absent: tuple[Seat, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    convener: Element = ABSENT
    approved_by: Element = ABSENT
    cites: tuple[Element, ...] = ()
    decisions: tuple[Decision, ...] = ()
    change: Element = ABSENT

    @property
    def tells_a_meeting(self) -> bool:
        """Whether enough was read to show a person: a name, and when, where or what about."""
        told = (self.start, self.place, self.main_venue, self.agenda, self.seats, self.decisions)
        is_open = self.start.span != NOWHERE
        return bool(self.name) and (any(told) or is_open or bool(self.change))
