"""What a person may see is asked as the question itself would, whoever asked before."""

import pytest
from django.db.models import QuerySet

from burden.organisations.models import Role, Unit, User
from burden.organisations.seen import Seen
from tests.factories.administration import make_person, make_unit

pytestmark = pytest.mark.django_db


def asked(reader: User, is_by_name: bool, ids: list[int]) -> QuerySet[Unit]:
    order = "name" if is_by_name else "-path"
    return Unit.objects.within(reader.scope).filter(pk__among=ids).order_by(order)


def of_inspectors(reader: User, unit: int) -> QuerySet[Unit]:
    units = Unit.objects.within(reader.scope).filter(pk=unit)
    return units if reader.role == Role.INSPECTOR else units.none()


def test_each_reader_is_answered_within_the_own_scope() -> None:
    county, other = make_unit("安平县"), make_unit("怀宁县")
    units = [county, other, make_unit("青河镇", parent=county), make_unit("白石镇", parent=other)]
    ids = [unit.pk for unit in units]
    people = [make_person(Role.INSPECTOR, unit) for unit in units]
    seen = Seen(asked, ids=[-1])

    for reader in people:
        for is_by_name in (True, False):
            found = seen.rows(reader, is_by_name, ids=ids)
            assert found == list(asked(reader, is_by_name, ids))
            assert reader.scope in found
        assert seen.first(reader, True, ids=[reader.scope_id]) == reader.scope
    assert seen.rows(people[2], True, ids=[other.pk]) == []
    assert seen.rows(people[0], True, ids=[]) == []


def test_nothing_is_seen_without_a_scope_or_a_way_in() -> None:
    county = make_unit("安平县")
    nobody, left = make_person(Role.INSPECTOR, None), make_person(Role.INSPECTOR, county)
    left.is_active = False
    seen = Seen(asked, ids=[-1])

    assert seen.rows(nobody, True, ids=[county.pk]) == []
    assert seen.rows(left, True, ids=[county.pk]) == []


def test_a_role_that_reads_none_gets_none_and_spoils_nothing_for_the_others() -> None:
    county = make_unit("安平县")
    seen = Seen(of_inspectors, unit=-1)

    assert seen.rows(make_person(Role.AUDIT_ADMIN, county), unit=county.pk) == []
    assert seen.rows(make_person(Role.INSPECTOR, county), unit=county.pk) == [county]
    assert seen.rows(make_person(Role.AUDIT_ADMIN, county), unit=county.pk) == []
