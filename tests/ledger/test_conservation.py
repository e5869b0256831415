"""Received = generated = by root, whatever is booked, booked again and moved in between."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from burden.ledger import selectors, services
from burden.ledger.hours import AVOIDABLE, exact, split
from burden.ledger.models import Component
from burden.ledger.selectors import Hours, Slice
from burden.ledger.services import Booking
from burden.ledger.verification import problems
from burden.matters import services as matters
from burden.matters.errors import CircularDescent
from burden.matters.models import Item
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from burden.thresholds import selectors as thresholds
from tests.factories.administration import DAY, make_item, make_unit

ITEMS = UNITS = 4
HOURS = st.one_of(
    st.decimals("0", "99999", places=6), st.floats(0, 99999), st.just(1 / 3), st.just(0)
)
ROW = st.tuples(st.integers(0, UNITS - 1), st.sampled_from(Component), HOURS)
BOOK = st.tuples(st.just("book"), st.integers(0, ITEMS - 1), st.lists(ROW, max_size=6))
ATTACH = st.tuples(
    st.just("attach"), st.integers(0, ITEMS - 1), st.none() | st.integers(0, ITEMS - 1)
)
WHOLE = Slice("", Period.month_of(DAY))


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def total(found: dict[int, Hours]) -> Decimal:
    return sum((one.hours for one in found.values()), Decimal(0))


def book(item: Item, units: list[Unit], rows: list[tuple[int, Component, Decimal | float]]) -> None:
    services.book(
        item=item,
        originator=item.unit,
        day=DAY,
        rows=[
            Booking(
                component,
                units[receiver].pk,
                hours,
                hours if component in AVOIDABLE else 0,
                is_measured=True,
            )
            for receiver, component, hours in rows
        ],
        parameter_set=thresholds.in_force().set,
    )


def attach(items: list[Item], child: int, parent: int | None) -> None:
    try:
        matters.attach(item=items[child], parent=None if parent is None else items[parent])
    except CircularDescent:
        return


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(BOOK | ATTACH, max_size=12))
def test_hours_are_the_same_by_receiver_originator_and_root(steps: list[tuple]) -> None:  # type: ignore[type-arg]
    with undone():
        units = [make_unit(level=level) for level in list(Level)[:UNITS]]
        items = [make_item(unit) for unit in units]
        wanted = dict.fromkeys(range(ITEMS), Decimal(0))

        for kind, index, what in steps:
            if kind == "attach":
                attach(items, index, what)
            else:
                book(items[index], units, what)
                wanted[index] = sum((exact(hours) for _, _, hours in what), Decimal(0))

        booked = selectors.totals(WHOLE.received).hours
        assert booked == sum(wanted.values())
        assert booked == total(selectors.received_by_unit(WHOLE))
        assert booked == total(selectors.generated_by_unit(WHOLE))
        assert booked == total(selectors.by_root(WHOLE))
        assert booked == selectors.flow_matrix(WHOLE).total.hours
        assert list(problems()) == []


@given(whole=HOURS, shares=st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_repeated_splits_keep_the_whole(whole: Decimal | float, shares: list[float]) -> None:
    parts, rest = [], exact(whole)
    for share in shares:
        part, rest = split(rest, share)
        parts.append(part)

    assert sum(parts, rest) == exact(whole)
