"""Addresses of what leaves the product as a document."""

from collections.abc import Mapping
from typing import Any

from burden.organisations.models import Role
from tests.factories.meetings import make_meeting
from tests.factories.papers import make_match, make_paper
from tests.factories.reports import kept_report
from tests.security.cells import EVERYONE, INSPECTOR, READERS, REPORTERS, Row, Where, World


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


ORDERERS = frozenset({Role.INSPECTOR, Role.LEADER})


def own_report(world: World, where: Where) -> Mapping[str, Any]:
    """One that the inspector of the table ordered; nobody else learns that there is one."""
    inspector = world.people[Role.INSPECTOR]
    return {"uuid": kept_report(inspector, world.unit(where)).uuid}


ROWS = (
    Row("reports:report-list", {"GET": ORDERERS}),
    Row(
        "reports:order-create",
        {"GET": ORDERERS, "POST": ORDERERS},
        data={"form": "docx", "language": "en"},
    ),
    Row("reports:report-detail", {"GET": INSPECTOR}, own_report),
    Row("reports:report-file", {"GET": INSPECTOR}, own_report),
    Row("reports:report-again", {"POST": INSPECTOR}, own_report),
    Row("reports:report-cancel", {"POST": INSPECTOR}, own_report),
    Row("reports:comparison-word", {"GET": READERS}, _pair),
    Row("reports:chain-word", {"GET": READERS}, _meeting),
    Row("reports:overview-word", {"GET": EVERYONE}),
    Row("reports:merged-form", {"GET": READERS}, _merged),
    Row("reports:meeting-template", {"GET": REPORTERS}),
    Row("reports:register-template", {"GET": REPORTERS}, _register),
)
