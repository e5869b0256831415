"""Where a year is heading, and what came before and after a day."""

from datetime import date

import pytest

from burden.organisations.run_rate import Watch, forecast, watch, watched_days


def test_year_runs_as_the_one_before_did() -> None:
    # Eighteen in the months of which last year had fifteen: a hundred become a hundred and twenty.
    before = (5, 5, 5, *([85 // 9] * 8), 85 - 8 * (85 // 9))

    found = forecast((6, 6, 6), before)

    assert found is not None
    assert found.expected == 120


def test_without_the_year_before_each_month_brings_the_mean() -> None:
    found = forecast((3, 3, 3), ())

    assert found is not None
    assert found.expected == 36
    assert forecast((), (1,) * 12) is None


def test_interval_holds_what_is_expected_and_narrows_with_the_months() -> None:
    early, late = forecast((10,), (10,) * 12), forecast((10,) * 11, (10,) * 12)
    many = forecast((20_000,) * 6, (20_000,) * 12)

    assert early is not None
    assert late is not None
    assert many is not None
    assert 238_000 < many.low < many.expected == 240_000 < many.high < 242_000
    assert early.low < early.expected == 120 < early.high
    assert late.high - late.low < early.high - early.low
    assert early.low >= 10


def test_year_that_is_over_has_nothing_to_come() -> None:
    found = forecast((4,) * 12, ())

    assert found is not None
    assert (found.low, found.expected, found.high) == (48, 48, 48)


@pytest.mark.parametrize(
    ("day", "first", "end"),
    [
        (date(2023, 9, 15), date(2023, 3, 15), date(2024, 3, 15)),
        (date(2023, 8, 31), date(2023, 2, 28), date(2024, 2, 29)),
    ],
)
def test_six_months_before_and_after_a_day(day: date, first: date, end: date) -> None:
    assert watched_days(day) == (first, end)


def test_day_itself_counts_among_those_after_it() -> None:
    days = {date(2023, 3, 14): 9, date(2023, 3, 15): 1, date(2023, 9, 14): 2, date(2023, 9, 15): 4}
    days |= {date(2024, 3, 14): 8, date(2024, 3, 15): 16}

    found = watch(days, date(2023, 9, 15), date(2024, 3, 15))

    assert found == Watch(before=3, after=12, is_over=True)
    assert (found.monthly_before, found.monthly_after, found.rise) == (0.5, 2.0, 3.0)
    assert not watch(days, date(2023, 9, 15), date(2024, 3, 14)).is_over
    assert Watch(0, 3, is_over=True).rise is None
