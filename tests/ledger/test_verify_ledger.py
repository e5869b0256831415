"""`verify_ledger` proves the sums, or says what does not add up."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F

from burden.ledger.models import Component, Entry, ItemSum, ScopeSum
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

    assert told.getvalue() == "29 rows, received = generated = by root = sums\n"


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
    lift_guards()
    Entry.objects.filter(component=Component.MEETING).update(avoidable=F("hours"))

    assert "the avoidable hours do not belong to the component" in complaints()


def test_a_row_taken_away_behind_the_back_of_the_sums_is_named(example: WorkedExample) -> None:
    lift_guards()
    entry = Entry.objects.filter(item=example.items["D2"], component=Component.COPIED).first()
    assert entry is not None
    entry.delete()

    told = complaints()

    assert f"of item {example.items['D2'].pk})" in told
    assert f"(unit {example.units['P'].pk}, received)" in told
    assert f"(unit {example.units['P'].pk}, generated)" in told


def test_hours_below_zero_are_named(example: WorkedExample) -> None:
    entry = Entry.objects.filter(component=Component.MEETING).first()
    assert entry is not None
    entry.pk, entry.hours = None, -2 * entry.hours
    entry.save()

    assert f"item {entry.item_id} at unit {entry.receiver_id}" in complaints()


def test_sums_are_rebuilt_month_by_month(example: WorkedExample) -> None:
    ScopeSum.objects.update(hours=7)
    ItemSum.objects.all().delete()
    assert "7.000000 in the sums" in complaints()
    told = StringIO()

    call_command("verify_ledger", "--rebuild", stdout=told)

    assert told.getvalue().splitlines() == [
        "2025-06: sums rebuilt (1 of 1)",
        "29 rows, received = generated = by root = sums",
    ]


def lift_guards() -> None:
    """As someone who owns the database can."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
