"""A unit's month as a calendar: its own meetings on their days, weekends and holidays marked."""

from datetime import date

import pytest

from tests.factories.papers import work
from tests.meetings.conftest import County, report
from tests.meetings.pages import inspector_of
from tests.meetings.township import meeting

pytestmark = pytest.mark.django_db(transaction=True)


def test_meetings_stand_on_their_days_with_the_hours_of_the_unit(county: County) -> None:
    report(county.county, meeting(0, "2026-03-10", 2), meeting(1, "2026-03-10", 3))
    work()

    month = inspector_of(county.town).get("/meetings/calendar/?period=2026-03").context["month"]

    full = [day for day in month.days if day.meetings]
    assert [day.date for day in full] == [date(2026, 3, 10)]
    assert len(full[0].meetings) == 2
    assert full[0].hours == month.hours > 0


def test_weekends_and_holidays_are_told_from_make_up_days(county: County) -> None:
    month = inspector_of(county.town).get("/meetings/calendar/?period=2026-02").context["month"]

    working = {day.date: day.is_working for day in month.days}
    assert not working[date(2026, 2, 17)], "spring festival"
    assert working[date(2026, 2, 14)], "a Saturday worked for it"


def test_meeting_on_a_free_day_is_counted(county: County) -> None:
    report(county.county, meeting(0, "2026-03-14", 2))
    work()

    page = inspector_of(county.town).get("/meetings/calendar/?period=2026-03")

    assert page.context["month"].on_free_days == 1
    assert "1 on days off" in page.content.decode()


def test_meetings_of_the_units_below_are_not_the_units_own(county: County) -> None:
    report(county.county, meeting(0, "2026-03-10", 2))
    work()

    month = inspector_of(county.city).get("/meetings/calendar/?period=2026-03").context["month"]

    assert month.count == 0
