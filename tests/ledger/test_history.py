"""Nothing is overwritten: every booking of an item can be read, with its cause and its version."""

from decimal import Decimal

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from burden.ledger import selectors
from burden.ledger.models import Cause, Component, Entry
from burden.ledger.services import Booking, book
from burden.matters.models import Item
from burden.organisations.models import Level, Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from tests.factories.administration import DAY, make_item, make_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def county() -> Unit:
    return make_unit()


@pytest.fixture
def item(county: Unit) -> Item:
    return make_item(county)


def spend(item: Item, unit: Unit, *, version: ParameterSet | None = None, **hours: float) -> None:
    book(
        item=item,
        originator=item.unit,
        day=DAY,
        rows=[
            Booking(
                Component(component),
                unit.pk,
                amount,
                amount if component == Component.LAYERED else 0,
                is_measured=True,
            )
            for component, amount in hours.items()
        ],
        parameter_set=version or thresholds.in_force().set,
    )


def causes(item: Item) -> list[Cause]:
    return [step.cause for step in selectors.history_of(selectors.entries_of(item, path=""))]


def test_a_decision_is_told_from_a_correction(item: Item, county: Unit) -> None:
    spend(item, county, layered=3, meeting=1)
    spend(item, county, layered=1, meeting=3)
    spend(item, county, layered=1, meeting=4)

    assert causes(item) == [Cause.FIRST, Cause.JUDGED, Cause.CORRECTED]


def test_hours_by_other_parameters_say_so_and_by_which(item: Item, county: Unit) -> None:
    first = thresholds.in_force().set
    spend(item, county, meeting=3)
    version = ParameterSet.objects.create(
        version=(first.version or 0) + 1,
        state=ParameterSet.State.PUBLISHED,
        published_at=timezone.now(),
    )

    spend(item, county, meeting=3, version=version)
    spend(item, county, meeting=4, version=version)

    steps = selectors.history_of(selectors.entries_of(item, path=""))
    assert [step.cause for step in steps] == [Cause.FIRST, Cause.PARAMETERS]
    assert [step.version for step in steps] == [first.version, version.version]


def test_hours_withdrawn_and_booked_again_are_all_told(item: Item, county: Unit) -> None:
    spend(item, county, layered=3)
    spend(item, county)
    spend(item, county, layered=2)

    steps = selectors.history_of(selectors.entries_of(item, path=""))

    assert [step.cause for step in steps] == [Cause.FIRST, Cause.WITHDRAWN, Cause.CORRECTED]
    assert [step.change.hours for step in steps] == [3, -3, 2]
    assert [step.after.avoidable for step in steps] == [3, 0, 2]


def test_a_reader_sees_the_history_of_the_own_scope(item: Item, county: Unit) -> None:
    township = make_unit(level=Level.TOWNSHIP, parent=county)
    book(
        item=item,
        originator=county,
        day=DAY,
        rows=[
            Booking(Component.MEETING, unit.pk, 2, 0, is_measured=True)
            for unit in (county, township)
        ],
        parameter_set=thresholds.in_force().set,
    )

    rows = selectors.entries_of(item, path=township.path)
    (step,) = selectors.history_of(rows)

    assert [row.receiver for row in rows] == [township]
    assert step.receivers == 1
    assert step.after.hours == Decimal(2)


@pytest.mark.parametrize(
    "statement", ["UPDATE ledger_entry SET hours = hours + 1", "DELETE FROM ledger_entry"]
)
def test_the_database_lets_no_row_be_changed_or_removed(
    item: Item, county: Unit, statement: str
) -> None:
    spend(item, county, meeting=3)

    with (
        pytest.raises(ProgrammingError, match="only added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert Entry.objects.get().hours == 3
