"""Addresses of what leaves the product as a document."""

from collections.abc import Mapping
from typing import Any

from burden.organisations.models import Role
from tests.factories.meetings import make_meeting
from tests.factories.papers import make_match, make_paper
from tests.security.cells import EVERYONE, READERS, REPORTERS, Row, Where, World


def _pair(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.unit(where)
    match = make_match(make_paper(unit), make_paper(unit))
    return {"lower": match.lower.uuid, "upper": match.upper.uuid}


def _meeting(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": make_meeting(world.unit(where)).uuid}


def _register(_world: World, where: Where) -> Mapping[str, Any]:
    """Templates are everybody's; there is no such register elsewhere."""
    return {"key": "inspections" if where is Where.OWN else "nowhere"}


def _merged(_world: World, where: Where) -> Mapping[str, Any]:
    """Of the own scope, where no receiver is named; as files of other kinds it does not leave."""
    return {"form": "xlsx" if where is Where.OWN else "exe"}


ROWS = (
    Row("reports:report-list", {"GET": frozenset({Role.INSPECTOR, Role.LEADER})}),
    Row("reports:comparison-word", {"GET": READERS}, _pair),
    Row("reports:chain-word", {"GET": READERS}, _meeting),
    Row("reports:overview-word", {"GET": EVERYONE}),
    Row("reports:merged-form", {"GET": READERS}, _merged),
    Row("reports:meeting-template", {"GET": REPORTERS}),
    Row("reports:register-template", {"GET": REPORTERS}, _register),
)
