"""What is no id finds nothing, at every address for programs that takes one."""

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from burden.organisations.models import Role, Unit
from tests.api.conftest import program

pytestmark = pytest.mark.django_db


def addresses() -> Iterator[str]:
    """Those of the interface that take anything for an id, with something that is none."""
    for route in _routes(get_resolver().url_patterns, ""):
        if route.startswith("api/") and "(?P<" in route:
            yield "/" + re.sub(r"\(\?P<\w+>[^)]*\)", "no-id", route.replace("\\Z", "")).strip("^$")


def _routes(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for one in patterns:
        route = before + str(one.pattern).removeprefix("^").removesuffix("$")
        if isinstance(one, URLResolver):
            yield from _routes(one.url_patterns, route)
        else:
            yield route


@pytest.mark.parametrize("role", Role)
def test_what_is_no_id_is_not_found(role: Role, county: Unit) -> None:
    client = program(role, county)
    client.raise_request_exception = False

    read = {one: client.get(one).status_code for one in addresses()}
    written = {one: client.post(one, {}, "application/json").status_code for one in addresses()}

    assert set(read.values()) <= {403, 404, 405}, read
    assert {one for one, status in written.items() if status >= 500} == set()
    assert len(read) > 50
