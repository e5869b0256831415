"""Booking replaces an item's rows as a whole and asks for the months it touched."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from burden.jobs.models import Job
from burden.ledger import selectors, services
from burden.ledger.models import Component, Entry
from burden.ledger.services import Booking
from burden.matters import services as matters
from burden.matters.models import Item
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from burden.thresholds import selectors as thresholds
from tests.factories.administration import DAY, make_item, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> Unit:
    return make_unit()


@pytest.fixture
def item(county: Unit) -> Item:
    return make_item(county)


def book(item: Item, *rows: Booking, day: date = DAY) -> None:
    services.book(
        item=item,
        originator=item.unit,
        day=day,
        rows=rows,
        parameter_set=thresholds.in_force().set,
    )


def reading(unit: Unit, hours: float | Decimal, *, is_measured: bool = True) -> Booking:
    return Booking(Component.DOCUMENT, unit.pk, hours, 0, is_measured)


def asked_months() -> list[str]:
    return sorted(Job.objects.filter(kind="scores.refresh").values_list("key", flat=True))


def test_booking_keeps_who_caused_and_who_received_the_hours(item: Item) -> None:
    township = make_unit(level=Level.TOWNSHIP, parent=item.unit)

    book(item, reading(township, 1.5))

    entry = Entry.objects.get()
    assert (entry.originator, entry.originator_level) == (item.unit, Level.COUNTY)
    assert (entry.receiver, entry.receiver_level) == (township, Level.TOWNSHIP)
    assert (entry.day, entry.hours) == (DAY, Decimal("1.5"))


def test_booking_again_replaces_all_rows_of_the_item(item: Item, county: Unit) -> None:
    book(item, reading(county, 2), reading(make_unit(), 3))

    book(item, reading(county, 1))

    assert [entry.hours for entry in Entry.objects.all()] == [1]


def test_booking_leaves_other_items_alone(item: Item, county: Unit) -> None:
    book(make_item(county), reading(county, 2))

    book(item, reading(county, 1))

    assert Entry.objects.count() == 2


def test_booking_the_same_again_writes_nothing(item: Item, county: Unit) -> None:
    book(item, reading(county, 2), reading(make_unit(), 1 / 3))
    before = list(Entry.objects.order_by("pk").values())
    Job.objects.all().delete()

    book(item, *(reading(Unit(pk=row["receiver_id"]), row["hours"]) for row in before))

    assert list(Entry.objects.order_by("pk").values()) == before
    assert asked_months() == []


def test_rows_of_one_receiver_and_component_add_up(item: Item, county: Unit) -> None:
    book(item, reading(county, 2), reading(county, 0.5, is_measured=False))

    entry = Entry.objects.get()
    assert entry.hours == Decimal("2.5")
    assert not entry.is_measured


def test_rows_without_hours_are_left_out(item: Item, county: Unit) -> None:
    book(item, reading(county, 0), reading(county, Decimal("0.0000001")))

    assert not Entry.objects.exists()


def test_booking_asks_for_the_scores_of_the_month(item: Item, county: Unit) -> None:
    book(item, reading(county, 1), day=date(2026, 3, 31))

    assert asked_months() == ["2026-03"]


def test_a_moved_day_asks_for_both_months(item: Item, county: Unit) -> None:
    book(item, reading(county, 1), day=date(2026, 3, 31))
    Job.objects.all().delete()

    book(item, reading(county, 1), day=date(2026, 4, 1))

    assert asked_months() == ["2026-03", "2026-04"]


def test_booking_nothing_removes_the_hours_and_asks_for_their_month(
    item: Item, county: Unit
) -> None:
    book(item, reading(county, 1), day=date(2026, 3, 31))
    Job.objects.all().delete()

    book(item)

    assert not Entry.objects.exists()
    assert asked_months() == ["2026-03"]


def test_more_avoidable_than_hours_is_refused_as_a_whole(item: Item, county: Unit) -> None:
    book(item, reading(county, 1))

    with pytest.raises(IntegrityError), transaction.atomic():
        book(item, Booking(Component.COPIED, county.pk, 1, 2, is_measured=True))

    assert Entry.objects.get().component == Component.DOCUMENT


def test_an_item_that_moves_takes_its_hours_to_the_new_root(item: Item, county: Unit) -> None:
    upper = make_item(make_unit(level=Level.PROVINCE))
    book(item, reading(county, 2))

    matters.attach(item=item, parent=upper)

    roots = selectors.by_root(selectors.Slice("", Period.month_of(DAY)))
    assert {pk: hours.hours for pk, hours in roots.items()} == {upper.pk: 2}
