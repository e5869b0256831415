"""The staff of a whole scope is that of its units, each as its history tells it on the day."""

from datetime import date

import pytest

from burden.organisations.models import Level, StaffCount
from burden.organisations.selectors import staff_by_level, staff_on
from tests.factories.administration import make_unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # Before the first count that first count stands.
        (date(2024, 12, 31), 10 + 40),
        (date(2025, 1, 1), 10 + 40),
        (date(2025, 6, 1), 12 + 40),
        (date(2026, 1, 1), 12 + 44),
    ],
)
def test_scope_has_the_staff_of_its_units_on_the_day(day: date, expected: int) -> None:
    city = make_unit("city", level=Level.CITY)
    counties = [make_unit(name, level=Level.COUNTY, parent=city) for name in ("one", "two")]
    elsewhere = make_unit("elsewhere", level=Level.COUNTY)
    for unit, since, number in (
        (counties[0], date(2025, 1, 1), 10),
        (counties[0], date(2025, 6, 1), 12),
        (counties[1], date(2025, 3, 1), 40),
        (counties[1], date(2025, 12, 31), 44),
        (elsewhere, date(2025, 1, 1), 99),
    ):
        StaffCount.objects.create(unit=unit, valid_from=since, number=number)

    assert staff_by_level(city.path, day) == {Level.COUNTY: expected}
    assert sum(staff_on([unit.pk for unit in counties], day).values()) == expected
