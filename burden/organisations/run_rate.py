"""Where a year's count is heading, and whether a count rose after a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from math import exp, lgamma, log, sqrt

from burden.organisations.periods import months_later

_MONTHS = 12
_WATCHED = 6
_PRIOR = 0.5
_LOW, _HIGH = 0.05, 0.95
# So many standard deviations below the mean no chance is left that would count.
_FARTHEST = 9


@dataclass(frozen=True)
class Forecast:
    """A year's count as it is heading, and what nine of ten such years end between."""

    expected: int
    low: int
    high: int


@dataclass(frozen=True)
class Watch:
    """Counts of the six months up to a day and of the six after it, the day with the latter.

    `is_over` once the six months after it have passed; until then `after` counts those so far.
    """

    before: int
    after: int
    is_over: bool

    @property
    def monthly_before(self) -> float:
        return self.before / _WATCHED

    @property
    def monthly_after(self) -> float:
        """The mean over all six months: before they are over it can only grow."""
        return self.after / _WATCHED

    @property
    def rise(self) -> float | None:
        """The growth as a share of what was before; None where there was nothing."""
        return self.after / self.before - 1 if self.before else None


def forecast(now: Sequence[int], before: Sequence[int]) -> Forecast | None:
    """Where a year's count is heading (N20-01).

    `now` are the counts of its months so far, `before` of the twelve months of the year before.
    Where the same months of that year are known, the year is taken to run as that one did:
    sum(now) * sum(before) / sum(before[:len(now)]); else each month to come brings the mean of
    those past. None before the first month is over.

    What is still to come is a Poisson count whose rate is known from the months past alone, hence
    negative binomial; `low` and `high` are its 5th and 95th percentile.
    """
    if not now:
        return None
    total, same_months = sum(now), sum(before[: len(now)])
    past, whole = (
        (same_months, sum(before))
        if same_months and len(before) == _MONTHS
        else (len(now), _MONTHS)
    )
    low, high = (_to_come(total, past, whole, share) for share in (_LOW, _HIGH))
    return Forecast(round(total * whole / past), total + low, total + high)


def watch(days: Mapping[date, int], on: date, today: date) -> Watch:
    """How many fell on the six months before a day and on the six from it, by counts a day."""
    start, end = _months_from(on, -_WATCHED), _months_from(on, _WATCHED)
    return Watch(
        before=sum(count for day, count in days.items() if start <= day < on),
        after=sum(count for day, count in days.items() if on <= day < end),
        is_over=today >= end,
    )


def watched_days(on: date) -> tuple[date, date]:
    """The first day that a watch counts, and the first after it."""
    return _months_from(on, -_WATCHED), _months_from(on, _WATCHED)


def _to_come(total: int, past: int, whole: int, share: float) -> int:
    """The smallest count to come that is not exceeded with this probability."""
    if whole <= past:
        return 0
    shape, success = total + _PRIOR, past / whole
    mean = shape * (1 - success) / success
    first = max(0, int(mean - _FARTHEST * sqrt(mean / success)))
    always, each = shape * log(success) - lgamma(shape), log(1 - success)
    reached = 0.0
    for coming in count(first):
        reached += exp(lgamma(coming + shape) - lgamma(coming + 1) + always + coming * each)
        if reached >= share:
            break
    return coming


def _months_from(day: date, months: int) -> date:
    """The same day of the month so many months later; the last one of a shorter month."""
    first = months_later(day.replace(day=1), months)
    last = months_later(first, 1).toordinal() - first.toordinal()
    return first.replace(day=min(day.day, last))
