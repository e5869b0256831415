"""Booking adds what differs from an item's hours and asks for the months it touched."""

from datetime import date
from decimal import Decimal

import pytest

from burden.jobs.models import Job
from burden.ledger import selectors, services
from burden.ledger.errors import AvoidableOfAnotherKind, HoursBelowZero
from burden.ledger.models import Cause, Component, Entry
from burden.ledger.services import Booking
from burden.matters import services as matters
from burden.matters.models import Item
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from burden.thresholds import selectors as thresholds
from tests.factories.administration import DAY, make_item, make_unit

pytestmark = pytest.mark.django_db
MONTH = Period.month_of(DAY)


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


def test_booking_again_adds_only_what_differs(item: Item, county: Unit) -> None:
    other = make_unit()
    book(item, reading(county, 2), reading(other, 3))

    book(item, reading(county, 2), reading(other, 1))

    rows = Entry.objects.order_by("pk").values_list("receiver", "hours", "cause")
    assert list(rows) == [
        (county.pk, Decimal(2), Cause.FIRST.value),
        (other.pk, Decimal(3), Cause.FIRST.value),
        (other.pk, Decimal(-2), Cause.CORRECTED.value),
    ]


def test_hours_that_turn_out_to_be_recorded_move_to_the_measured_ones(
    item: Item, county: Unit
) -> None:
    book(item, reading(county, 2, is_measured=False))

    book(item, reading(county, 3))

    totals = selectors.totals(selectors.Slice("", MONTH).received)
    assert totals.hours == totals.measured == 3
    assert totals == selectors.totals(selectors.Slice("", MONTH).received_sums)


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


def test_booking_nothing_takes_the_hours_back_and_asks_for_their_month(
    item: Item, county: Unit
) -> None:
    book(item, reading(county, 1), day=date(2026, 3, 31))
    Job.objects.all().delete()

    book(item)

    part = selectors.Slice("", Period.parse("2026-03"))
    assert selectors.received_by_unit(part) == {}
    assert selectors.heaviest_items(part) == []
    assert selectors.flow_matrix(part).levels == ()
    assert asked_months() == ["2026-03"]


def test_a_correction_beyond_what_is_there_is_refused_as_a_whole(item: Item, county: Unit) -> None:
    book(item, reading(county, 1))

    with pytest.raises(HoursBelowZero):
        book(item, reading(county, 1), reading(county, -1.5), reading(make_unit(), 2))

    assert [entry.hours for entry in Entry.objects.all()] == [1]


def test_a_row_below_zero_takes_back_from_the_others_of_its_booking(
    item: Item, county: Unit
) -> None:
    book(item, reading(county, 3), reading(county, -1))

    assert [entry.hours for entry in Entry.objects.all()] == [2]


@pytest.mark.parametrize("component", [Component.COPIED, Component.DOCUMENT])
def test_avoidable_hours_that_do_not_fit_the_component_are_refused(
    item: Item, county: Unit, component: Component
) -> None:
    book(item, reading(county, 1))

    with pytest.raises(AvoidableOfAnotherKind):
        book(item, Booking(component, county.pk, 2, 1, is_measured=True))

    assert Entry.objects.get().component == Component.DOCUMENT


def test_an_item_that_moves_takes_its_hours_to_the_new_root(item: Item, county: Unit) -> None:
    upper = make_item(make_unit(level=Level.PROVINCE))
    book(item, reading(county, 2))

    matters.attach(item=item, parent=upper)

    roots = selectors.by_root(selectors.Slice("", Period.month_of(DAY)))
    assert {pk: hours.hours for pk, hours in roots.items()} == {upper.pk: 2}
