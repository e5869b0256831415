"""`verify_ledger` proves the sums, or says what does not add up."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from burden.ledger.models import Component, Entry
from burden.matters.models import Item
from tests.factories.worked_example import WorkedExample

pytestmark = pytest.mark.django_db


@pytest.fixture
def example() -> WorkedExample:
    example = WorkedExample()
    example.book()
    return example


def complaints() -> str:
    told = StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("verify_ledger", stderr=told)
    assert failure.value.returncode == 1
    return told.getvalue()


def test_a_sound_ledger_is_counted(example: WorkedExample) -> None:
    told = StringIO()

    call_command("verify_ledger", stdout=told)

    assert told.getvalue() == "29 rows, received = generated = by root\n"


def test_an_item_without_a_root_is_named(example: WorkedExample) -> None:
    Item.objects.filter(title="D0").update(root=None)

    told = complaints()

    assert f"item {example.items['D0'].pk}: the item has no root" in told
    assert "2025-06: 100.873333 hours booked, 98.256667 by_root" in told


def test_a_root_that_is_not_the_parents_is_named(example: WorkedExample) -> None:
    Item.objects.filter(title="D2").update(root=example.items["M0"])

    assert "the root differs from that of the parent" in complaints()


def test_a_root_below_another_item_is_named(example: WorkedExample) -> None:
    Item.objects.filter(title__in=("M1", "M2")).update(root=example.items["M1"])

    assert "the root has a parent of its own" in complaints()


def test_avoidable_hours_of_an_ordinary_component_are_named(example: WorkedExample) -> None:
    Entry.objects.filter(component=Component.MEETING).update(avoidable=0.1)

    assert "the avoidable hours do not belong to the component" in complaints()
