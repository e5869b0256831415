"""One row of a table, its cells by field, turned into the draft of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256

from docs_audit.tables import BadCell, text_of
from docs_audit.tables.moments import Moment, YearOf, latest_of_day, read_moment, read_span

from .cells import (
    read_agenda,
    read_attendees,
    read_category,
    read_convener,
    read_flag,
    read_mode,
    read_names,
    read_numbers,
    read_speeches,
)
from .drafts import Draft, DraftSeat, Limits

# What is worth a look in a row that was taken: code, field, value.
Note = tuple[str, str, str]
# The first column of the row that a template shows as an example.
EXAMPLE_IDS = frozenset({"示例", "example"})


def read_row(
    number: int, values: Mapping[str, object], limits: Limits, year_of: YearOf | None
) -> tuple[Draft, list[Note]]:
    """Return the draft of a row, and what is worth a look in it.

    Raises:
        BadCell: the row cannot be used.
    """
    text = {field: text_of(value) for field, value in values.items()}
    title = _required(text, "title")
    unit = _required(text, "unit") if "unit" in text else ""
    start, end = _times(values, text, limits, year_of)
    draft = Draft(
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
        branches=read_names(text.get("branches", "")),
        category=read_category(text.get("category", "")),
        convener=read_convener(text.get("convener", "")),
        speeches=read_speeches(text.get("speeches", ""), limits),
        has_discussion=read_flag(text.get("has_discussion", ""), "has_discussion"),
        is_comprehensive=read_flag(text.get("is_comprehensive", ""), "is_comprehensive"),
        legal_basis=text.get("legal_basis", ""),
        plan_number=text.get("plan_number", ""),
        filed_on=_day_before("filed_on", values, text, start),
        approved_by=text.get("approved_by", ""),
        approved_on=_day_before("approved_on", values, text, start),
    )
    return draft, notes_of_length(draft, limits)


def notes_of_length(draft: Draft, limits: Limits) -> list[Note]:
    """Return what is worth a look in the times of a draft: no length, or a very long one."""
    if draft.end is None or not draft.timed:
        return []
    hours = (draft.end - draft.start).total_seconds() / 3600
    return [("long_meeting", "end", f"{hours:.0f}")] if hours > limits.noted_hours else []


def digest(*parts: str) -> str:
    """Return a key that is the same whenever the same row comes again."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:24]


def _required(text: Mapping[str, str], field: str) -> str:
    value = text.get(field, "")
    if not value:
        raise BadCell(f"missing_{field}", field)
    return value


def _times(
    values: Mapping[str, object], text: Mapping[str, str], limits: Limits, year_of: YearOf | None
) -> tuple[Moment, Moment | None]:
    day = None
    if text.get("date"):
        day = read_moment(values["date"], "date", year_of=year_of).at.date()
    if text.get("start"):
        start, end = read_span(values["start"], "start", on=day, year_of=year_of)
    elif day is not None:
        start, end = read_span(values["date"], "date", year_of=year_of)
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


def _day_before(
    field: str, values: Mapping[str, object], text: Mapping[str, str], start: Moment
) -> date | None:
    """The day of filing or approval, in the year of the meeting or before it where none is told."""
    if not text.get(field):
        return None
    return read_moment(values[field], field, year_of=_year_until(start.at)).at.date()


def _year_until(start: datetime) -> YearOf:
    """The year of a day and month that lie not after a meeting."""
    return lambda month, day, _weekday: start.year - ((month, day) > (start.month, start.day))


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
