"""What units cost one another and how often they were called: kept in sums, whatever is booked."""

from datetime import date

import pytest

from burden.ledger.models import CallSum, Component, ItemSum, PairSum
from burden.ledger.services import Booking, book
from burden.ledger.verification import problems
from burden.matters.models import Item, Source
from burden.organisations.importing.sheets import Row
from burden.organisations.models import Level, Unit
from burden.organisations.services import import_units
from burden.thresholds import selectors as thresholds
from tests.factories.administration import make_item, make_unit

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 3)


class Calls:
    """A county that calls its townships to meetings; a second county beside it."""

    def __init__(self) -> None:
        self.city = make_unit(level=Level.CITY)
        self.county, self.other = (make_unit(parent=self.city) for _ in range(2))
        self.townships = [make_unit(level=Level.TOWNSHIP, parent=self.county) for _ in range(2)]

    def hold(self, *receivers: Unit, hours: float = 2, item: Item | None = None) -> Item:
        item = item or make_item(self.county, source=Source.MEETING, day=DAY)
        book(
            item=item,
            originator=self.county,
            day=DAY,
            rows=[
                Booking(component, one.pk, hours, 0, is_measured=True)
                for one in receivers
                for component in (Component.MEETING, Component.DOCUMENT)
            ],
            parameter_set=thresholds.in_force().set,
        )
        return item


@pytest.fixture
def calls() -> Calls:
    return Calls()


def called(scope: Unit) -> list[tuple[int, int, float]]:
    rows = CallSum.objects.filter(scope=scope).order_by("receiver_level")
    return [(row.meetings, row.calls, float(row.hours)) for row in rows]


def paired(receiver: Unit) -> list[tuple[int, float]]:
    rows = PairSum.objects.filter(receiver=receiver)
    return [(row.items, float(row.hours)) for row in rows]


def test_a_meeting_counts_once_and_each_unit_that_came_counts(calls: Calls) -> None:
    calls.hold(calls.county, *calls.townships)
    calls.hold(calls.townships[0], hours=1)

    assert called(calls.city) == [(2, 3, 10)]
    assert called(calls.townships[1]) == [(1, 1, 4)]
    assert paired(calls.townships[0]) == [(2, 6)]
    assert paired(calls.county) == [(1, 4)]
    assert list(problems()) == []


def test_a_meeting_booked_again_counts_no_second_time(calls: Calls) -> None:
    item = calls.hold(*calls.townships)

    calls.hold(*calls.townships, hours=5, item=item)

    assert called(calls.city) == [(1, 2, 20)]
    assert paired(calls.townships[0]) == [(1, 10)]


def test_who_did_not_come_after_all_is_no_longer_counted(calls: Calls) -> None:
    item = calls.hold(*calls.townships)

    calls.hold(calls.townships[0], item=item)
    assert called(calls.city) == [(1, 1, 4)]
    assert paired(calls.townships[1]) == []

    calls.hold(item=item)
    assert not CallSum.objects.exists()
    assert not PairSum.objects.exists()


def test_a_meeting_stays_with_the_old_superior_as_long_as_one_unit_there_sat_in_it(
    calls: Calls,
) -> None:
    calls.hold(*calls.townships)
    moved = calls.townships[0]

    import_units(
        rows=[
            Row(
                1,
                {
                    "id": moved.code,
                    "name": moved.name,
                    "level": moved.level,
                    "parent": calls.other.code,
                },
            )
        ],
        name="units",
        by=None,
    )

    assert called(calls.county) == [(1, 1, 4)]
    assert called(calls.other) == [(1, 1, 4)]
    assert called(calls.city) == [(1, 2, 8)]
    assert list(problems()) == []


def test_a_paper_calls_nobody(calls: Calls) -> None:
    calls.hold(*calls.townships, item=make_item(calls.county, day=DAY))

    assert not CallSum.objects.exists()
    assert paired(calls.townships[0]) == [(1, 4)]


def test_sums_by_item_follow_the_unit_of_the_item(calls: Calls) -> None:
    item = calls.hold(*calls.townships)

    item.unit = calls.other
    item.save(update_fields=["unit"])

    assert set(ItemSum.objects.values_list("unit", flat=True)) == {calls.other.pk}
    assert list(problems()) == []


def test_counts_that_are_wrong_are_named(calls: Calls) -> None:
    calls.hold(*calls.townships)
    PairSum.objects.filter(receiver=calls.townships[0]).update(items=7)
    CallSum.objects.filter(scope=calls.city).update(meetings=7)

    told = [problem.text for problem in problems()]

    assert any(f"from unit {calls.county.pk}" in text for text in told)
    assert any("called at level township" in text for text in told)
