"""A form as it was sent out: a sheet, a table in a document, or the mail that asked for it.

It is read in a child of its own and passes the secrecy guard; of a mail only the head is looked at
here, for the time at which it was sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.parser import BytesHeaderParser
from itertools import islice
from pathlib import PurePath

from docs_audit.formats import (
    DocumentError,
    Limits,
    Outcome,
    Reading,
    Refused,
    has_scans,
    load_member,
    read_data,
)
from docs_audit.tables import ImportFailed, Table, text_of
from docs_audit.tables.pictures import look_at_pictures
from docs_audit.tables.reader import MarkedList, read_tables

FILE_BYTES = 20 * 2**20
_LIMITS = Limits(wall_seconds=20.0, file_bytes=FILE_BYTES, unpacked_bytes=200 * 2**20)
_CODES = {"empty": "empty_file", "unsupported": "no_form", "no_text": "no_form"}
_KNOWN = frozenset({"empty_file", "too_large", "damaged", "encrypted", "timed_out", "no_form"})
_WORDS = frozenset({"docx", "doc", "wordxml", "rtf"})
_TABLES_AT_MOST = 200
# Headings stand on top of a table; what is filled in below is nobody's business here.
_ROWS_AT_MOST = 60
_HEAD_BYTES = 64 * 1024
# What a spreadsheet program calls a sheet is no title of a form.
_NO_TITLE = re.compile(r"(?:sheet|工作表|表)\s*\d*|.*[:：].*", re.IGNORECASE)

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class FormFile:
    """The upper rows of the tables of a form, a heading above several columns in the first of them.

    Of a mail also its subject and when it says that it was sent, in UTC.
    """

    tables: tuple[Rows, ...]
    subject: str = ""
    sent_at: datetime | None = None
    is_mail: bool = False


def read_form_file(name: str, content: bytes) -> FormFile:
    """The tables of a file and of what is attached to it.

    Raises:
        MarkedList: it, or what is attached to it, carries a secrecy mark.
        ImportFailed: it cannot be read, or `no_form`: there is no table in it.
    """
    if len(content) > FILE_BYTES:
        raise ImportFailed("too_large")
    if PurePath(name).suffix.lower() == ".csv":
        return _with_tables([_texts(one) for one in read_tables(name, content)])
    outcomes = _outcomes(name, content)
    whole = outcomes[0]
    tables = [table for one in outcomes if isinstance(one, Reading) for table in _tables(one)]
    if not isinstance(whole, Reading) or whole.format != "eml":
        return _with_tables(tables)
    subject = whole.text.partition("\n")[0].strip()
    # A mail tells when it was sent even where no form is attached to it.
    return FormFile(tuple(tables[:_TABLES_AT_MOST]), subject, sent_at(content), is_mail=True)


def sent_at(mail: bytes) -> datetime | None:
    """What the head of a mail says; None where it says nothing that can be understood."""
    head = mail[:_HEAD_BYTES].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    try:
        told = BytesHeaderParser(policy=policy.default).parsebytes(head + b"\n\n").get("Date")
        at: datetime | None = told.datetime if told is not None else None
        if at is None:
            return None
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError, TypeError, IndexError, AttributeError):
        # What stands there is anybody's; the parser raises a little of everything.
        return None


def _outcomes(name: str, content: bytes) -> list[Outcome]:
    outcomes = read_data(content, name, limits=_LIMITS)
    for one in outcomes:
        if isinstance(one, Refused):
            raise MarkedList(one.rule)
    whole = outcomes[0]
    for one in outcomes:
        if has_scans(one):
            look_at_pictures(one.member or name, _data_of(one, content), max(one.scans))
    if isinstance(whole, DocumentError):
        code = _CODES.get(whole.code.value, whole.code.value)
        raise ImportFailed(code if code in _KNOWN else "damaged")
    return outcomes


def _data_of(outcome: Outcome, content: bytes) -> bytes:
    try:
        return load_member(content, outcome.member, _LIMITS) if outcome.member else content
    except DocumentError:
        raise ImportFailed("damaged") from None


def _with_tables(tables: Sequence[Rows]) -> FormFile:
    if not any(cell for rows in tables for row in rows for cell in row):
        raise ImportFailed("no_form")
    return FormFile(tuple(tables[:_TABLES_AT_MOST]))


def _tables(reading: Reading) -> Iterator[Rows]:
    """The tables of a text whose cells are parted by tabs; a line of one cell is above a table."""
    above: list[str] = []
    rows: list[tuple[str, ...]] = []
    for line in [*reading.text.split("\n"), ""]:
        if "\t" in line:
            rows.append(tuple(cell.strip() for cell in line.split("\t")))
            continue
        if rows:
            yield _table(above, rows, reading.format)
            above, rows = [], []
        above.append(line.strip())


def _table(above: Sequence[str], rows: Sequence[tuple[str, ...]], form: str) -> Rows:
    """A table under its title, which stands right above it or, of a sheet, under its name."""
    titles = [one for one in above if one and _NO_TITLE.fullmatch(one) is None]
    found = list(rows[:_ROWS_AT_MOST])
    if form in _WORDS and len(found) > 1:
        found[0] = aligned(found[0], found[1])
    return ((titles[-1],), *found) if titles else tuple(found)


def aligned(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Headings of a table in a document put above the columns that they span.

    A document keeps a heading that spans columns as one cell, and an empty cell under each that
    spans rows. Where that leaves a doubt the row stays as it is.
    """
    if len(upper) >= len(lower):
        return tuple(upper)
    starts = [at for at, cell in enumerate(lower) if not cell or at == 0 or not lower[at - 1]]
    if len(starts) != len(upper):
        return tuple(upper)
    placed = [""] * len(lower)
    for at, heading in zip(starts, upper, strict=True):
        placed[at] = heading
    return tuple(placed)


def _texts(table: Table) -> Rows:
    rows = islice(table.rows, _ROWS_AT_MOST)
    return tuple(tuple(text_of(cell) for cell in row or ()) for _number, row in rows)
