"""Person-hours of a meeting: when people sat, what lay outside working time, what was counted.

The formulas are those of the burden reference, sections 2.2 and 2.9, in one place. Times carry no
zone; lengths are in hours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Stretch = tuple[datetime, datetime]

# A sitting that runs on past midnight is one; what lasts longer is a meeting of several days.
_ONE_SITTING_AT_MOST = 12.0


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """When people work: clock hours of a working day, and what an hour outside them counts."""

    is_working_day: Callable[[date], bool]
    opens: float = 8.0
    closes: float = 18.0
    factor: float = 1.5


def attended(people: int, length: float) -> float:
    """Return the hours that people of one unit sit in a meeting."""
    return people * length


def sittings(start: datetime, end: datetime, work: WorkingTime) -> tuple[Stretch, ...]:
    """Return when people sat: of a meeting over several days its nights are left out.

    The first day runs from the start, the last one to the end; in between lie working hours.
    """
    if start.date() == end.date() or _length((start, end)) <= _ONE_SITTING_AT_MOST:
        return ((start, end),)
    days = [start.date() + timedelta(days=n) for n in range((end.date() - start.date()).days + 1)]
    stretches = [(_clock(day, work.opens), _clock(day, work.closes)) for day in days]
    stretches[0] = (start, max(stretches[0][1], start))
    stretches[-1] = (min(stretches[-1][0], end), end)
    return tuple(one for one in stretches if one[1] > one[0])


def length(stretches: Iterable[Stretch]) -> float:
    """Return how long stretches last together."""
    return sum(map(_length, stretches))


def cut(stretches: Sequence[Stretch], lengths: Sequence[float]) -> list[tuple[Stretch, ...]]:
    """Return the stretches cut into parts of these lengths, one after the other."""
    parts = []
    begin = 0.0
    for one in lengths:
        parts.append(_between(stretches, begin, begin + one))
        begin += one
    return parts


def shared(left: Iterable[Stretch], right: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Return the time that lies in both."""
    found = ((max(one[0], other[0]), min(one[1], other[1])) for one in left for other in right)
    return tuple(one for one in found if one[1] > one[0])


def counted(stretches: Iterable[Stretch], work: WorkingTime) -> float:
    """Return the hours with the part outside working time weighted by its factor."""
    total = outside = 0.0
    for one in stretches:
        total += _length(one)
        outside += _outside(one, work)
    return total + outside * (work.factor - 1)


def _outside(stretch: Stretch, work: WorkingTime) -> float:
    """Return the hours before, after and between the working hours of working days."""
    inside = 0.0
    day = stretch[0].date()
    while day <= stretch[1].date():
        if work.is_working_day(day):
            begin = max(stretch[0], _clock(day, work.opens))
            inside += max(_length((begin, min(stretch[1], _clock(day, work.closes)))), 0.0)
        day += timedelta(days=1)
    return _length(stretch) - inside


def _between(stretches: Sequence[Stretch], begin: float, end: float) -> tuple[Stretch, ...]:
    """Return what lies between two moments, told as hours sat since the start."""
    found = []
    for start, stop in stretches:
        here = _length((start, stop))
        first, last = max(begin, 0.0), min(end, here)
        if last > first:
            found.append((start + timedelta(hours=first), start + timedelta(hours=last)))
        begin, end = begin - here, end - here
    return tuple(found)


def _clock(day: date, hours: float) -> datetime:
    return datetime.combine(day, time()) + timedelta(hours=hours)


def _length(stretch: Stretch) -> float:
    return (stretch[1] - stretch[0]).total_seconds() / 3600
