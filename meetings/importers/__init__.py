"""Meetings out of files: drafts for the good rows, an error with row and code for each other.

Pure: the caller looks units up and stores. Nothing here trusts a file's size or its claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from .columns import FIELDS, match_columns
from .csv_file import read_csv
from .drafts import (
    BadCell,
    Draft,
    DraftItem,
    DraftSeat,
    DraftSpeech,
    Imported,
    ImportFailed,
    Limits,
    RowError,
)
from .ics_file import read_ics
from .moments import Moment, read_moment
from .xlsx_file import read_xlsx

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
    "RowError",
    "match_columns",
    "read_csv",
    "read_file",
    "read_ics",
    "read_moment",
    "read_xlsx",
]

_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_file(
    name: str,
    content: bytes,
    *,
    limits: Limits | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Imported:
    """Return the drafts of a file, told apart by its first bytes, then by its name.

    Raises:
        ImportFailed: the file as a whole cannot be used.
    """
    if content.startswith(_SPREADSHEETS):
        return read_xlsx(content, limits=limits, mapping=mapping)
    if b"BEGIN:VCALENDAR" in content[:4096].upper():
        return read_ics(content, limits=limits)
    suffix = PurePath(name).suffix.lower()
    if suffix == ".ics":
        raise ImportFailed("not_a_calendar" if content.strip() else "empty_file")
    if suffix in {".xlsx", ".xls", ".ods"}:
        raise ImportFailed("damaged" if content.strip() else "empty_file")
    return read_csv(content, limits=limits, mapping=mapping)
