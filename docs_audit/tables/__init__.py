"""Lists out of spreadsheets and CSV files: tables of rows, their headers and secrecy marks.

Pure: whoever asks says what the columns mean. Nothing here trusts a file's size or its claims.
"""

from __future__ import annotations

from pathlib import PurePath

from .contract import BadCell, Bounds, ImportFailed, Notice, Row, RowError, Table, text_of, written
from .csv_file import csv_table
from .spreadsheets import xlsx_tables

__all__ = [
    "SPREADSHEETS",
    "BadCell",
    "Bounds",
    "ImportFailed",
    "Notice",
    "Row",
    "RowError",
    "Table",
    "csv_table",
    "tables_of",
    "text_of",
    "written",
    "xlsx_tables",
]

SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def tables_of(name: str, content: bytes, limits: Bounds) -> list[Table]:
    """Return the tables of a spreadsheet or of a CSV file, each to be read once.

    Raises:
        ImportFailed: the file as a whole cannot be used.
    """
    if content.startswith(SPREADSHEETS):
        return xlsx_tables(content, limits)
    if PurePath(name).suffix.lower() in {".xlsx", ".xls", ".ods"}:
        raise ImportFailed("damaged" if content.strip() else "empty_file")
    return [csv_table(content, limits)]
