"""Rows of a table turned into drafts; a bad row is an error of its own, the others go on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from . import rows as row_reading
from .columns import is_header, joined, labels, match_columns
from .drafts import BadCell, Draft, Imported, ImportFailed, Limits, Notice, Preview, RowError
from .moments import YearOf, year_near, year_within
from .rows import EXAMPLE_IDS, Row, digest, text_of

__all__ = ["Row", "Table", "digest", "preview_table", "read_table"]

_HEADER_WITHIN = 20
_SAMPLES = 3
_SAMPLE_CHARACTERS = 60
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年(?!\s*\d)")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a sheet with their numbers; `name` may tell the year, `notices` what is odd."""

    rows: Iterable[tuple[int, Row]]
    name: str = ""
    notices: tuple[Notice, ...] = ()


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
    numbered = _Pushed(table.rows)
    header = _header(numbered, mapping)
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


def preview_table(table: Table) -> Preview | None:
    """Return the columns with their first rows; None for a table without two columns.

    Where no header is recognised it is the first row of two and more texts.
    """
    numbered = _Pushed(table.rows)
    first: list[list[str]] = []
    header = _header(numbered, None)
    if header is None:
        first = [row for row in numbered.looked_at if sum(map(bool, row)) > 1]
        if not first:
            return None
        header = _Header(labels(first[0]), {}, [])
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


class _Pushed:
    """Numbered rows of which some can be given back; `looked_at` are the texts of the first."""

    def __init__(self, rows: Iterable[tuple[int, Row]]) -> None:
        self._rows = iter(rows)
        self._back: list[tuple[int, Row]] = []
        self.looked_at: list[list[str]] = []

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        return self

    def __next__(self) -> tuple[int, Row]:
        return self._back.pop() if self._back else next(self._rows)

    def give_back(self, row: tuple[int, Row]) -> None:
        self._back.append(row)

    @property
    def seen(self) -> bool:
        """Whether any of the first rows held something."""
        return any(any(row) for row in self.looked_at)


@dataclass(frozen=True, slots=True)
class _Header:
    """Labels of all columns, the fields of some by index, and the texts that stand above."""

    labels: list[str]
    fields: dict[int, str]
    above: list[str]

    def label(self, field: str) -> str:
        return next((self.labels[i] for i, name in self.fields.items() if name == field), "")


def _header(rows: _Pushed, mapping: Mapping[str, str] | None) -> _Header | None:
    """Return the header within the first rows, of one row or of two; the rows after it are left."""
    above: list[str] = []
    held = 0
    for _, row in rows:
        names = [text_of(cell) for cell in row or ()]
        rows.looked_at.append(names)
        if any(names):
            held += 1
            found = _header_at(names, rows, mapping)
            if found is not None:
                return _Header(found, match_columns(found, mapping), above)
            above += filter(None, names)
        if held >= _HEADER_WITHIN:
            break
    return None


def _header_at(
    names: list[str], rows: _Pushed, mapping: Mapping[str, str] | None
) -> list[str] | None:
    """Return the labels of a header that begins with this row."""
    following = next(rows, None)
    below = [text_of(cell) for cell in (following[1] or ())] if following else []
    is_alone = is_header(labels(names), mapping)
    both = joined(names, below)
    # A banner above the header is no part of it.
    begins_here = is_alone or not is_header(labels(below), mapping)
    if both is not None and begins_here and is_header(labels(both), mapping):
        return labels(both)
    if following is not None:
        rows.give_back(following)
    return labels(names) if is_alone else None


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

    def __init__(self, header: _Header, limits: Limits, year: int | None, with_cells: bool) -> None:
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
