"""What an importer hands over: drafts of meetings, and what is wrong with the other rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


class ImportFailed(ValueError):
    """The file as a whole cannot be used; `code` is stable, `detail` names the spot."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class BadCell(ValueError):
    """One cell cannot be used; `code` is stable, `field` the column it stands in."""

    def __init__(self, code: str, field: str, value: str = "") -> None:
        super().__init__(f"{code} in {field}: {value}")
        self.code = code
        self.field = field
        self.value = value[:80]


@dataclass(frozen=True, slots=True)
class RowError:
    """A row that was left out. `row` counts from 1 as a spreadsheet shows it, or numbers the
    event in a calendar. `column` is the header the field stands under, `cells` the row as written.
    """

    row: int
    code: str
    field: str = ""
    value: str = ""
    column: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """What was done with a row that was taken in and is worth a look; row 0: the whole file."""

    row: int
    code: str
    field: str = ""
    value: str = ""
    column: str = ""


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
    `category` is the class of the meeting (一类 to 四类), `convener` principal, deputy or empty.
    `names_people`: host and attendees are addresses of a calendar, of which only some are units.
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
    names_people: bool = False
    cells: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Imported:
    """The good rows and the others; `columns` tells which header was read as which field.

    `header` are the labels of all columns, as `columns.labels` gives them.
    """

    drafts: tuple[Draft, ...]
    errors: tuple[RowError, ...]
    columns: tuple[tuple[str, str], ...] = ()
    notices: tuple[Notice, ...] = ()
    header: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """The columns of a table for a person to tell apart: labels, first rows, fields recognised."""

    header: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    guessed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds against files made to exhaust memory or time."""

    file_bytes: int = 64 * 2**20
    unpacked_bytes: int = 512 * 2**20
    rows: int = 500_000
    cell_characters: int = 20_000
    agenda_items: int = 1_000
    attendees: int = 5_000
    people: int = 100_000
    longest_hours: float = 24 * 15
    noted_hours: float = 12
    occurrences_of_one: int = 800
    occurrences: int = 20_000
