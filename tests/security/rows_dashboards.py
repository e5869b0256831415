"""Addresses of pages that join apps."""

from collections.abc import Mapping
from typing import Any

from burden.dashboards.models import SavedView
from burden.organisations.models import Role
from tests.factories.administration import make_person
from tests.factories.papers import paper_of
from tests.security.cells import AUDIT_ADMIN, EVERYONE, READERS, Row, Where, World


def _matter(world: World, where: Where) -> Mapping[str, Any]:
    """A matter of one paper, which only the issuer's scope may open."""
    return {"uuid": paper_of(world.unit(where), "paper").uuid}


def _unit(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": world.unit(where).uuid}


def _view(world: World, where: Where) -> Mapping[str, Any]:
    """A view that nobody of the table keeps: it is its owner's alone, wherever that is."""
    owner = make_person(Role.CADRE, world.unit(where))
    view = SavedView.objects.create(user=owner, name="kept", address="/matters/")
    return {"uuid": view.uuid}


def _gap(_world: World, _where: Where) -> Mapping[str, Any]:
    return {"code": "no-end"}


QUALITY = frozenset({Role.INSPECTOR, Role.LEADER, Role.SYSTEM_ADMIN})
PAINS = frozenset({Role.INSPECTOR, Role.LEADER, Role.UNIT_EDITOR})
NOWHERE: frozenset[Where] = frozenset()

ROWS = (
    Row("dashboards:overview", {"GET": EVERYONE}),
    Row("dashboards:flow", {"GET": EVERYONE}),
    Row("dashboards:spread", {"GET": EVERYONE}),
    Row("dashboards:meeting-change", {"GET": EVERYONE}),
    Row("dashboards:meeting-calls", {"GET": EVERYONE}),
    Row("dashboards:meeting-calendar", {"GET": READERS}),
    Row("dashboards:scope-pick", {"GET": EVERYONE}),
    Row("dashboards:search", {"GET": EVERYONE}),
    Row("dashboards:pains", {"GET": PAINS}),
    Row("dashboards:matter-list", {"GET": READERS}),
    Row("dashboards:matter-detail", {"GET": READERS}, _matter),
    Row("dashboards:quality", {"GET": QUALITY}),
    Row("dashboards:spared", {"GET": QUALITY}),
    Row("dashboards:silent-issuers", {"GET": frozenset({Role.INSPECTOR, Role.LEADER})}),
    # A gap of meetings; the administrator sees how many there are, and none of them.
    Row("dashboards:quality-gap", {"GET": QUALITY - {Role.SYSTEM_ADMIN}}, _gap, hidden=NOWHERE),
    Row("dashboards:view-list", {"GET": EVERYONE}),
    Row(
        "dashboards:view-save",
        {"POST": EVERYONE},
        data={"name": "kept", "address": "/matters/"},
    ),
    Row("dashboards:view-remove", {"POST": EVERYONE}, _view, hidden=frozenset(Where)),
    Row("dashboards:audit-list", {"GET": AUDIT_ADMIN}),
    Row("usage:own-burden", {"GET": EVERYONE}),
    Row("dashboards:matter-items", {"GET": READERS}, _matter),
    Row("dashboards:matter-units", {"GET": READERS}, _matter),
    Row("dashboards:booking-list", {"GET": READERS}, _matter),
    Row("dashboards:unit-detail", {"GET": EVERYONE}, _unit),
)
