"""A correction books the difference; how the hours of an item came about can be read, in scope."""

from collections.abc import Callable

import pytest
from django.test import Client

from burden.ledger.models import Component
from burden.ledger.services import Booking, book
from burden.matters.models import Item
from burden.organisations.models import Level, Role, Unit
from burden.thresholds import selectors as thresholds
from tests.api.conftest import program
from tests.factories.administration import DAY, make_item, make_unit

Reader = Callable[[Unit], Client]


@pytest.fixture
def county(db: None) -> Unit:
    return make_unit()


@pytest.fixture
def town(county: Unit) -> Unit:
    return make_unit(level=Level.TOWNSHIP, parent=county)


@pytest.fixture
def corrected(county: Unit, town: Unit) -> Item:
    """Booked with three hours at the township and four at the county, then five at the township."""
    item = make_item(county, title="关于防汛值守的通知")
    for at_town in (3, 5):
        book(
            item=item,
            originator=county,
            day=DAY,
            rows=[
                Booking(Component.DOCUMENT, town.pk, at_town, 0, is_measured=True),
                Booking(Component.DOCUMENT, county.pk, 4, 0, is_measured=False),
            ],
            parameter_set=thresholds.in_force().set,
        )
    return item


def address(item: Item, query: str = "") -> str:
    return f"/items/{item.uuid}/bookings/{query}"


def test_correction_stands_beside_what_was_booked_first(
    corrected: Item, county: Unit, reader: Reader
) -> None:
    context = reader(county).get(address(corrected)).context

    assert [step.cause for step in context["steps"]] == ["first", "corrected"]
    assert [step.change.hours for step in context["steps"]] == [7, 2]
    assert context["answer"] == "Booked at 7.0 hours, changed 1 time since: it comes to 9.0 now."
    assert len(context["page"]) == 3


def test_reader_below_sees_the_own_hours_and_no_title(
    corrected: Item, town: Unit, reader: Reader
) -> None:
    page = reader(town).get(address(corrected))

    assert [step.change.hours for step in page.context["steps"]] == [3, 2]
    assert corrected.title not in page.content.decode()


def test_strangers_find_nothing(corrected: Item, reader: Reader) -> None:
    assert reader(make_unit()).get(address(corrected)).status_code == 404


def test_filters_narrow_bookings_and_rows(
    corrected: Item, county: Unit, town: Unit, reader: Reader
) -> None:
    client = reader(county)

    by_cause = client.get(address(corrected, "?cause=corrected")).context
    by_unit = client.get(address(corrected, f"?receiver={county.uuid}")).context
    lines = client.get(address(corrected, "?export=csv")).content.decode().strip().splitlines()

    assert [row.receiver for row in by_cause["page"]] == [town]
    assert [row.hours for row in by_unit["page"]] == [4]
    assert len(lines) == 4


def test_receiver_of_another_scope_is_not_found(
    corrected: Item, county: Unit, town: Unit, reader: Reader
) -> None:
    assert reader(town).get(address(corrected, f"?receiver={county.uuid}")).status_code == 404


def test_programs_read_the_same(corrected: Item, county: Unit) -> None:
    told = program(Role.INSPECTOR, county).get(f"/api/items/{corrected.uuid}/bookings/").json()

    assert [one["cause"] for one in told["bookings"]] == ["first", "corrected"]
    assert told["bookings"][-1]["after"]["hours"] == "9.000000"
    assert told["count"] == 3
