"""What a person may see is told by role, scope and account alone.

The product relies on it: a question of what may be seen is written out once for a role
(`burden.organisations.seen`), so anything else that mattered would be that of another person.
"""

import inspect
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.utils.translation import override

from burden.matters.models import Item, Source
from burden.matters.registry import is_open_to
from burden.organisations.models import Level, OrganKind, Role, Unit, User
from burden.organisations.seen import Seen
from burden.urls import urlpatterns

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


def written_questions() -> Iterator[Any]:
    """Every question that the product keeps written, in its largest shape."""
    assert urlpatterns
    for name, module in sorted(sys.modules.items()):
        for attribute, value in sorted(vars(module).items()) if _is_ours(name) else ():
            if isinstance(value, Seen):
                yield pytest.param(_asked(value), id=f"{name}.{attribute}")


def _is_ours(module: str) -> bool:
    return module.partition(".")[0] in ("burden", "docs_audit", "meetings")


def _asked(seen: Seen[Any]) -> Question:
    """The question of its reader alone, with what stands in for its values."""
    _reader, *more = inspect.signature(seen._ask).parameters
    shape = {name: frozenset(Source) for name in more if name not in seen._stand_ins}
    assert shape.keys() <= {"sources"}
    return partial(_ask, seen, shape)


def _ask(seen: Seen[Any], shape: dict[str, Any], person: User) -> QuerySet[Any]:
    return seen._ask(person, **shape, **seen._stand_ins)


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
    return sql, tuple(one if isinstance(one, list) else names.get(one, one) for one in params)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("ask", [*questions(), *written_questions()])
def test_people_of_one_role_are_asked_for_by_one_statement(ask: Question, role: Role) -> None:
    asked = [written(ask, one) for one in people_of(role)]

    assert asked == [asked[0]] * len(asked)


@pytest.mark.parametrize("ask", list(written_questions()))
def test_no_statement_that_is_kept_holds_a_day_or_a_language(ask: Question) -> None:
    person = people_of(Role.INSPECTOR)[0]
    with override("zh-hans"):
        asked = written(ask, person)
    with override("en"):
        assert written(ask, person) == asked

    _sql, params = asked or ("", ())
    assert [one for one in params if isinstance(one, date) and one.year > 1] == []
