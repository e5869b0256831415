"""Meetings out of files: drafts for the good rows, an error with row and code for each other.

Pure: the caller looks units up and stores. Nothing here trusts a file's size or its claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from .columns import FIELDS, match_columns
from .csv_file import csv_table, read_csv
from .drafts import (
    BadCell,
    Draft,
    DraftItem,
    DraftSeat,
    DraftSpeech,
    Imported,
    ImportFailed,
    Limits,
    Notice,
    Preview,
    RowError,
)
from .ics_file import read_ics
from .moments import Moment, read_moment
from .tables import Table, preview_table
from .xlsx_file import read_first, read_xlsx, xlsx_tables

__all__ = [
    "FIELDS",
    "BadCell",
    "Draft",
    "DraftItem",
    "DraftSeat",
    "DraftSpeech",
    "ImportFailed",
    "Imported",
    "Limits",
    "Moment",
    "Notice",
    "Preview",
    "RowError",
    "is_calendar",
    "match_columns",
    "preview_file",
    "read_csv",
    "read_file",
    "read_ics",
    "read_moment",
    "read_xlsx",
    "tables_of",
]

# Some programs export a single event without the calendar around it.
_CALENDARS = (b"BEGIN:VCALENDAR", b"BEGIN:VEVENT")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_file(
    name: str,
    content: bytes,
    *,
    limits: Limits | None = None,
    mapping: Mapping[str, str] | None = None,
    with_cells: bool = False,
) -> Imported:
    """Return the drafts of a file, told apart by its first bytes, then by its name.

    `with_cells` keeps each row as written beside its draft.

    Raises:
        ImportFailed: the file as a whole cannot be used.
    """
    if is_calendar(name, content):
        return read_ics(content, limits=limits)
    bounds = limits or Limits()
    tables = tables_of(name, content, bounds)
    return read_first(tables, limits=bounds, mapping=mapping, with_cells=with_cells)


def is_calendar(name: str, content: bytes) -> bool:
    """Tell whether a file is a calendar.

    Raises:
        ImportFailed: its name says so and its content does not.
    """
    if content.startswith(_SPREADSHEETS):
        return False
    if any(begin in content[:4096].upper() for begin in _CALENDARS):
        return True
    if PurePath(name).suffix.lower() == ".ics":
        raise ImportFailed("not_a_calendar" if content.strip() else "empty_file")
    return False


def tables_of(name: str, content: bytes, limits: Limits) -> list[Table]:
    """Return the tables of a spreadsheet or of a CSV file, each to be read once.

    Raises:
        ImportFailed: the file as a whole cannot be used.
    """
    if content.startswith(_SPREADSHEETS):
        return xlsx_tables(content, limits)
    if PurePath(name).suffix.lower() in {".xlsx", ".xls", ".ods"}:
        raise ImportFailed("damaged" if content.strip() else "empty_file")
    return [csv_table(content, limits)]


def preview_file(name: str, content: bytes, *, limits: Limits | None = None) -> Preview | None:
    """Return the columns of a table for a person to tell apart; None for a calendar.

    The first sheet with a recognised header is shown, else the first that holds a table.

    Raises:
        ImportFailed: the file as a whole cannot be used.
    """
    if is_calendar(name, content):
        return None
    shown = [one for one in map(preview_table, tables_of(name, content, limits or Limits())) if one]
    return max(shown, key=lambda one: len(one.guessed), default=None)
