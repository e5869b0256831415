"""The last day on which a part of the tree received hours: what pages open with."""

from datetime import date

import pytest

from burden.ledger.models import Component
from burden.ledger.selectors import latest_day
from burden.ledger.services import Booking, book
from burden.matters.models import Item
from burden.organisations.models import Level, Unit
from burden.thresholds import selectors as thresholds
from tests.factories.administration import make_item, make_unit

pytestmark = pytest.mark.django_db


def take(receiver: Unit, day: date, *, hours: float = 2, item: Item | None = None) -> Item:
    item = item or make_item(receiver)
    book(
        item=item,
        originator=receiver,
        day=day,
        rows=[Booking(Component.MEETING, receiver.pk, hours, 0, is_measured=True)],
        parameter_set=thresholds.in_force().set,
    )
    return item


def test_each_part_of_the_tree_has_its_own_last_day() -> None:
    county = make_unit()
    one, other, silent = (make_unit(level=Level.TOWNSHIP, parent=county) for _ in range(3))
    take(one, date(2025, 3, 3))
    take(other, date(2025, 3, 20))

    assert latest_day(county.path) == latest_day("") == date(2025, 3, 20)
    assert latest_day(one.path) == date(2025, 3, 3)
    assert latest_day(silent.path) is None


def test_a_day_that_was_taken_back_is_not_the_last() -> None:
    county = make_unit()
    township = make_unit(level=Level.TOWNSHIP, parent=county)
    take(township, date(2025, 3, 3))
    late = take(township, date(2025, 3, 28))

    take(township, date(2025, 3, 28), hours=0, item=late)

    assert latest_day(county.path) == latest_day(township.path) == date(2025, 3, 3)
