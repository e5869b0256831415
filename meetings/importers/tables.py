"""Rows of a table turned into drafts; a bad row is an error of its own, the others go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import sha256

from .cells import read_agenda, read_attendees, read_mode, read_numbers
from .columns import is_header, match_columns
from .drafts import BadCell, Draft, DraftSeat, Imported, ImportFailed, Limits, RowError
from .moments import Moment, latest_of_day, read_moment, read_span

# None stands for a line that could not be read as a row.
Row = Sequence[object] | None
_HEADER_WITHIN = 20


def read_table(
    rows: Iterable[tuple[int, Row]],
    *,
    limits: Limits,
    mapping: Mapping[str, str] | None = None,
) -> Imported:
    """Return the drafts of numbered rows; the header is looked for in the first rows.

    Raises:
        ImportFailed: `empty_file`, `missing_columns`, `too_many_rows`.
    """
    numbered = iter(rows)
    header, columns = _header(numbered, mapping)
    drafts: list[Draft] = []
    errors: list[RowError] = []
    keys: set[str] = set()
    for count, (number, row) in enumerate(numbered):
        if count >= limits.rows:
            raise ImportFailed("too_many_rows", str(limits.rows))
        if row is None:
            errors.append(RowError(number, "broken_row"))
            continue
        if not any(_text(cell) for cell in row):
            continue
        try:
            draft = _draft(number, _fields(row, header, columns, limits), limits)
            if draft.key in keys:
                raise BadCell("duplicate_id", "id", draft.key)
        except BadCell as bad:
            errors.append(RowError(number, bad.code, bad.field, bad.value))
            continue
        keys.add(draft.key)
        drafts.append(draft)
    return Imported(tuple(drafts), tuple(errors), tuple((header[i], f) for i, f in columns.items()))


def _header(
    rows: Iterator[tuple[int, Row]], mapping: Mapping[str, str] | None
) -> tuple[list[str], dict[int, str]]:
    seen = 0
    for _, row in rows:
        names = [_text(cell) for cell in row or ()]
        if is_header(names, mapping):
            columns = match_columns(names, mapping)
            missing = _missing(set(columns.values()))
            if missing:
                raise ImportFailed("missing_columns", ", ".join(missing))
            return names, columns
        seen += any(names)
        if seen >= _HEADER_WITHIN:
            break
    raise ImportFailed("missing_columns" if seen else "empty_file", "title" if seen else "")


def _missing(fields: set[str]) -> list[str]:
    needed = [field for field in ("unit", "title") if field not in fields]
    return needed if fields & {"start", "date"} else [*needed, "start"]


def _fields(
    row: Sequence[object], header: Sequence[str], columns: Mapping[int, str], limits: Limits
) -> dict[str, object]:
    if any(_text(cell) for cell in row[len(header) :]):
        raise BadCell("too_many_cells", "", str(len(row)))
    values = {field: row[i] for i, field in columns.items() if i < len(row)}
    for field, value in values.items():
        if isinstance(value, str) and len(value) > limits.cell_characters:
            raise BadCell("cell_too_long", field, value)
    return values


def _draft(number: int, values: Mapping[str, object], limits: Limits) -> Draft:
    text = {field: _text(value) for field, value in values.items()}
    title = _required(text, "title")
    unit = _required(text, "unit")
    start, end = _times(values, text, limits)
    return Draft(
        row=number,
        key=text.get("id") or digest(unit, title, start.at.isoformat()),
        unit=unit,
        title=title,
        start=start.at,
        end=end.at if end else None,
        timed=start.timed,
        mode=read_mode(text.get("mode", ""), title),
        venue=text.get("venue", ""),
        agenda=read_agenda(text.get("agenda", ""), limits),
        attendees=_seats(unit, text, limits),
        cites=read_numbers(text.get("cites", "")),
        kind=text.get("kind", ""),
        minutes=text.get("minutes", ""),
    )


def digest(*parts: str) -> str:
    """Return a key that is the same whenever the same row comes again."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def _required(text: Mapping[str, str], field: str) -> str:
    value = text.get(field, "")
    if not value:
        raise BadCell(f"missing_{field}", field)
    return value


def _times(
    values: Mapping[str, object], text: Mapping[str, str], limits: Limits
) -> tuple[Moment, Moment | None]:
    day = read_moment(values["date"], "date").at.date() if text.get("date") else None
    if text.get("start"):
        start, end = read_span(values["start"], "start", on=day)
    elif day is not None:
        start, end = read_span(values["date"], "date")
    else:
        raise BadCell("missing_start", "start")
    if text.get("end"):
        end = read_moment(values["end"], "end", on=start.at.date())
    if end is None or not end.timed:
        _check_days(start, end, text)
        return start, None
    until = latest_of_day(start.at, end.at)
    check_order(start, until, text.get("end") or text.get("start", ""), limits)
    return start, Moment(until, True)


def _check_days(start: Moment, end: Moment | None, text: Mapping[str, str]) -> None:
    """Refuse an end date before the start; a date alone tells no length."""
    if end is not None and end.at.date() < start.at.date():
        raise BadCell("ends_before_start", "end", text["end"])


def check_order(start: Moment, end: datetime, written: str, limits: Limits) -> None:
    """Refuse an end before the start and a length that no meeting has.

    Raises:
        BadCell: `ends_before_start`, `too_long`.
    """
    length = (end - start.at).total_seconds() / 3600
    if length <= 0:
        raise BadCell("ends_before_start", "end", written)
    if length > limits.longest_hours:
        raise BadCell("too_long", "end", written)


def _seats(unit: str, text: Mapping[str, str], limits: Limits) -> tuple[DraftSeat, ...]:
    seats = read_attendees(text.get("attendees", ""), limits)
    people = text.get("people", "")
    if not people or any(seat.counted for seat in seats):
        return seats
    number = people.removesuffix("人").removesuffix(".0")
    if not number.isdecimal() or int(number) > limits.people:
        raise BadCell("bad_people", "people", people)
    return seats or (DraftSeat(unit, int(number)),)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\x00", "").strip()
