"""A finding stands where its unit stands, also when the unit moves."""

import pytest
from django.db import OperationalError, connection, transaction

from burden.findings import selectors
from burden.findings.models import Finding
from burden.matters.models import Item
from burden.organisations.models import Level, Role, Unit
from tests.factories.administration import make_item, make_person, make_unit
from tests.findings.conftest import World, suspect
from tests.organisations.tree import import_rows


def misplaced() -> list[Finding]:
    return [one for one in Finding.objects.select_related("unit") if one.unit_path != one.unit.path]


def test_finding_goes_with_the_unit_that_moves(world: World) -> None:
    town = make_unit("青河镇", level=Level.TOWNSHIP, parent=world.county)
    finding = suspect(make_item(town), None)
    assert finding in selectors.findings_visible_to(world.inspector)

    import_rows(
        {"id": town.code, "name": town.name, "level": "township", "parent": world.other.code}
    )

    assert finding in selectors.findings_visible_to(world.stranger)
    assert finding not in selectors.findings_visible_to(world.inspector)
    assert not misplaced()


def test_finding_of_a_unit_far_below_goes_with_the_county_that_moves(world: World) -> None:
    elsewhere = make_unit("海州市", level=Level.CITY)
    town = make_unit("青河镇", level=Level.TOWNSHIP, parent=world.county)
    finding = suspect(make_item(town), None)

    import_rows(
        {
            "id": world.county.code,
            "name": world.county.name,
            "level": "county",
            "parent": elsewhere.code,
        }
    )

    assert finding in selectors.findings_visible_to(make_person(Role.INSPECTOR, elsewhere))
    assert finding not in selectors.findings_visible_to(world.colleague)
    assert not misplaced()


def test_place_cannot_be_written_by_hand(world: World) -> None:
    Finding.objects.update(unit_path="1/")
    Finding.objects.filter(pk=world.finding.pk).update(unit=world.other)

    assert not misplaced()


@pytest.mark.django_db(transaction=True)
def test_finding_that_is_filed_while_its_unit_moves_waits_for_the_move(world: World) -> None:
    item = make_item(world.county)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(
                "UPDATE organisations_unit SET path = '99/' || path WHERE id = %s",
                [world.county.pk],
            )
            with pytest.raises(OperationalError):
                _suspect_without_waiting_long(item)
            cursor.execute("COMMIT")
    finally:
        other.close()

    finding = suspect(item, None)

    assert finding in Finding.objects.within("99/")
    assert Unit.objects.get(pk=world.county.pk).path == f"99/{world.county.path}"
    assert not misplaced()


@transaction.atomic
def _suspect_without_waiting_long(item: Item) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '200ms'")
    suspect(item, None)
