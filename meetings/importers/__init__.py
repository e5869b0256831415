"""Meetings out of files: drafts for the good rows, an error with row and code for each other.

Pure: the caller looks units up and stores. Nothing here trusts a file's size or its claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from docs_audit.tables import (
    SPREADSHEETS,
    BadCell,
    ImportFailed,
    Notice,
    RowError,
    csv_table,
    tables_of,
    xlsx_tables,
)
from docs_audit.tables.csv_file import decode
from docs_audit.tables.hidden import listed
from docs_audit.tables.moments import Moment, read_moment

from .columns import FIELDS, match_columns
from .drafts import Draft, DraftItem, DraftSeat, DraftSpeech, Imported, Limits, Preview
from .ics_file import read_ics
from .tables import preview_table, read_first, read_table

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
    "decode",
    "is_calendar",
    "listed",
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


def read_csv(
    content: bytes, *, limits: Limits | None = None, mapping: Mapping[str, str] | None = None
) -> Imported:
    """Return the drafts of a CSV file.

    Raises:
        ImportFailed: as `csv_table` and `read_table`.
    """
    bounds = limits or Limits()
    return read_table(csv_table(content, bounds), limits=bounds, mapping=mapping)


def read_xlsx(
    content: bytes, *, limits: Limits | None = None, mapping: Mapping[str, str] | None = None
) -> Imported:
    """Return the drafts of a spreadsheet.

    Raises:
        ImportFailed: as `xlsx_tables` and `read_table`.
    """
    bounds = limits or Limits()
    return read_first(xlsx_tables(content, bounds), limits=bounds, mapping=mapping)


def is_calendar(name: str, content: bytes) -> bool:
    """Tell whether a file is a calendar.

    Raises:
        ImportFailed: its name says so and its content does not.
    """
    if content.startswith(SPREADSHEETS):
        return False
    if any(begin in content[:4096].replace(b"\x00", b"").upper() for begin in _CALENDARS):
        return True
    if PurePath(name).suffix.lower() == ".ics":
        raise ImportFailed("not_a_calendar" if content.strip() else "empty_file")
    return False


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
