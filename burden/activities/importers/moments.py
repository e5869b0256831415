"""Moments as chat programs write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time

TIME = (
    r"(?P<year>20\d\d)[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?"
    r"(?:[ T,，]*(?:星期|周)[一二三四五六日天])?[ T,，]*"
    r"(?P<half>凌晨|早上|上午|中午|下午|傍晚|晚上)?\s*(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?"
    r"\s*(?P<noon>[AaPp][Mm])?"
)
_MOMENT = re.compile(TIME)
_LATE = ("下午", "傍晚", "晚上")
_NOON = 12


def read_moment(text: str) -> datetime | None:
    """Return the local moment that a cell names, None where it names none that exists."""
    found = _MOMENT.fullmatch(text.strip())
    return moment_of(found) if found else None


def moment_of(found: re.Match[str]) -> datetime | None:
    """Return the moment of a match of TIME; None for the 30th of February and the like."""
    hour = int(found["hour"])
    noon = (found["noon"] or "").lower()
    if hour < _NOON and (found["half"] in _LATE or noon == "pm"):
        hour += _NOON
    elif hour == _NOON and (found["half"] in ("凌晨", "上午") or noon == "am"):
        hour = 0
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        clock = time(hour, int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return None
    return datetime.combine(day, clock)
