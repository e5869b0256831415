"""What an importer hands over: drafts of meetings, and what is wrong with the other rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from docs_audit.tables import Bounds, Notice, RowError


@dataclass(frozen=True, slots=True)
class DraftItem:
    """An agenda item and the units it concerns, as written; no units: everyone."""

    text: str
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftSeat:
    """A unit as written, its people and role; `counted` is false where no number was given."""

    unit: str
    people: int
    role: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True)
class DraftSpeech:
    """Who spoke, in which capacity, for how many minutes or characters; None: not told."""

    speaker: str
    role: str = ""
    minutes: float | None = None
    characters: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One meeting as a file tells it, before its units are looked up.

    `key` is the file's own id, or a digest that is the same at the next import. Times are local
    and carry no zone; `timed` is false when only the date is known. `mode` is onsite, video or
    hybrid. `minutes` is a path or text as written. `branches` names branch venues as written,
    `category` is the class of the meeting (一类 to 四类), `convener` principal, deputy or empty,
    `approved_by` the body that approved it or the number of the approval.
    `names_people`: host and attendees are addresses of a calendar, of which only some are units.
    `edition` sorts by the versions of one entry of a calendar; elsewhere it is empty.
    `cells` is the row as written where it was asked for.
    """

    row: int
    key: str
    unit: str
    title: str
    start: datetime
    end: datetime | None = None
    timed: bool = True
    mode: str = "onsite"
    venue: str = ""
    agenda: tuple[DraftItem, ...] = ()
    attendees: tuple[DraftSeat, ...] = ()
    cites: tuple[str, ...] = ()
    kind: str = ""
    minutes: str = ""
    branches: tuple[str, ...] = ()
    category: str = ""
    convener: str = ""
    speeches: tuple[DraftSpeech, ...] = ()
    has_discussion: bool | None = None
    is_comprehensive: bool | None = None
    legal_basis: str = ""
    plan_number: str = ""
    filed_on: date | None = None
    approved_by: str = ""
    approved_on: date | None = None
    names_people: bool = False
    edition: str = ""
    cells: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Imported:
    """The good rows and the others; `columns` tells which header was read as which field.

    `header` are the labels of all columns, as `columns.labels` gives them; `called_off` the keys of
    meetings that a calendar says will not be held, each with the edition that says so.
    """

    drafts: tuple[Draft, ...]
    errors: tuple[RowError, ...]
    columns: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()
    header: tuple[str, ...] = ()
    called_off: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """The columns of a table for a person to tell apart: labels, first rows, fields recognised."""

    header: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    guessed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Limits(Bounds):
    """Bounds of lists of meetings."""

    agenda_items: int = 1_000
    attendees: int = 5_000
    people: int = 100_000
    longest_hours: float = 24 * 15
    noted_hours: float = 12
    occurrences_of_one: int = 800
    occurrences: int = 20_000
