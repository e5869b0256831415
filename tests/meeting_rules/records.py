"""Meetings as the rules look at them, written for tests: of one, each test changes a part."""

from datetime import date, datetime, time, timedelta
from typing import Any

from burden.thresholds.rulebook import LIMITS, PRESETS
from meetings.rules import Hit, Record, Seat, check

DEFAULTS = {key: limit.default for key, limit in LIMITS.items()}
CITY, COUNTY, TOWNSHIP, VILLAGE = 2, 3, 4, 5
TOWNS = ("青河镇", "白水镇", "柳林乡", "石桥镇")


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A local time without a zone, as records have them."""
    return datetime.combine(date(year, month, day), time(hour, minute))


DAY = at(2026, 3, 5, 9)


def seat(name: str, *, level: int = TOWNSHIP, people: int = 2, role: str = "") -> Seat:
    return Seat(unit=name, name=name, level=level, people=people, role=role)


def meeting(start: datetime = DAY, *, hours: float | None = 2, **told: Any) -> Record:
    """A county's meeting of its townships; `hours` None: no end was told."""
    end = start + timedelta(hours=hours) if hours is not None else None
    stated = {
        "id": f"{start:%m%d%H%M}{told.get('title', '')}",
        "host": "安平县",
        "host_name": "安平县",
        "level": COUNTY,
        "title": "全县护林工作会议",
        "end": end,
        "seats": tuple(seat(name) for name in TOWNS),
        "own": frozenset({"安平县"}),
        "words": frozenset({"护林"}),
    }
    return Record(start=start, **{**stated, **told})


def limits(preset: str = "", **values: float) -> dict[str, float]:
    """The defaults, with the numbers of one place or of a test in their stead."""
    local = PRESETS[preset].values if preset else {}
    named = {f"meeting.{name}": value for name, value in values.items()}
    return {**DEFAULTS, **local, **named}


def hits(record: Record, rule: str, bounds: dict[str, float] | None = None) -> list[Hit]:
    """What one rule says of a meeting."""
    return [hit for hit in check(record, bounds or DEFAULTS) if hit.rule == rule]


def forms(record: Record, rule: str, bounds: dict[str, float] | None = None) -> list[str]:
    return [hit.form for hit in hits(record, rule, bounds)]
