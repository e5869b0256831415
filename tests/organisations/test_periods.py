"""Months, quarters, years and their working days."""

from datetime import date

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils import translation

from burden.organisations.periods import Period, WorkingDays, is_working_day, working_days


@pytest.mark.parametrize(
    ("text", "first", "last", "before"),
    [
        ("2026-03", date(2026, 3, 1), date(2026, 3, 31), "2026-02"),
        ("2026-01", date(2026, 1, 1), date(2026, 1, 31), "2025-12"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024-01"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "2025-Q4"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "2026-Q3"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2025"),
    ],
)
def test_period_knows_its_days_and_the_one_before(
    text: str, first: date, last: date, before: str
) -> None:
    period = Period.parse(text)

    assert (period.first, period.last) == (first, last)
    assert period.previous().key == before
    assert period.previous().next() == period
    assert period.key == text


@pytest.mark.parametrize("text", ["", "2026-13", "2026-00", "26-01", "2026-Q5", "2026-3", "now"])
def test_period_refuses_what_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="not a period"):
        Period.parse(text)


def test_period_of_an_address_is_the_latest_month_when_it_names_none() -> None:
    request = RequestFactory().get("/")

    assert Period.from_request(request, latest=date(2026, 3, 9)).key == "2026-03"


def test_period_of_an_address_that_is_none_is_not_found() -> None:
    with pytest.raises(Http404):
        Period.from_request(RequestFactory().get("/?period=2026-99"))


def test_year_has_its_months_in_order() -> None:
    months = Period.parse("2026").single_months()

    assert [month.key for month in months][::11] == ["2026-01", "2026-12"]
    assert len(months) == 12


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [("en", "2026-03", "March 2026"), ("zh-hans", "2026-03", "2026年3月")],
)
def test_period_is_written_in_the_language_of_the_reader(
    language: str, text: str, label: str
) -> None:
    with translation.override(language):
        assert Period.parse(text).label == label


def test_working_days_leave_out_holidays_and_count_make_up_days() -> None:
    # October 2025: holidays 1-8, make-up days on Saturday 11 (and Sunday 28 September).
    october = Period.parse("2025-10")

    days = working_days(october.first, october.last)

    assert days == WorkingDays(18, is_assumed=False)


def test_working_days_are_weekdays_and_marked_where_no_calendar_is_published() -> None:
    days = working_days(date(2060, 3, 1), date(2060, 3, 31))

    assert days == WorkingDays(23, is_assumed=True)


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2025, 10, 1), False),
        (date(2025, 10, 11), True),
        (date(2025, 10, 12), False),
        (date(2025, 10, 13), True),
        (date(2060, 3, 1), True),
        (date(2060, 3, 6), False),
    ],
    ids=["holiday", "make-up Saturday", "Sunday", "Monday", "unknown Monday", "unknown Saturday"],
)
def test_day_is_a_working_day_by_the_calendar_of_holidays(day: date, is_open: bool) -> None:
    assert is_working_day(day) == is_open
