"""Spreadsheets (.xlsx, .xls, .ods) as tables of rows, a sheet a table."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from .contract import Bounds, ImportFailed, Table
from .hidden import hidden_parts

_ZIP = b"PK\x03\x04"
_COLUMNS_AT_MOST = 200
# A sheet of two far corners would be unfolded in memory.
_CELLS_AT_MOST = 5_000_000


def xlsx_tables(content: bytes, limits: Bounds) -> list[Table]:
    """Return the sheets of a spreadsheet; hidden rows and columns are read and named.

    Raises:
        ImportFailed: `empty_file`, `too_large`, `damaged`, `encrypted`.
    """
    _check_size(content, limits)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [workbook.get_sheet_by_index(i) for i in range(len(workbook.sheet_names))]
    except PasswordError:
        raise ImportFailed("encrypted") from None
    except (CalamineError, OSError, ValueError) as error:
        raise ImportFailed("damaged", str(error)[:120]) from None
    if any(sheet.total_height * sheet.total_width > _CELLS_AT_MOST for sheet in sheets):
        raise ImportFailed("too_large", str(_CELLS_AT_MOST))
    hidden = hidden_parts(content) if content.startswith(_ZIP) else {}
    return [Table(_rows(sheet), sheet.name, hidden.get(sheet.name, ())) for sheet in sheets]


def _check_size(content: bytes, limits: Bounds) -> None:
    if not content:
        raise ImportFailed("empty_file")
    if len(content) > limits.file_bytes:
        raise ImportFailed("too_large", str(limits.file_bytes))
    if not content.startswith(_ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise ImportFailed("damaged") from None
    if unpacked > limits.unpacked_bytes:
        raise ImportFailed("too_large", str(limits.unpacked_bytes))


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[object]]]:
    """Yield rows with their number; a merged cell's value stands in each row it covers."""
    height, width = sheet.height, min(sheet.width, _COLUMNS_AT_MOST)
    if not height or not width:
        return
    rows = sheet.iter_rows()
    first = sheet.start[0] if sheet.start else 0
    left = sheet.start[1] if sheet.start else 0
    covered = _merged(sheet, first, left)
    held: dict[int, object] = {}
    for i, row in enumerate(rows):
        cells: list[object] = list(row[:width])
        for column, (top, bottom) in covered.get(i, {}).items():
            if column < width:
                if i == top:
                    held[column] = cells[column]
                elif i <= bottom:
                    cells[column] = held.get(column, "")
        yield first + i + 1, cells


def _merged(sheet: CalamineSheet, first: int, left: int) -> dict[int, dict[int, tuple[int, int]]]:
    """Return for each row the columns whose cells are merged downwards, with top and bottom.

    Of cells merged in both directions the first column holds the value, in every row.
    """
    covered: dict[int, dict[int, tuple[int, int]]] = {}
    for (top, column), (bottom, _) in sheet.merged_cell_ranges or ():
        if bottom == top:
            continue
        for row in range(top, min(bottom, sheet.height + first) + 1):
            covered.setdefault(row - first, {})[column - left] = (top - first, bottom - first)
    return covered
