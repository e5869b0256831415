"""A jump of the number of staff is shown beside the rates that it moves."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from burden.dashboards.selectors.staff_changes import staff_changes
from burden.organisations.models import StaffCount, Unit
from tests.factories.administration import make_unit
from tests.factories.worked_example import WorkedExample

Reader = Callable[[Unit], Client]
FIRST, LAST = date(2025, 2, 1), date(2025, 6, 30)

pytestmark = pytest.mark.django_db


def from_day(unit: Unit, number: int, day: date, note: str = "") -> None:
    StaffCount.objects.create(unit=unit, valid_from=day, number=number, note=note)


def test_change_of_more_than_a_tenth_is_found_with_its_reason() -> None:
    unit = make_unit(staff=20)
    from_day(unit, 22, date(2025, 3, 1))
    from_day(unit, 25, date(2025, 5, 1), "机构合并")

    [change] = staff_changes(unit.path, FIRST, LAST).found

    assert (change.before, change.after, change.note) == (22, 25, "机构合并")


def test_first_number_and_changes_of_other_times_are_none() -> None:
    unit = make_unit(staff=20)
    from_day(unit, 40, date(2024, 3, 1))
    from_day(unit, 80, date(2025, 7, 1))

    assert staff_changes(unit.path, FIRST, LAST).count == 0


def test_overview_marks_the_period_and_names_the_unit(
    example: WorkedExample, reader: Reader
) -> None:
    from_day(example.units["T1"], 14, date(2025, 5, 12), "借调返回")

    page = reader(example.units["P"]).get("/?period=2025-06")

    marked = {one.key: jumps for one, _rates, jumps in page.context["trend_rows"] if jumps}
    assert marked == {"2025-05": 1}
    assert "借调返回" in page.text
    assert 'data-mark="staff: 1 unit"' in page.text


def test_overview_elsewhere_tells_nothing_of_it(example: WorkedExample, reader: Reader) -> None:
    from_day(example.units["T1"], 14, date(2025, 5, 12), "借调返回")

    assert "借调返回" not in reader(example.units["K2"]).get("/?period=2025-06").text
