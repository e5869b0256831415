"""Addresses of meetings."""

from collections.abc import Mapping
from typing import Any

from burden.organisations.models import Role
from tests.factories.meetings import make_import, make_meeting
from tests.security.cells import INSPECTOR, READERS, REPORTERS, Row, Where, World


def _meeting(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": make_meeting(world.unit(where)).uuid}


def _import(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": make_import(world.unit(where)).uuid}


def _unit(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": world.unit(where).uuid}


PLANNERS = frozenset({Role.INSPECTOR, Role.UNIT_EDITOR})
WARNING = {"given_on": "2025-03-01", "reason": "会议过多，已提醒"}
ROWS = (
    Row("meetings:meeting-list", {"GET": READERS}),
    Row("meetings:meeting-create", {"GET": REPORTERS, "POST": REPORTERS}),
    Row("meetings:meeting-detail", {"GET": READERS}, _meeting),
    Row("meetings:import-create", {"POST": REPORTERS}),
    Row("meetings:import-detail", {"GET": READERS}, _import),
    Row("meetings:import-template", {"GET": REPORTERS}),
    Row("meetings:plan-list", {"GET": READERS}),
    Row("meetings:plan-unit", {"GET": READERS}, _unit),
    Row("meetings:plan-import", {"GET": PLANNERS, "POST": PLANNERS}),
    Row("meetings:plan-template", {"GET": PLANNERS}),
    Row("meetings:trend-list", {"GET": READERS}),
    Row("meetings:trend-unit", {"GET": READERS}, _unit),
    Row("meetings:warning-create", {"POST": INSPECTOR}, _unit, data=WARNING),
)
