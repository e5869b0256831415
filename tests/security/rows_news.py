"""Addresses of what people are told: everybody their own, and nobody another's."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from burden.news.models import Kind, Notice
from burden.organisations.models import Role
from tests.factories.administration import make_person
from tests.security.cells import Row, Where, World

TOLD = frozenset({Role.INSPECTOR, Role.LEADER, Role.UNIT_EDITOR})


def _of_another(world: World, where: Where) -> Mapping[str, Any]:
    """A line that somebody else of the same place was told."""
    now, unit = timezone.now(), world.unit(where)
    person = make_person(Role.INSPECTOR, unit)
    line = Notice.objects.create(person=person, kind=Kind.NEW, unit=unit, since=now, at=now)
    return {"uuid": line.uuid}


_NOBODY_S = frozenset(Where)
_UNTIL = {"until": "2026-01-01T00:00:00+08:00"}

ROWS = (
    Row("news:notice-list", {"GET": TOLD}),
    Row("news:notice-read-all", {"POST": TOLD}, data=_UNTIL),
    Row("news:notice-open", {"POST": TOLD}, _of_another, hidden=_NOBODY_S),
    Row("news:notice-read", {"POST": TOLD}, _of_another, hidden=_NOBODY_S),
    Row("api:news-list", {"GET": TOLD}),
    Row("api:news-read-all", {"POST": TOLD}, data=_UNTIL),
    Row("api:news-read", {"POST": TOLD}, _of_another, hidden=_NOBODY_S),
)
