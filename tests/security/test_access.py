"""Every address, every role, every scope, every method against the declared table."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import DjangoDbBlocker

from burden.organisations.models import Role, User
from tests.security.access_table import TABLE
from tests.security.cells import METHODS, Row, Where, World
from tests.security.world import make_world

ALLOWED = frozenset({200, 201, 204, 302, 303, 400})
REFUSED = frozenset({403, 404, 405})
# One for all: what it loads at its first request is the same for everyone.
_BROWSER = Client(raise_request_exception=False)


def _routes(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _routes(entry, inner)
        elif isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name or entry.pattern}"


def test_table_has_one_row_for_every_address() -> None:
    rows = Counter(row.route for row in TABLE)

    assert set(_routes(get_resolver())) == set(rows)
    assert max(rows.values()) == 1


@dataclass(frozen=True)
class SignedIn:
    """The world of the table, and what the browser of each of its people keeps."""

    world: World
    cookies: Mapping[str, SimpleCookie]


@pytest.fixture(scope="module")
def signed_in(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[SignedIn]:
    """Made once for all addresses: every test undoes what it adds, and the last one all of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        yield SignedIn(world, {str(person): _signed_in(person) for person in _people(world)})
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.route)
def test_address_answers_as_the_table_says(row: Row, signed_in: SignedIn) -> None:
    wheres = tuple(Where) if row.target else (Where.OWN,)

    wrong = [cell for where in wheres for cell in _wrong_cells(row, where, signed_in)]

    assert not wrong, "\n".join(wrong)


def _wrong_cells(row: Row, where: Where, signed_in: SignedIn) -> Iterator[str]:
    """What each person is wrongly answered at one object, which is undone at the end."""
    with transaction.atomic():
        target = row.target(signed_in.world, where) if row.target else {}
        address = reverse(row.route, kwargs=dict(target))
        for method, person in product(METHODS, _people(signed_in.world)):
            status, is_sent_away = _answer(row, method, address, signed_in.cookies[str(person)])
            expected = _expected(row, method, where, person)
            if status not in expected or is_sent_away != _must_sign_in(row, person):
                told = f"{method} {row.route}, {where.name}: {person} got {status}"
                yield f"{told}, not one of {sorted(expected)}"
        transaction.set_rollback(True)


def _people(world: World) -> tuple[User | AnonymousUser, ...]:
    return (AnonymousUser(), world.without_scope, *world.people.values())


def _signed_in(person: User | AnonymousUser) -> SimpleCookie:
    client = Client()
    if isinstance(person, User):
        client.force_login(person, "django.contrib.auth.backends.ModelBackend")
        # A request notes once a minute that its person was seen. All of them would, since each is
        # undone: a quarter of the time. Who was seen in an hour need not be noted before.
        session = client.session
        session["signed_in_at"] = session["seen_at"] = int(time.time()) + 3600
        session.save()
    return client.cookies


def _answer(row: Row, method: str, address: str, cookies: SimpleCookie) -> tuple[int, bool]:
    """The status, and whether the answer leads to signing in; what was written is undone."""
    _BROWSER.cookies = SimpleCookie({name: cookie.value for name, cookie in cookies.items()})
    with transaction.atomic():
        if method == "POST":
            answer = _BROWSER.post(address, row.data)
        else:
            answer = _BROWSER.generic(method, address)
        transaction.set_rollback(True)
    sign_in = reverse("organisations:login")
    leads_there = answer.status_code == 302 and answer["Location"].startswith(sign_in + "?")
    return answer.status_code, leads_there or answer.status_code == 401


def _must_sign_in(row: Row, person: User | AnonymousUser) -> bool:
    return not isinstance(person, User) and not row.is_public


def _expected(row: Row, method: str, where: Where, person: User | AnonymousUser) -> frozenset[int]:
    if _must_sign_in(row, person):
        return frozenset({302, 401})
    if row.is_public:
        return ALLOWED if method in row.allowed else REFUSED
    assert isinstance(person, User)
    if person.scope is None and row.needs_scope:
        return REFUSED
    if method not in row.allowed or Role(person.role) not in row.allowed[method]:
        return REFUSED
    if row.target and where in row.hidden:
        return frozenset({404})
    return ALLOWED
