"""Received = generated = by root = sums, whatever is booked, booked again and moved in between."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from itertools import cycle

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from burden.ledger import selectors, services
from burden.ledger.hours import avoidable_of, exact, split
from burden.ledger.models import Component
from burden.ledger.selectors import Hours, Slice
from burden.ledger.services import Booking
from burden.ledger.verification import problems
from burden.matters import services as matters
from burden.matters.errors import CircularDescent
from burden.matters.models import Item, Source
from burden.organisations.importing.sheets import Row
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from burden.organisations.services import import_units
from burden.thresholds import selectors as thresholds
from tests.factories.administration import make_item, make_unit

ITEMS, UNITS = 4, 5
LEVELS = (Level.PROVINCE, Level.CITY, Level.COUNTY, Level.COUNTY, Level.TOWNSHIP)
DAYS = (date(2025, 6, 10), date(2025, 6, 30), date(2025, 7, 1))
QUARTERS = (Period(date(2025, 4, 1), 3), Period(date(2025, 7, 1), 3))
ITEM, UNIT = st.integers(0, ITEMS - 1), st.integers(0, UNITS - 1)
HOURS = st.one_of(
    st.decimals("0", "99999", places=6), st.floats(0, 99999), st.just(1 / 3), st.just(0)
)
ROW = st.tuples(UNIT, st.sampled_from(Component), HOURS, st.booleans(), st.booleans())
BOOK = st.tuples(st.just("book"), ITEM, st.tuples(st.sampled_from(DAYS), st.lists(ROW, max_size=6)))
ATTACH = st.tuples(st.just("attach"), ITEM, st.none() | ITEM)
MOVE = st.tuples(st.just("move"), UNIT, UNIT)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def total(found: dict[int, Hours]) -> Decimal:
    return sum((one.hours for one in found.values()), Decimal(0))


def book(
    item: Item,
    units: list[Unit],
    day: date,
    rows: list[tuple[int, Component, Decimal | float, bool, bool]],
) -> None:
    services.book(
        item=item,
        originator=item.unit,
        day=day,
        rows=[
            Booking(
                component,
                units[receiver].pk,
                hours,
                avoidable_of(component, exact(hours)),
                is_measured=is_measured,
                is_white=is_white,
            )
            for receiver, component, hours, is_measured, is_white in rows
        ],
        parameter_set=thresholds.in_force().set,
    )


def attach(items: list[Item], child: int, parent: int | None) -> None:
    try:
        matters.attach(item=items[child], parent=None if parent is None else items[parent])
    except CircularDescent:
        return


def move(units: list[Unit], child: int, parent: int) -> None:
    """By a list of units; below itself or a lower unit it is not taken."""
    unit = units[child]
    row = Row(
        1,
        {"id": unit.code, "name": unit.name, "level": unit.level} | {"parent": units[parent].code},
    )
    import_units(rows=[row], name="units", by=None)
    for one in units:
        one.refresh_from_db()


def every_view_adds_up(units: list[Unit], wanted: Decimal) -> None:
    whole = [Slice("", period) for period in QUARTERS]
    assert wanted == sum(selectors.totals(part.received).hours for part in whole)
    assert wanted == sum(selectors.flow_matrix(part).total.hours for part in whole)
    for view in (
        selectors.received_by_unit,
        selectors.generated_by_unit,
        selectors.by_root,
    ):
        assert wanted == sum(total(view(part)) for part in whole)
    for unit in units:
        for period in QUARTERS:
            part = Slice(unit.path, period)
            received = selectors.totals(part.received)
            assert received == selectors.totals(part.received_sums)
            assert selectors.totals(part.generated) == selectors.totals(part.generated_sums)
            assert received.hours == selectors.flow_matrix(part).total.hours
            assert received.hours == total(selectors.by_root(part))
            items = selectors.heaviest_items(part)
            assert received.hours == sum((one.hours for one in items), Decimal(0))
            assert len(items) == selectors.count_items(part)
            by_month = selectors.by_month(unit.path, period.first, period.last).values()
            assert received.hours == sum(
                (one.hours for levels in by_month for one in levels.values()), Decimal(0)
            )


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(BOOK | ATTACH | MOVE, max_size=12))
def test_hours_are_the_same_on_every_view(steps: list[tuple]) -> None:  # type: ignore[type-arg]
    with undone():
        units = [make_unit(level=level) for level in LEVELS]
        items = [
            make_item(unit, source=source)
            for unit, source in zip(units[:ITEMS], cycle((Source.MEETING, Source.PAPER)))
        ]
        wanted = dict.fromkeys(range(ITEMS), Decimal(0))

        for kind, index, what in steps:
            if kind == "attach":
                attach(items, index, what)
            elif kind == "move":
                move(units, index, what)
            else:
                day, rows = what
                book(items[index], units, day, rows)
                wanted[index] = sum((exact(row[2]) for row in rows), Decimal(0))

        every_view_adds_up(units, sum(wanted.values(), Decimal(0)))
        assert list(problems()) == []


@given(whole=HOURS, shares=st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_repeated_splits_keep_the_whole(whole: Decimal | float, shares: list[float]) -> None:
    parts, rest = [], exact(whole)
    for share in shares:
        part, rest = split(rest, share)
        parts.append(part)

    assert sum(parts, rest) == exact(whole)
