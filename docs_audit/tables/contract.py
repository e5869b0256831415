"""What readers of lists share: a table of rows, its bounds, and what is wrong with a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

# None stands for a line that could not be read as a row.
Row = Sequence[object] | None


class ImportFailed(ValueError):
    """The file as a whole cannot be used; `code` is stable, `detail` names the spot."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class MarkedList(Exception):
    """The list carries a secrecy mark: `rule` names it, nothing else is told."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


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
class Bounds:
    """Bounds against files made to exhaust memory or time."""

    file_bytes: int = 64 * 2**20
    unpacked_bytes: int = 512 * 2**20
    rows: int = 500_000
    cell_characters: int = 20_000


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a sheet with their numbers; `name` may tell the year, `notices` what is odd."""

    rows: Iterable[tuple[int, Row]]
    name: str = ""
    notices: tuple[Notice, ...] = ()


def text_of(value: object) -> str:
    """Return a cell as text: numbers as they are typed, no zero bytes, no blanks around."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\x00", "").strip()


def written(row: Row) -> tuple[str, ...]:
    """Return a row as it stands in its file, as texts; a day without a time as a day alone."""
    return tuple(_day(cell) or text_of(cell) for cell in row or ())


def _day(cell: object) -> str:
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) and not isinstance(cell, datetime) else ""
