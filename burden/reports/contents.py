"""What a report says, before it is a file: sections of sentences and tables, part after part."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256

from burden.dashboards.templatetags import figures


@dataclass(frozen=True)
class Figure:
    """A number and how it is written; a sheet keeps the number, a page shows the words."""

    value: float | Decimal | None
    written: str

    def __str__(self) -> str:
        return self.written


Cell = str | Figure


def hours_cell(value: float | Decimal | None) -> Figure:
    """Hours as the pages write them."""
    return Figure(value, figures.hours(value))


def count_cell(value: int) -> Figure:
    """A whole number as the pages write it."""
    return Figure(value, figures.count(value))


@dataclass(frozen=True)
class Table:
    """A table: its heading, widths in millimetres, and rows, the first its head."""

    title: str
    widths: Sequence[float]
    rows: Sequence[Sequence[Cell]]

    def written(self) -> list[list[str]]:
        """The rows in words."""
        return [[str(cell) for cell in row] for row in self.rows]


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it; one of level 1 begins a sheet of its own."""

    title: str
    sentences: Sequence[str] = ()
    tables: Sequence[Table] = ()
    level: int = 1


# What is read at one time, between two looks at whether the report is still wanted.
Part = Callable[[], Sequence[Section]]


@dataclass(frozen=True)
class Contents:
    """A report that is read part by part; `day` is the date of its data, the only one in its file.

    `origin` tells for whom and by which parameters it was made; it stands at the foot.
    """

    title: str
    subtitle: str
    day: date
    origin: Sequence[str]
    parts: Sequence[Part]


class NothingToTell(Exception):
    """There is nothing to report of; the message is the sentence that the reader is told."""


class CannotBeMade(Exception):
    """What it would be made of is not as it should be; the message is told to the reader."""


def digest_of(groups: Iterable[Sequence[Section]]) -> str:
    """SHA-256 of all that is said: the same figures in the same language give the same.

    It is the same in each form, so a page can be held against a sheet.
    """
    digest = sha256()
    for sections in groups:
        for section in sections:
            for line in _lines(section):
                digest.update(f"{line}\n".encode())
    return digest.hexdigest()


def _lines(section: Section) -> Iterable[str]:
    yield section.title
    yield from section.sentences
    for table in section.tables:
        yield table.title
        yield from ("\t".join(map(str, row)) for row in table.rows)
