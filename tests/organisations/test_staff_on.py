from datetime import date

import pytest

from burden.organisations.models import StaffCount, Unit
from burden.organisations.selectors import staff_on


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2020, 1, 1), 40),
        (date(2025, 3, 1), 40),
        (date(2025, 12, 31), 40),
        (date(2026, 1, 1), 55),
        (date(2030, 1, 1), 55),
    ],
)
def test_staff_is_the_latest_count_or_else_the_first(
    units: dict[str, Unit], day: date, number: int
) -> None:
    for first, count in ((date(2025, 3, 1), 40), (date(2026, 1, 1), 55)):
        StaffCount.objects.create(unit=units["T1"], valid_from=first, number=count)

    staff = staff_on([units["T1"].pk, units["T2"].pk], day)

    assert staff == {units["T1"].pk: number}
