"""Months, quarters and years, and how many working days lie in them."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import chinese_calendar
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

_WRITTEN = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?"
)
_MONTHS_OF_QUARTER = 3
_MONTHS_OF_YEAR = 12
_OFFICE_HOURS = ((time(8, 30), time(12)), (time(14), time(17, 30)))
# Days: what lasts longer than two years is told by its dates.
_LONGEST_SPAN = 731


@dataclass(frozen=True, order=True)
class Period:
    """One or more whole months: from the first day of `first` on, `months` of them."""

    first: date
    months: int = 1

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2026-03`, `2026-Q1` or `2026`.

        Raises:
            ValueError: the text is none of these.
        """
        written = _WRITTEN.fullmatch(text)
        if written is None:
            raise ValueError(f"not a period: {text!r}")
        year = int(written["year"])
        if written["quarter"]:
            return cls(date(year, 3 * int(written["quarter"]) - 2, 1), _MONTHS_OF_QUARTER)
        if written["month"]:
            return cls(date(year, int(written["month"]), 1))
        return cls(date(year, 1, 1), _MONTHS_OF_YEAR)

    @classmethod
    def month_of(cls, day: date) -> "Period":
        return cls(day.replace(day=1))

    @classmethod
    def quarter_of(cls, day: date) -> "Period":
        return cls(date(day.year, day.month - (day.month - 1) % 3, 1), _MONTHS_OF_QUARTER)

    @classmethod
    def from_request(cls, request: HttpRequest, *, latest: date | None = None) -> "Period":
        """The period of `?period=`, else the month of the latest data, else the present month."""
        asked = request.GET.get("period", "")
        if not asked:
            return cls.month_of(latest or timezone.localdate())
        try:
            return cls.parse(asked)
        except ValueError as error:
            raise Http404(str(error)) from error

    @property
    def last(self) -> date:
        """The last day of the period."""
        return months_later(self.first, self.months) - timedelta(days=1)

    @property
    def is_year(self) -> bool:
        """Whether it is a year of the calendar."""
        return self.months == _MONTHS_OF_YEAR and self.first.month == 1

    @property
    def key(self) -> str:
        """The form that stands in addresses and that `parse` reads."""
        if self.months == _MONTHS_OF_YEAR:
            return f"{self.first.year}"
        if self.months == _MONTHS_OF_QUARTER:
            return f"{self.first.year}-Q{self._quarter}"
        return f"{self.first:%Y-%m}"

    @property
    def label(self) -> str:
        """The period in the reader's language."""
        if self.months == _MONTHS_OF_YEAR:
            return _("year %(year)s") % {"year": self.first.year}
        if self.months == _MONTHS_OF_QUARTER:
            return _("quarter %(quarter)s of %(year)s") % {
                "quarter": self._quarter,
                "year": self.first.year,
            }
        return date_format(self.first, "YEAR_MONTH_FORMAT")

    @property
    def _quarter(self) -> int:
        return (self.first.month + 2) // _MONTHS_OF_QUARTER

    def previous(self) -> "Period":
        """The period of the same length just before."""
        return Period(months_later(self.first, -self.months), self.months)

    def a_year_before(self) -> "Period":
        """The same months of the year before."""
        return Period(months_later(self.first, -_MONTHS_OF_YEAR), self.months)

    def next(self) -> "Period":
        """The period of the same length just after."""
        return Period(months_later(self.first, self.months), self.months)

    def single_months(self) -> list["Period"]:
        """The months of the period, earliest first."""
        return [Period(months_later(self.first, step)) for step in range(self.months)]

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True)
class WorkingDays:
    """A number of working days; assumed where the official calendar of a year is not known."""

    count: int
    is_assumed: bool


def working_days(first: date, last: date) -> WorkingDays:
    """Working days from the first to the last day, both included.

    The State Council's holidays and make-up days count as published. For a year that the
    calendar does not know, Monday to Friday count, and the number is marked as assumed.
    """
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    found = [_official(day) for day in days]
    count = sum(map(is_working_day, days))
    return WorkingDays(count, is_assumed=None in found)


def is_working_day(day: date) -> bool:
    """Whether offices are open by the calendar of holidays and make-up days.

    Monday to Friday where that is not published yet.
    """
    official = _official(day)
    return day.weekday() < calendar.SATURDAY if official is None else official


def after_working_days(day: date, number: int) -> date:
    """The working day that is so many working days after a day."""
    while number > 0:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def working_hours(start: datetime, end: datetime) -> float:
    """Office hours between two local times: 8:30 to 12 and 14 to 17:30 of working days.

    Offices keep other hours in places; these are the usual ones and nowhere laid down. An end
    before the start gives none.
    """
    minutes = 0.0
    for day in _days_of(start, end):
        for opens, closes in _OFFICE_HOURS:
            first = max(start, datetime.combine(day, opens, start.tzinfo))
            last = min(end, datetime.combine(day, closes, start.tzinfo))
            minutes += max((last - first).total_seconds() / 60, 0)
    return minutes / 60


def _days_of(start: datetime, end: datetime) -> Iterator[date]:
    days = min((end.date() - start.date()).days, _LONGEST_SPAN)
    yield from filter(is_working_day, (start.date() + timedelta(days=at) for at in range(days + 1)))


@lru_cache(maxsize=8_192)
def _official(day: date) -> bool | None:
    """What the State Council has published of a day; None for a year it has not yet."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def months_later(first: date, months: int) -> date:
    """The first day of the month so many months later; earlier ones by a negative number."""
    ordinal = first.year * _MONTHS_OF_YEAR + first.month - 1 + months
    return date(ordinal // _MONTHS_OF_YEAR, ordinal % _MONTHS_OF_YEAR + 1, 1)
