"""The periods a reader may choose from."""

from dataclasses import dataclass
from datetime import date

from burden.organisations.periods import Period

_YEARS_BACK = 2


@dataclass(frozen=True)
class Year:
    """A year with its quarters and months."""

    year: Period
    quarters: list[Period]
    months: list[Period]


def years_around(period: Period, *, latest: date | None = None) -> list[Year]:
    """The year of the latest data (or of the period, if later) and the years before it."""
    newest = max(period.first, latest or period.first).year
    oldest = min(newest - _YEARS_BACK, period.first.year)
    return [_year(number) for number in range(newest, oldest - 1, -1)]


def _year(number: int) -> Year:
    year = Period.parse(str(number))
    return Year(
        year=year,
        quarters=[Period.parse(f"{number}-Q{quarter}") for quarter in range(1, 5)],
        months=year.single_months(),
    )
