"""Two attachments at the same moment, each lawful by itself, make no circle together."""

import threading
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from burden.matters import services
from burden.matters.errors import CircularDescent
from burden.matters.models import Item, Source
from burden.organisations.models import Level, Unit

_ROUNDS = 8


@pytest.mark.django_db(transaction=True)
def test_opposite_attachments_at_once_leave_one_line() -> None:
    unit = Unit.objects.create(code="k", name="安平县", level=Level.COUNTY, path="1/")

    for _ in range(_ROUNDS):
        left, right = _item(unit), _item(unit)
        refused = _at_once((left.pk, right.pk), (right.pk, left.pk))

        items = Item.objects.filter(pk__in=(left.pk, right.pk))
        assert refused == 1
        assert sorted(items.values_list("depth", flat=True)) == [0, 1]
        assert len(set(items.values_list("root", flat=True))) == 1


def _item(unit: Unit) -> Item:
    return services.announce(
        source=Source.PAPER,
        source_uuid=uuid4(),
        unit=unit,
        level=unit.level,
        occurred_on=date(2026, 3, 1),
        number="",
        title="通知",
    )


def _at_once(*moves: tuple[int, int]) -> int:
    """Make the moves from threads that start together; how many were refused."""
    start = threading.Barrier(len(moves))
    refused: list[int] = []

    def move(item: int, parent: int) -> None:
        try:
            start.wait()
            services.attach(item=Item.objects.get(pk=item), parent=Item.objects.get(pk=parent))
        except CircularDescent:
            refused.append(item)
        finally:
            connection.close()

    threads = [threading.Thread(target=move, args=one) for one in moves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(refused)
