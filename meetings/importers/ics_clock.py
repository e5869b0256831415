"""A series by the clock of its own zone.

The library that writes series out knows a date by its time in UTC or by the clock, whichever fits,
and so takes what is said of 9 o'clock in China for said of 17 o'clock, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from icalendar import Component, vDDDLists, vDDDTypes, vRecur

from .ics_event import several, value_of

_MOMENTS = ("DTSTART", "DTEND", "RECURRENCE-ID")


def zone_of(events: Sequence[Component]) -> tzinfo | None:
    """The zone of what repeats; none where it has none, or there are changes alone."""
    start = value_of(events[0], "DTSTART")
    is_zoned = "RECURRENCE-ID" not in events[0] and isinstance(start, datetime)
    return start.tzinfo if is_zoned else None


def by_the_clock(event: Component, zone: tzinfo) -> Component:
    """A copy of an event with its times as the clock of a zone shows them."""
    copied: Component = event.copy()
    for name in _MOMENTS:
        if name in copied:
            put(copied, name, _clock(value_of(copied, name), zone))
    for name in ("EXDATE", "RDATE"):
        if name in copied:
            dates = [one.dt for dates in several(copied[name]) for one in dates.dts]
            copied[name] = vDDDLists([_clock(one, zone) for one in dates])
    if "RRULE" in copied:
        copied["RRULE"] = [_rule(one, zone) for one in several(copied["RRULE"])]
    return copied


def in_zone(event: Component, zone: tzinfo) -> Component:
    """An event by the clock of a zone, with its zone told."""
    for name in _MOMENTS:
        value = value_of(event, name)
        if isinstance(value, datetime):
            put(event, name, value.replace(tzinfo=zone))
    return event


def put(event: Component, name: str, moment: date | datetime) -> None:
    """Give a property of an event another moment; to whom it reaches stays as it was told."""
    told = event[name]
    value = vDDDTypes(moment)
    value.params.update({key: one for key, one in told.params.items() if key == "RANGE"})
    event[name] = value


def _rule(rule: vRecur, zone: tzinfo) -> vRecur:
    copied = vRecur(rule)
    if "UNTIL" in rule:
        copied["UNTIL"] = [_clock(end, zone) for end in several(rule["UNTIL"])]
    return copied


def _clock(value: Any, zone: tzinfo) -> Any:
    """A moment as a clock shows it, a period part by part; days and lengths as they are."""
    if isinstance(value, tuple):
        return tuple(_clock(one, zone) for one in value)
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(zone).replace(tzinfo=None)
    return value
