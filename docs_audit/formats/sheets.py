"""Spreadsheets (.xlsx, .xls, .et): a line a row, cells parted by tabs, sheets under their names."""

import io
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from .contract import Code, DocumentError, Limits, Parsed
from .packages import Package

_MOST_CELLS = 5_000_000


class OpenWorkbook:
    name = "xlsx"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        Package(data, limits)  # its limits hold for the sheets as well
        return _parsed(data, limits)


class BinaryWorkbook:
    name = "xls"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        return _parsed(data, limits)


def _parsed(data: bytes, limits: Limits) -> Parsed:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise DocumentError(Code.ENCRYPTED) from error
    except CalamineError as error:
        raise DocumentError(Code.DAMAGED) from error
    lines: list[str] = []
    room = limits.characters
    for name in book.sheet_names:
        for line in (name, *_rows(book.get_sheet_by_name(name))):
            room -= len(line) + 1
            if room < 0:
                raise DocumentError(Code.TOO_LARGE)
            lines.append(line)
    return Parsed("\n".join(lines), pages=len(book.sheet_names))


def _rows(sheet: CalamineSheet) -> Iterator[str]:
    """Rows that hold something. A sheet of two far corners would be unfolded in memory."""
    if sheet.total_height * sheet.total_width > _MOST_CELLS:
        raise DocumentError(Code.TOO_LARGE)
    for row in sheet.iter_rows():
        line = "\t".join(_shown(value) for value in row).rstrip("\t")
        if line:
            yield line


def _shown(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
