"""Two workers that book in one county and month at once: no hour is lost, nobody fails."""

import threading
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from burden.jobs import services as jobs
from burden.jobs.models import Job
from burden.ledger import services
from burden.ledger.hours import avoidable_of
from burden.ledger.models import Component, Entry
from burden.ledger.verification import problems
from burden.matters.models import Item, Source
from burden.organisations.models import Level, Unit
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet
from tests.factories.administration import make_item, make_unit

DAYS = (date(2025, 6, 10), date(2025, 7, 1))
COMPONENTS = (Component.DOCUMENT, Component.COPIED)


class Worker(threading.Thread):
    """Books every item at all units, with other hours each time."""

    def __init__(self, items: list[Item], units: list[Unit], version: ParameterSet) -> None:
        super().__init__()
        self.items, self.units, self.version = items, units, version
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            for round_, hours in enumerate((Decimal(2), Decimal(0), Decimal(3))):
                for number, item in enumerate(self.items):
                    self.book(item, DAYS[(number + round_) % 2], COMPONENTS[round_ % 2], hours)
        except Exception as error:
            self.error = error
        finally:
            connection.close()

    def book(self, item: Item, day: date, component: Component, hours: Decimal) -> None:
        with jobs.forgettable_transaction():
            services.book(
                item=item,
                originator=item.unit,
                day=day,
                rows=[
                    services.Booking(
                        component, unit.pk, hours, avoidable_of(component, hours), is_measured=True
                    )
                    for unit in self.units
                ],
                parameter_set=self.version,
            )


@pytest.mark.django_db(transaction=True)
def test_sums_hold_when_two_book_in_one_county_at_once() -> None:
    county = make_unit()
    units = [county, *(make_unit(level=Level.TOWNSHIP, parent=county) for _ in range(3))]
    items = [
        make_item(county, source=source)
        for _ in range(6)
        for source in (Source.PAPER, Source.MEETING)
    ]
    version = thresholds.in_force().set
    # Half of the items are booked by both, which then meet them from opposite ends.
    workers = [Worker(items[:9], units, version), Worker(items[:2:-1], units[::-1], version)]

    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert [worker.error for worker in workers] == [None, None]
    assert list(problems()) == []
    standing = Entry.objects.standing().values("item", "receiver").distinct()
    assert standing.count() == len(items) * len(units)
    asked = Job.objects.filter(kind="scores.refresh").values_list("key", flat=True)
    assert sorted(asked) == ["2025-06", "2025-07"]
