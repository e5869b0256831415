"""Working weeks of a year in which a host called nobody (LOC-03a)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from .records import Occasion
from .sparing import spared

_WEEK, _DAYS = timedelta(days=7), 7


@dataclass(frozen=True, slots=True)
class FreeWeeks:
    """Working weeks of a year: of those that are `over`, those that begin on `mondays` were free;
    `whole` are all.
    """

    mondays: tuple[date, ...]
    over: int
    whole: int

    @property
    def free(self) -> int:
        return len(self.mondays)

    @property
    def is_final(self) -> bool:
        return self.over == self.whole

    @property
    def expected(self) -> int | None:
        """Where the year is heading at the pace so far; None where none is over, or all are."""
        if self.is_final or not self.over:
            return None
        return self.free + round(self.free / self.over * (self.whole - self.over))


def free_weeks(
    records: Sequence[Occasion], year: int, until: date, is_workday: Callable[[date], bool]
) -> FreeWeeks:
    """The weeks of a year, of which meetings are known up to a day.

    Monday to Sunday counts, so that a meeting moved to the weekend is one of its week. Weeks that
    span the turn of the year, and those in which no office was open, are left out.
    """
    weeks = _working_weeks(year, is_workday)
    over = [monday for monday in weeks if monday + _WEEK <= until + timedelta(days=1)]
    held = {monday for one in records if one.called and not spared(one) for monday in _of(one)}
    free = tuple(monday for monday in over if monday not in held)
    return FreeWeeks(free, len(over), len(weeks))


@cache
def _working_weeks(year: int, is_workday: Callable[[date], bool]) -> tuple[date, ...]:
    """Their Mondays; asked for again for every host."""
    return tuple(monday for monday in _mondays(year) if any(map(is_workday, _days(monday))))


def _mondays(year: int) -> Iterator[date]:
    """Of the weeks that lie in the year as a whole."""
    first = date(year, 1, 1)
    monday = first + timedelta(days=-first.weekday() % _DAYS)
    while (monday + _WEEK - timedelta(days=1)).year == year:
        yield monday
        monday += _WEEK


def _days(monday: date) -> Iterator[date]:
    return (monday + timedelta(days=step) for step in range(_DAYS))


def _of(record: Occasion) -> Iterator[date]:
    """The weeks that a meeting lies in; one of several days may lie in two."""
    day = record.start.date()
    monday = day - timedelta(days=day.weekday())
    last = max(day, record.end.date()) if record.end else day
    while monday <= last:
        yield monday
        monday += _WEEK
