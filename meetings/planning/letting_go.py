"""Plans of meetings: their words go, a year of a unit at a time, once it is over."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from burden.matters.models import Source
from burden.organisations.models import Unit
from burden.organisations.periods import Period
from burden.retention.year_lists import YearList
from meetings.convening.items import name_of
from meetings.models import PlannedMeeting

_MONTHS = 12


def _year_of(unit: Unit, year: int) -> UUID:
    return name_of(unit.uuid, Period(date(year, 1, 1), _MONTHS))


PLANS = YearList(PlannedMeeting, ("title", "attendees"), Source.CONVENING, _year_of)
KIND = PLANS.kind(
    code="meeting_plan",
    label=_("Plans of meetings"),
    parameter="retention.plans",
    goes=_(
        "Titles and those to be called go; numbers in the plan, months, times, classes and what was"
        " found stay."
    ),
)
