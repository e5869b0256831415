"""Rows of a table turned into drafts; a bad row is an error of its own, the others go on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from docs_audit.tables import BadCell, ImportFailed, Notice, Row, RowError, Table, text_of
from docs_audit.tables.headers import Header, Numbered, labels
from docs_audit.tables.moments import YearOf, year_near, year_within

from . import rows as row_reading
from .columns import find_header
from .drafts import Draft, Imported, Limits, Preview
from .rows import EXAMPLE_IDS

_SAMPLES = 3
_SAMPLE_CHARACTERS = 60
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年(?!\s*\d)")


def read_table(
    table: Table,
    *,
    limits: Limits,
    mapping: Mapping[str, str] | None = None,
    with_cells: bool = False,
) -> Imported:
    """Return the drafts of numbered rows; the header is looked for in the first rows.

    `mapping` gives the fields of labels as a person chose them; then a column of hosts may be
    missing, and the drafts name none. `with_cells` keeps each row as written beside its draft.

    Raises:
        ImportFailed: `empty_file`, `missing_columns`, `too_many_rows`.
    """
    numbered = Numbered(table.rows)
    header = find_header(numbered, mapping)
    if header is None:
        raise ImportFailed("missing_columns" if numbered.seen else "empty_file", "title")
    missing = _missing(set(header.fields.values()), chosen=mapping is not None)
    if missing:
        raise ImportFailed("missing_columns", ", ".join(missing))
    reading = _Reading(header, limits, _year_of(header.above, table.name), with_cells)
    for count, (number, row) in enumerate(numbered):
        if count >= limits.rows:
            raise ImportFailed("too_many_rows", str(limits.rows))
        reading.take(number, row)
    reading.take_undated()
    return Imported(
        tuple(sorted(reading.drafts, key=lambda draft: draft.row)),
        tuple(sorted(reading.errors, key=lambda error: error.row)),
        tuple((header.labels[i], field) for i, field in header.fields.items()),
        (*table.notices, *sorted(reading.notices, key=lambda notice: notice.row)),
        tuple(header.labels),
    )


def read_first(
    tables: Sequence[Table],
    *,
    limits: Limits,
    mapping: Mapping[str, str] | None = None,
    with_cells: bool = False,
) -> Imported:
    """Return the drafts of the first table that has a header row.

    Raises:
        ImportFailed: as `read_table` of the last table that holds something.
    """
    failure = ImportFailed("empty_file")
    for table in tables:
        try:
            return read_table(table, limits=limits, mapping=mapping, with_cells=with_cells)
        except ImportFailed as error:
            if error.code != "empty_file":
                failure = error
    raise failure


def preview_table(table: Table) -> Preview | None:
    """Return the columns with their first rows; None for a table without two columns.

    Where no header is recognised it is the first row of two and more texts.
    """
    numbered = Numbered(table.rows)
    first: list[list[str]] = []
    header = find_header(numbered, None)
    if header is None:
        first = [row for row in numbered.looked_at if sum(map(bool, row)) > 1]
        if not first:
            return None
        header = Header(labels(first[0]), {})
        samples = first[1 : _SAMPLES + 1]
    else:
        texts = ([text_of(cell) for cell in row or ()] for _, row in numbered)
        samples = []
        for row in texts:
            if any(row):
                samples.append(row)
            if len(samples) == _SAMPLES:
                break
    width = len(header.labels)
    return Preview(
        tuple(header.labels),
        tuple(
            tuple(cell[:_SAMPLE_CHARACTERS] for cell in [*row, *([""] * width)][:width])
            for row in samples
        ),
        tuple((header.labels[i], field) for i, field in header.fields.items()),
    )


def _missing(fields: set[str], *, chosen: bool) -> list[str]:
    needed = [field for field in ("unit", "title") if field not in fields]
    if chosen:
        needed = [field for field in needed if field != "unit"]
    return needed if fields & {"start", "date"} else [*needed, "start"]


def _year_of(above: Sequence[str], name: str) -> int | None:
    """Return the one year that the lines above the header, or the sheet's name, speak of."""
    for texts in (above, [name]):
        years = {int(year) for text in texts for year in _YEAR.findall(text)}
        if len(years) == 1:
            return years.pop()
    return None


class _Reading:
    """What has been read so far; rows whose date lacks its year wait for the others."""

    def __init__(self, header: Header, limits: Limits, year: int | None, with_cells: bool) -> None:
        self._header = header
        self._limits = limits
        self._year = year
        self._with_cells = with_cells
        self._keys: set[str] = set()
        self._undated: list[tuple[int, Sequence[object], BadCell]] = []
        self.drafts: list[Draft] = []
        self.errors: list[RowError] = []
        self.notices: list[Notice] = []

    def take(self, number: int, row: Row) -> None:
        if row is None:
            self.errors.append(RowError(number, "broken_row"))
        elif any(text_of(cell) for cell in row):
            try:
                self._draft(number, row, None)
            except BadCell as bad:
                if bad.code == "year_missing":
                    self._undated.append((number, row, bad))
                else:
                    self._refuse(number, row, bad)

    def take_undated(self) -> None:
        """Take the rows whose year the title of the table tells, or the dated row next to them."""
        dated = sorted((draft.row, draft.start.date()) for draft in self.drafts)
        for number, row, bad in self._undated:
            year_of: YearOf | None = None
            if self._year is not None:
                year_of = year_within(self._year)
            elif dated:
                near = min(dated, key=lambda one: (abs(one[0] - number), one[0] > number))
                year_of = year_near(near[1])
            try:
                if year_of is None:
                    raise bad
                draft = self._draft(number, row, year_of)
            except BadCell as still:
                self._refuse(number, row, still)
            else:
                self._note(number, "year_assumed", bad.field, str(draft.start.year))

    def _draft(self, number: int, row: Sequence[object], year_of: YearOf | None) -> Draft:
        values = self._values(row)
        draft, notes = row_reading.read_row(number, values, self._limits, year_of)
        if draft.key in self._keys:
            raise BadCell("duplicate_id", "id", draft.key)
        self._keys.add(draft.key)
        if text_of(values.get("id")).lower() in EXAMPLE_IDS:
            self._note(number, "example_row", "id", "")
            return draft
        if self._with_cells:
            draft = replace(draft, cells=_written(row))
        self.drafts.append(draft)
        for code, field, value in notes:
            self._note(number, code, field, value)
        return draft

    def _values(self, row: Sequence[object]) -> dict[str, object]:
        if any(text_of(cell) for cell in row[len(self._header.labels) :]):
            raise BadCell("too_many_cells", "", str(len(row)))
        values = {field: row[i] for i, field in self._header.fields.items() if i < len(row)}
        for field, value in values.items():
            if isinstance(value, str) and len(value) > self._limits.cell_characters:
                raise BadCell("cell_too_long", field, str(len(value)))
        return values

    def _refuse(self, number: int, row: Sequence[object], bad: BadCell) -> None:
        cells = _written(row) if self._with_cells else ()
        label = self._header.label(bad.field)
        self.errors.append(RowError(number, bad.code, bad.field, bad.value, label, cells))

    def _note(self, number: int, code: str, field: str, value: str) -> None:
        self.notices.append(Notice(number, code, field, value, self._header.label(field)))


def _written(row: Sequence[object]) -> tuple[str, ...]:
    return tuple(text_of(cell) for cell in row)
