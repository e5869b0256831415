"""The template of a list as .xlsx: all columns, an example, and what each means."""

import io
from collections.abc import Sequence
from typing import Protocol

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_ROWS_WITH_CHOICES = 2_000
_WIDTH, _MEANING_WIDTH = 18, 72
# Of the name of a sheet.
_LONGEST_NAME = 31


class Field(Protocol):
    """A column in the reader's language; `choices` are the words a cell may hold where few."""

    @property
    def header(self) -> str: ...
    @property
    def meaning(self) -> object: ...
    @property
    def example(self) -> str: ...
    @property
    def is_required(self) -> bool: ...
    @property
    def choices(self) -> tuple[str, ...]: ...


def list_template(name: str, fields: Sequence[Field]) -> bytes:
    """The workbook: a sheet to fill in, and one that explains it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        _write_list(book.add_worksheet(name[:_LONGEST_NAME]), fields, head, text)
        _write_meanings(book.add_worksheet(_("What each column means")), fields, head, text)
    return buffer.getvalue()


def _write_list(sheet: Worksheet, fields: Sequence[Field], head: Format, text: Format) -> None:
    sheet.freeze_panes(1, 0)
    # Cells are text, so that a spreadsheet program changes no number and no date.
    sheet.set_column(0, len(fields) - 1, _WIDTH, text)
    for column, field in enumerate(fields):
        sheet.write_string(0, column, field.header, head)
        if field.example:
            sheet.write_string(1, column, field.example, text)
        if field.choices:
            sheet.data_validation(
                1,
                column,
                _ROWS_WITH_CHOICES,
                column,
                {"validate": "list", "source": list(field.choices), "error_type": "warning"},
            )


def _write_meanings(sheet: Worksheet, fields: Sequence[Field], head: Format, text: Format) -> None:
    sheet.set_column(0, 1, _WIDTH, text)
    sheet.set_column(2, 2, _MEANING_WIDTH, text)
    # No header that a list has: the sheet is for people.
    for column, name in enumerate((_("Column"), _("Needed"), _("What it means"))):
        sheet.write_string(0, column, name, head)
    for row, field in enumerate(fields, start=1):
        sheet.write_row(row, 0, _meaning_of(field))


def _meaning_of(field: Field) -> tuple[str, str, str]:
    needed = _("needed") if field.is_required else _("may be empty")
    example = _("Example: %(example)s") % {"example": field.example} if field.example else ""
    said = [str(field.meaning), *(["、".join(field.choices)] if field.choices else []), example]
    return field.header, needed, "; ".join(part for part in said if part)
