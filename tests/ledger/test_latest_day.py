"""The last day on which a part of the tree received hours: what pages open with."""

import json
from datetime import date

import pytest
from django.db import connection

from burden.ledger.models import Component, Entry
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


def pages_read() -> int:
    """Of tables and indexes, to find the last row that stands."""
    (plan,) = json.loads(
        Entry.objects.standing()
        .order_by("-day")[:1]
        .explain(format="json", analyze=True, buffers=True)
    )
    return int(plan["Plan"]["Shared Hit Blocks"] + plan["Plan"]["Shared Read Blocks"])


def test_what_was_taken_back_before_is_not_gone_through() -> None:
    """A month's first corrections are unknown to the statistics that plans are made by."""
    county = make_unit()
    # The index is gone through for all of them, whatever tables as small as these suggest.
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    take(county, date(2025, 3, 28))
    untouched = pages_read()

    for day in range(1, 28):
        for _ in range(4):
            item = take(county, date(2025, 3, day))
            take(county, date(2025, 3, day), hours=1, item=item)

    assert pages_read() <= untouched + 10
