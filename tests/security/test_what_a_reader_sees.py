"""What a person may see is told by role, scope and account alone.

The product relies on it: a question of what may be seen is written out once for a role
(`burden.organisations.seen`), so anything else that mattered would be that of another person.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from burden.matters.models import Item
from burden.matters.registry import is_open_to
from burden.organisations.models import Level, OrganKind, Role, Unit, User

pytestmark = pytest.mark.django_db

Question = Callable[[User], QuerySet[Any]]
Statement = tuple[str, tuple[Any, ...]] | None


def questions() -> Iterator[Any]:
    """Every table that is asked for what a person may see or know of, and the items of all."""
    for model in apps.get_models():
        for name in ("visible_to", "open_to"):
            ask = getattr(model._default_manager, name, None)
            if ask is not None:
                yield pytest.param(ask, id=f"{model._meta.label}.{name}")
    yield pytest.param(lambda user: Item.objects.filter(is_open_to(user)), id="items.is_open_to")


def people_of(role: Role) -> list[User]:
    """Three that differ in all else, and the one of whom the statements are written."""
    province = Unit(pk=71_001, path="71001/", level=Level.PROVINCE, name="江州省")
    office = Unit(
        pk=71_002,
        path="71001/71002/",
        level=Level.PROVINCE,
        parent=province,
        organ_kind=OrganKind.DEPARTMENT,
        name="教育厅",
    )
    village = Unit(
        pk=71_003, path="71001/71003/", level=Level.VILLAGE, parent=province, is_external=True
    )
    return [
        User(pk=72_001, role=role, scope=province, username="first", is_superuser=True),
        User(pk=72_002, role=role, scope=office, username="second", is_staff=True, language="en"),
        User(pk=72_003, role=role, scope=village, full_name="王某", single_keys=False),
        User(pk=-7_002, role=role, scope=Unit(pk=-7_001, path="-/")),
    ]


def written(ask: Question, person: User) -> Statement:
    """The statement, with what stands for scope and account put in for their values."""
    scope = person.scope
    assert scope is not None
    names = {scope.path: "path", f"{scope.path}%": "path%", scope.pk: "scope", person.pk: "person"}
    try:
        sql, params = ask(person).query.sql_with_params()
    except EmptyResultSet:
        return None
    return sql, tuple(names.get(one, one) for one in params)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("ask", list(questions()))
def test_people_of_one_role_are_asked_for_by_one_statement(ask: Question, role: Role) -> None:
    asked = [written(ask, one) for one in people_of(role)]

    assert asked == [asked[0]] * len(asked)
