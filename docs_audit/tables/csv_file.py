"""Comma- or tab-separated text in the encodings that office software writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from .contract import Bounds, ImportFailed, Table

_ENCODINGS = ("utf-8-sig", "gb18030")
_DELIMITERS = ",\t;"
_LINES_OF_A_CELL = 500


def csv_table(content: bytes, limits: Bounds) -> Table:
    """Return the rows of a CSV file.

    Raises:
        ImportFailed: `empty_file`, `too_large`, and as `decode`.
    """
    if len(content) > limits.file_bytes:
        raise ImportFailed("too_large", str(limits.file_bytes))
    text = decode(content)
    if not text.strip():
        raise ImportFailed("empty_file")
    return Table(_rows(text, limits))


def decode(content: bytes) -> str:
    """Return text in UTF-8, UTF-16 with a byte order mark, or GB18030.

    Raises:
        ImportFailed: `unknown_encoding`, or `not_text` for bytes no table contains.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\x00" in content:
        raise ImportFailed("not_text")
    else:
        encodings = _ENCODINGS
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ImportFailed("unknown_encoding")


def _rows(text: str, limits: Bounds) -> Iterator[tuple[int, list[str] | None]]:
    """Yield rows with the number of their first line; None for a line that is no whole row.

    A quotation mark that is never closed would swallow all that follows: the line is given up
    and reading goes on at the next one.
    """
    csv.field_size_limit(limits.file_bytes)
    lines = text.splitlines(keepends=True)
    delimiter = max(_DELIMITERS, key=next(line for line in lines if line.strip()).count)
    width = 0
    at = 0
    while at < len(lines):
        taken = _lines_of_row(lines, at)
        row = _parsed(lines[at : at + taken], delimiter) if taken else None
        if taken > 1 and width and row is not None and len(row) != width:
            row = None
        width = width or len(row or ())
        yield at + 1, row
        at += 1 if row is None else taken


def _lines_of_row(lines: list[str], at: int) -> int:
    """Return how many lines the row that begins at `at` takes, 0 when its quotes never close."""
    quotes = 0
    for taken, line in enumerate(lines[at : at + _LINES_OF_A_CELL], start=1):
        quotes += line.count('"')
        if quotes % 2 == 0:
            return taken
    return 0


def _parsed(lines: list[str], delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader(io.StringIO("".join(lines), newline=""), delimiter=delimiter))
    except csv.Error:
        return None
    except StopIteration:
        return []
