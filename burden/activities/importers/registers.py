"""Rows of a register turned into drafts; a bad row is an error of its own, the others go on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docs_audit.tables import BadCell, ImportFailed, RowError, Table
from docs_audit.tables.headers import Header, Numbered, find_header

from .cells import read_cell
from .columns import Columns

__all__ = ["Draft", "Imported", "RowError", "read_register", "read_row"]


@dataclass(frozen=True, slots=True)
class Draft:
    """One row as its file tells it, before its units are looked up; `values` by column."""

    row: int
    values: Mapping[str, Any]
    cells: tuple[str, ...] = ()


@dataclass(slots=True)
class Imported:
    """The good rows and the others; `columns` by key what each was headed."""

    drafts: list[Draft] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    header: list[str] = field(default_factory=list)


def read_register(tables: Sequence[Table], columns: Columns) -> Imported:
    """The drafts of the first table that has the columns.

    Raises:
        ImportFailed: `empty_file`, `missing_columns` with the headers that are missing.
    """
    failure = ImportFailed("empty_file")
    for table in tables:
        rows = Numbered(table.rows)
        header = find_header(rows, columns.headers, columns.is_header)
        if header is None:
            failure = ImportFailed("missing_columns") if rows.seen else failure
            continue
        missing = [one for one in columns.required if one.key not in header.fields.values()]
        if missing:
            failure = ImportFailed("missing_columns", "、".join(one.zh for one in missing))
            continue
        return _read(rows, header, columns)
    raise failure


def _read(rows: Numbered, header: Header, columns: Columns) -> Imported:
    found = Imported(
        columns={key: header.labels[i] for i, key in header.fields.items()},
        header=header.labels,
    )
    for number, row in rows:
        if row is None:
            found.errors.append(RowError(number, "broken_row"))
            continue
        cells = tuple(str(cell or "").strip() for cell in row)
        texts = {key: cells[i] for i, key in header.fields.items() if i < len(cells)}
        if not any(cells) or all(columns[key].example == text for key, text in texts.items()):
            # Nothing, or the row that the template shows as an example.
            continue
        values, bad = read_row(columns, texts)
        if bad:
            found.errors += [
                RowError(number, one.code, one.field, one.value, header.label(one.field), cells)
                for one in bad
            ]
        else:
            found.drafts.append(Draft(number, values, cells))
    return found


def read_row(columns: Columns, texts: Mapping[str, str]) -> tuple[dict[str, Any], list[BadCell]]:
    """The values of a row or of a form, and everything that is wrong with it."""
    values: dict[str, Any] = {}
    bad: list[BadCell] = []
    for column in columns.all:
        try:
            values[column.key] = read_cell(column, texts.get(column.key, ""))
        except BadCell as error:
            bad.append(error)
    return values, bad + _unordered(values)


def _unordered(values: Mapping[str, Any]) -> list[BadCell]:
    """An end before its start."""
    start, end = values.get("start"), values.get("end")
    if start and end and end < start:
        return [BadCell("ends_before_start", "end", end.isoformat())]
    return []
