"""The month of one unit as a calendar: which meetings its people sat in, and what they cost."""

import calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from burden.dashboards.heat import step_of
from burden.ledger import selectors as ledger
from burden.matters.models import Source
from burden.organisations.models import Unit
from burden.organisations.periods import Period, working_days
from meetings.models import Meeting
from meetings.selectors import meetings_at

_SHOWN = 3
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Day:
    """One day: its meetings in order of time, their hours at the unit, step 0-5 of the load scale.

    `is_inside` is false for the days of the neighbouring months that fill up a week.
    """

    date: date
    is_inside: bool
    is_working: bool
    meetings: tuple[Meeting, ...] = ()
    hours: Decimal = _ZERO
    step: int = 0

    @property
    def shown(self) -> tuple[Meeting, ...]:
        """The first meetings of the day."""
        return self.meetings[:_SHOWN]

    @property
    def more(self) -> tuple[Meeting, ...]:
        """The others, behind a disclosure."""
        return self.meetings[_SHOWN:]


@dataclass(frozen=True)
class Week:
    days: tuple[Day, ...]

    @property
    def count(self) -> int:
        return sum(len(day.meetings) for day in self.days if day.is_inside)

    @property
    def hours(self) -> Decimal:
        return sum((day.hours for day in self.days if day.is_inside), _ZERO)


@dataclass(frozen=True)
class Month:
    """A month by weeks that begin on Monday."""

    unit: Unit
    period: Period
    weeks: tuple[Week, ...]

    @property
    def days(self) -> list[Day]:
        """The days of the month itself."""
        return [day for week in self.weeks for day in week.days if day.is_inside]

    @property
    def count(self) -> int:
        return sum(week.count for week in self.weeks)

    @property
    def hours(self) -> Decimal:
        return sum((week.hours for week in self.weeks), _ZERO)

    @property
    def on_free_days(self) -> int:
        """Meetings on weekends and holidays."""
        return sum(len(day.meetings) for day in self.days if not day.is_working)

    @property
    def fullest(self) -> Day | None:
        """The day with most hours, then most meetings."""
        busy = [day for day in self.days if day.meetings]
        return max(busy, key=lambda day: (day.hours, len(day.meetings)), default=None)


def month_of(unit: Unit, period: Period) -> Month:
    """The last month of the period at the unit itself, without the units below it."""
    month = period.single_months()[-1]
    held = _held(unit, month)
    hours = _hours(unit, month)
    most = max(hours.values(), default=_ZERO)
    weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(
        month.first.year, month.first.month
    )
    return Month(
        unit,
        month,
        tuple(
            Week(tuple(_day(day, month, held.get(day, ()), hours[day], most) for day in week))
            for week in weeks
        ),
    )


def _day(
    day: date, month: Period, meetings: tuple[Meeting, ...], hours: Decimal, most: Decimal
) -> Day:
    is_inside = month.first <= day <= month.last
    is_working = working_days(day, day).count == 1
    if not is_inside:
        return Day(day, is_inside=False, is_working=is_working)
    return Day(day, True, is_working, meetings, hours, step_of(hours, most))


def _held(unit: Unit, month: Period) -> dict[date, tuple[Meeting, ...]]:
    by_day: dict[date, tuple[Meeting, ...]] = {}
    for meeting in meetings_at(unit, month.first, month.last):
        day = timezone.localtime(meeting.starts_at).date()
        by_day[day] = (*by_day.get(day, ()), meeting)
    return by_day


def _hours(unit: Unit, month: Period) -> defaultdict[date, Decimal]:
    received = ledger.Slice(unit.path, month).received.filter(
        receiver=unit, item__source=Source.MEETING
    )
    return defaultdict(Decimal, ledger.by_day(received))
