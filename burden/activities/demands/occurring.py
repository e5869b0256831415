"""On which days a demand has to be answered: once, or as long as it recurs."""

from collections.abc import Iterator
from datetime import date, timedelta

from burden.activities.models import Demand
from burden.organisations.periods import is_working_day, months_later

_MONTHS = {Demand.Cycle.MONTHLY: 1, Demand.Cycle.QUARTERLY: 3, Demand.Cycle.YEARLY: 12}
_DAYS = {Demand.Cycle.DAILY: 1, Demand.Cycle.WEEKLY: 7}
# Years back to which somebody may enter a demand that still recurs.
_LONGEST = timedelta(days=3_660)


def occurrences(demand: Demand, until: date) -> Iterator[date]:
    """The days it falls due to be answered again, from the first up to `until` or its end."""
    last = min(until, demand.sunset or until)
    if demand.day > last or not demand.recurs:
        yield demand.day
        return
    for day in _days(demand, max(demand.day, last - _LONGEST)):
        if day > last:
            return
        if demand.cycle != Demand.Cycle.DAILY or is_working_day(day):
            yield day


def last_before(demand: Demand, day: date) -> date:
    """The last time up to a day that it was asked for; its first day where that lies later."""
    last = demand.day
    if demand.recurs:
        for found in occurrences(demand, day):
            last = found
    return last


def _days(demand: Demand, start: date) -> Iterator[date]:
    cycle = Demand.Cycle(demand.cycle)
    if cycle in _DAYS:
        step = timedelta(days=_DAYS[cycle])
        day = demand.day + step * ((start - demand.day) // step)
        while True:
            yield day
            day += step
    step_months, number = _MONTHS[cycle], 0
    while True:
        first = months_later(demand.day.replace(day=1), number * step_months)
        end = months_later(first, 1) - timedelta(days=1)
        yield first.replace(day=min(demand.day.day, end.day))
        number += 1
