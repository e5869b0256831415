"""When the people of a meeting sat, by its records and the parameters: length, evenings, nights."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from burden.organisations.periods import working_days
from burden.thresholds.parameters import Parameters
from meetings import layering


@dataclass(frozen=True)
class Sat:
    """The time people sat. `is_recorded`: start and end are, to the minute; else it is assumed."""

    stretches: tuple[layering.Stretch, ...]
    length: float
    is_recorded: bool


def working_time(parameters: Parameters) -> layering.WorkingTime:
    """Working hours and days (holidays and make-up days as published), and what others weigh."""
    return layering.WorkingTime(
        is_working_day=_is_working_day,
        opens=parameters["hours.day_opens"],
        closes=parameters["hours.day_closes"],
        factor=parameters["hours.after_hours"],
    )


def sat(event: layering.Meeting, parameters: Parameters) -> Sat:
    """When a meeting was sat through; of one over several days without its nights.

    Without a recorded end it lasts as long as assumed, or as its items say if that is longer.
    Where only the day is known it begins with the working hours.
    """
    said = sum(filter(None, (layering.written_length(item.text) for item in event.agenda)))
    return sat_from(event.start, event.end, parameters, is_timed=event.timed, said=said)


def sat_from(
    start: datetime, end: datetime | None, parameters: Parameters, *, is_timed: bool, said: float
) -> Sat:
    """The same of these moments; `said` are the hours that the items of the agenda tell."""
    work = working_time(parameters)
    if end is not None and is_timed:
        stretches = layering.sittings(start, end, work)
        return Sat(stretches, layering.length(stretches), is_recorded=True)
    length = max(parameters["hours.meeting_length"], said)
    begin = start if is_timed else _opening(start.date(), work)
    return Sat(((begin, begin + timedelta(hours=length)),), length, is_recorded=False)


def midnights(first: date, last: date) -> tuple[datetime, datetime]:
    """The moments between which the days from the first to the last lie."""
    begin, end = (
        timezone.make_aware(datetime.combine(day, time()))
        for day in (first, last + timedelta(days=1))
    )
    return begin, end


def _is_working_day(day: date) -> bool:
    return working_days(day, day).count == 1


def _opening(day: date, work: layering.WorkingTime) -> datetime:
    return datetime.combine(day, time()) + timedelta(hours=work.opens)
