"""A statement that is written out once answers as the question it was made of."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from burden.organisations.models import Role, Unit, User
from burden.stack.written import Written
from tests.factories.administration import make_person, make_unit

pytestmark = pytest.mark.django_db


def asked(path: str, uuid: UUID) -> QuerySet[Unit]:
    return (
        Unit.objects.filter(path__startswith=path, uuid=uuid)
        .select_related("parent")
        .prefetch_related("staff_counts")
    )


def test_other_values_are_answered_as_by_the_question_itself() -> None:
    top, other = make_unit("安平县"), make_unit("怀宁县")
    village = make_unit("青河镇", parent=top, staff=12)
    written = Written(asked, path="-/", uuid=UUID(int=0))

    for path in (top.path, other.path, village.path):
        for unit in (top, other, village):
            found = written.rows(path=path, uuid=unit.uuid)
            expected = list(asked(path, unit.uuid))
            assert found == expected
            for ours, theirs in zip(found, expected, strict=True):
                assert vars(ours).keys() == vars(theirs).keys()
                assert ours.parent == theirs.parent
                assert ours.short_names == theirs.short_names
                assert list(ours.staff_counts.all()) == list(theirs.staff_counts.all())
    with CaptureQueriesContext(connection) as told:
        assert [one.parent for one in written.rows(path=village.path, uuid=village.uuid)] == [top]
    assert len(told) == 2
    assert written.first(path=top.path, uuid=uuid4()) is None


def test_a_value_that_stands_nowhere_in_the_statement_is_refused() -> None:
    written = Written(
        lambda path, uuid: Unit.objects.filter(path=path), path="-/", uuid=UUID(int=0)
    )

    with pytest.raises(ValueError, match="uuid"):
        written.rows(path="1/", uuid=uuid4())


def test_accounts_of_one_unit_are_not_those_of_another_by_their_key() -> None:
    here, there = make_unit(), make_unit()
    person = make_person(Role.LEADER, here)

    assert User.objects.get(pk=person.pk).scope == here
    assert here.users.get(pk=person.pk) == person
    with pytest.raises(User.DoesNotExist):
        there.users.get(pk=person.pk)
    with pytest.raises(User.DoesNotExist):
        User.objects.get(pk=person.pk + 1_000)
    assert User.objects.get(pk=make_person(Role.LEADER, None).pk).scope is None
