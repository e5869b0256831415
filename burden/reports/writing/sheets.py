"""Contents as .xlsx: a sheet for each section of the first level, numbers as numbers."""

import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, time

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from burden.audit.exports import harmless
from burden.reports.contents import Cell, Contents, Figure, Section, Table
from burden.stack.masking import masked

# What no name of a sheet may hold, and how long one may be.
_BARRED = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
# Characters of the usual type that stand on a millimetre.
_CHARACTERS_A_MM = 0.55


def xlsx_of(
    contents: Contents, groups: Iterable[Sequence[Section]], _look: Callable[[], None]
) -> bytes:
    """The workbook; the first sheet tells what it is and by which parameters it was made."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties(
            {"title": contents.title, "created": datetime.combine(contents.day, time())}
        )
        writer = _Writer(book)
        writer.begin(contents.title)
        writer.lines([contents.subtitle])
        for sections in groups:
            for section in sections:
                writer.write(section)
        writer.begin(_("Origin"))
        writer.lines(contents.origin)
    return buffer.getvalue()


class _Writer:
    """Writes downwards on the sheet that was begun last."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._heading = book.add_format({"bold": True, "font_size": 12})
        self._head = book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._number = book.add_format({"num_format": "#,##0.0##", "valign": "top"})
        self._whole = book.add_format({"num_format": "#,##0", "valign": "top"})
        self._names: set[str] = set()
        self._sheet: Worksheet
        self._row = 0
        self._widths: dict[int, float] = {}

    def begin(self, title: str) -> None:
        """Go on with a sheet of that name."""
        self._sheet = self._book.add_worksheet(self._name(title))
        self._row, self._widths = 0, {}
        self._line(title, self._title)

    def write(self, section: Section) -> None:
        """A section: on a sheet of its own if it is of the first level."""
        if section.level == 1:
            self.begin(section.title)
        else:
            self._row += 1
            self._line(section.title, self._heading)
        self.lines(section.sentences)
        for table in section.tables:
            self._table(table)

    def lines(self, lines: Iterable[str]) -> None:
        """Sentences, one a row; they run on over the empty cells beside them."""
        for line in lines:
            self._line(line, None)

    def _line(self, text: str, form: Format | None) -> None:
        self._sheet.write_string(self._row, 0, harmless(masked(text)), form)
        self._row += 1

    def _table(self, table: Table) -> None:
        if table.title:
            self._row += 1
            self._line(table.title, self._heading)
        for column, width in enumerate(table.widths):
            if width > self._widths.get(column, 0):
                self._widths[column] = width
                self._sheet.set_column(column, column, width * _CHARACTERS_A_MM)
        for number, row in enumerate(table.rows):
            for column, cell in enumerate(row):
                self._cell(column, cell, is_head=number == 0)
            self._row += 1

    def _cell(self, column: int, cell: Cell, *, is_head: bool) -> None:
        if isinstance(cell, Figure) and cell.value is not None:
            form = self._whole if isinstance(cell.value, int) else self._number
            self._sheet.write_number(self._row, column, float(cell.value), form)
        else:
            form = self._head if is_head else self._text
            self._sheet.write_string(self._row, column, harmless(masked(str(cell))), form)

    def _name(self, title: str) -> str:
        """The title as a name that no sheet has yet, whatever its capitals."""
        plain = _BARRED.sub(" ", title).strip()[:_LONGEST_NAME] or "-"
        name, number = plain, 1
        while name.lower() in self._names:
            number += 1
            tail = f" {number}"
            name = plain[: _LONGEST_NAME - len(tail)] + tail
        self._names.add(name.lower())
        return name
