"""Sums go by the tree of today: a unit that moves takes its hours along, one that closes stays."""

from datetime import date

import pytest

from burden.ledger import selectors
from burden.ledger.models import Cause, Component, Entry
from burden.ledger.selectors import Slice
from burden.ledger.services import Booking, book
from burden.ledger.verification import problems
from burden.matters.models import Item
from burden.organisations.importing.sheets import Row
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from burden.organisations.services import import_units
from burden.thresholds import selectors as thresholds
from tests.factories.administration import make_item, make_unit

pytestmark = pytest.mark.django_db
YEAR = Period.parse("2025")


class Province:
    """A city with two counties, a township with a village under the first."""

    def __init__(self) -> None:
        self.city = make_unit(level=Level.CITY)
        self.old, self.new = (make_unit(parent=self.city) for _ in range(2))
        self.township = make_unit(level=Level.TOWNSHIP, parent=self.old)
        self.village = make_unit(level=Level.VILLAGE, parent=self.township)

    def change(self, unit: Unit, **cells: str) -> None:
        present = {"id": unit.code, "name": unit.name, "level": unit.level}
        import_units(rows=[Row(1, present | cells)], name="units", by=None)
        for one in (self.old, self.new, self.township, self.village):
            one.refresh_from_db()


@pytest.fixture
def province() -> Province:
    return Province()


def take(receiver: Unit, hours: float, *, day: date, item: Item | None = None) -> Item:
    item = item or make_item(receiver, day=day)
    row = Booking(Component.MEETING, receiver.pk, hours, 0, is_measured=True)
    book(
        item=item,
        originator=receiver,
        day=day,
        rows=[row],
        parameter_set=thresholds.in_force().set,
    )
    return item


def received(unit: Unit) -> float:
    return float(selectors.totals(Slice(unit.path, YEAR).received_sums).hours)


def generated(unit: Unit) -> float:
    return float(selectors.totals(Slice(unit.path, YEAR).generated_sums).hours)


def test_a_unit_moved_in_mid_year_takes_its_whole_year_to_the_new_superior(
    province: Province,
) -> None:
    take(province.village, 2, day=date(2025, 2, 3))
    take(province.township, 3, day=date(2025, 3, 3))
    take(province.old, 5, day=date(2025, 3, 4))

    province.change(province.township, parent=province.new.code)
    take(province.village, 7, day=date(2025, 9, 1))

    assert (received(province.old), received(province.new)) == (5, 12)
    assert (generated(province.old), generated(province.new)) == (5, 12)
    assert (received(province.city), received(province.village)) == (17, 9)
    heaviest = selectors.heaviest_items(Slice(province.new.path, YEAR))
    assert [float(one.hours) for one in heaviest] == [7, 3, 2]
    assert selectors.count_items(Slice(province.old.path, YEAR)) == 1
    assert list(problems()) == []


def test_a_unit_moved_to_and_fro_leaves_nothing_behind(province: Province) -> None:
    take(province.village, 2, day=date(2025, 2, 3))

    province.change(province.township, parent=province.new.code)
    province.change(province.township, parent=province.old.code)

    assert (received(province.old), received(province.new)) == (2, 0)
    assert selectors.flow_matrix(Slice(province.new.path, YEAR)).levels == ()
    assert list(problems()) == []


def test_a_closed_unit_keeps_its_hours(province: Province) -> None:
    take(province.township, 3, day=date(2025, 3, 3))

    province.change(province.township, valid_to="2025-06-30")

    assert (received(province.township), received(province.old)) == (3, 3)
    assert list(problems()) == []


def test_a_unit_raised_to_another_level_counts_there_once_it_is_booked_again(
    province: Province,
) -> None:
    day = date(2025, 3, 3)
    item = take(province.township, 3, day=day)
    Unit.objects.filter(pk=province.township.pk).update(level=Level.COUNTY)
    province.township.refresh_from_db()

    take(province.township, 3, day=day, item=item)

    matrix = selectors.flow_matrix(Slice(province.city.path, YEAR))
    assert matrix.levels == (Level.COUNTY,)
    assert matrix.total.hours == 3
    assert Entry.objects.filter(cause=Cause.MOVED).count() == 2
    assert list(problems()) == []
