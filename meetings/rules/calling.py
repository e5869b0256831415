"""Who is called, by whom and when: principals by deputies, relays, how far down, free days."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from .records import Hit, Record

_SHOWN = 8
_SATURDAY = 6


def find(record: Record, limits: Mapping[str, float]) -> Iterator[Hit]:
    yield from _principals(record)
    yield from _relay(record)
    yield from _filing(record, limits)
    yield from _reach(record, limits)
    if record.called:
        yield from _free_days(record, limits)


def _principals(record: Record) -> Iterator[Hit]:
    """GD-11; nothing where it was not told who called the meeting."""
    if record.convener != "deputy":
        return
    units = record.principals()
    if units:
        yield Hit("GD-11", "by_deputy", {"units": "、".join(units[:_SHOWN]), "count": len(units)})


def _relay(record: Record) -> Iterator[Hit]:
    if record.relay is not None:
        figures = {"host": record.relay.host}
        yield Hit("GD-10a", "relay", figures, meetings=(record.relay.meeting,))


def _filing(record: Record, limits: Mapping[str, float]) -> Iterator[Hit]:
    """Only where it was told when the meeting was filed, and it calls others."""
    days, bound = record.filed_ahead, limits["meeting.filed_days"]
    if bound and days is not None and days < bound and record.called:
        yield Hit("LOC-04a", "filed_late", {"days": days, "bound": bound})


def _reach(record: Record, limits: Mapping[str, float]) -> Iterator[Hit]:
    """LOC-04b; what hosts below that level call is not meant."""
    lowest = round(limits["meeting.lowest_level"])
    if not lowest or record.level > lowest:
        return
    units = list(dict.fromkeys(seat.name for seat in record.guests if seat.level > lowest))
    if units:
        yield Hit("LOC-04b", "reach", {"units": "、".join(units[:_SHOWN]), "count": len(units)})


def _free_days(record: Record, limits: Mapping[str, float]) -> Iterator[Hit]:
    """Held on a day kept free, or in the evening or on days off around such days.

    Weeks of a month count from the one with its first Monday, as calendars of offices do.
    """
    day = record.start.date()
    if is_free(day, limits) and record.is_workday:
        outside = _is_outside(record.start, record, limits)
        yield Hit("LOC-04", "evening" if outside else "free_day", _when(record))
    elif not record.is_workday and _has_free_days(day, limits):
        yield Hit("LOC-04", "day_off", _when(record))


def is_free(day: date, limits: Mapping[str, float]) -> bool:
    """Whether a day is kept without meetings, as a weekday or in a week of the month."""
    first, last = round(limits["meeting.free_from"]), round(limits["meeting.free_to"])
    if first and first <= day.isoweekday() <= last:
        return True
    week = round(limits["meeting.free_week"])
    return bool(week) and week_of_month(day) == week


def week_of_month(day: date) -> int:
    """The number of the week among those whose Monday lies in one month."""
    monday = day - timedelta(days=day.weekday())
    return (monday.day - 1) // 7 + 1


def _has_free_days(day: date, limits: Mapping[str, float]) -> bool:
    """Whether working days of the same week are kept free."""
    monday = day - timedelta(days=day.weekday())
    return any(is_free(monday + timedelta(days=step), limits) for step in range(_SATURDAY - 1))


def _is_outside(start: datetime, record: Record, limits: Mapping[str, float]) -> bool:
    hour = start.hour + start.minute / 60
    opens, closes = limits["meeting.day_start"], limits["meeting.day_end"]
    return record.is_timed and not opens <= hour < closes


def _when(record: Record) -> dict[str, str]:
    return {
        "day": record.start.date().isoformat(),
        "time": f"{record.start:%H:%M}" if record.is_timed else "",
    }
