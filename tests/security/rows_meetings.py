"""Addresses of meetings."""

from collections.abc import Mapping
from typing import Any

from burden.organisations.models import Role
from tests.factories.meetings import make_import, make_meeting, make_report
from tests.factories.notices import make_notice, sample
from tests.security.cells import INSPECTOR, READERS, REPORTERS, Row, Where, World


def _meeting(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": make_meeting(world.unit(where)).uuid}


def _pair(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.unit(where)
    return {"first": make_meeting(unit).uuid, "second": make_meeting(unit).uuid}


def _import(world: World, where: Where) -> Mapping[str, Any]:
    # Of units below only inspectors learn what they reported.
    unit = world.county if where is Where.OWN else world.unit(where)
    return {"uuid": make_import(unit).uuid}


def _unnamed(world: World, where: Where) -> Mapping[str, Any]:
    """A file whose columns are to be named."""
    unit = world.county if where is Where.OWN else world.unit(where)
    source = make_import(unit)
    source.state, source.content = source.State.COLUMNS, "事由,何时\n征兵会,3月5日\n".encode()
    source.save()
    return {"uuid": source.uuid}


def _report(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.county if where is Where.OWN else world.unit(where)
    return {"uuid": make_report(unit).meeting.uuid}


def _notice(world: World, where: Where) -> Mapping[str, Any]:
    # Of units below only inspectors learn what they brought.
    unit = world.county if where is Where.OWN else world.unit(where)
    return {"uuid": make_notice(unit).uuid}


def _cancelling(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.county if where is Where.OWN else world.unit(where)
    return {"uuid": make_notice(unit, text=sample("cancelled")).uuid}


NOTICE = {"title": "防汛工作会议", "host": "安平县人民政府", "day": "2026-05-12"}


def _unit(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": world.unit(where).uuid}


PLANNERS = frozenset({Role.INSPECTOR, Role.UNIT_EDITOR})
WARNING = {"given_on": "2025-03-01", "reason": "会议过多，已提醒"}
ROWS = (
    Row("meetings:meeting-list", {"GET": READERS}),
    Row("meetings:meeting-create", {"GET": REPORTERS, "POST": REPORTERS}),
    Row("meetings:meeting-detail", {"GET": READERS}, _meeting),
    Row("meetings:chain-picture", {"GET": READERS}, _meeting),
    Row("meetings:meeting-take-up", {"POST": INSPECTOR}, _meeting),
    Row("meetings:attendance-list", {"GET": READERS}),
    Row("meetings:attendance-detail", {"GET": READERS}, _meeting),
    Row("meetings:layers-avoided", {"GET": READERS}, _meeting),
    Row("meetings:meeting-correct", {"GET": REPORTERS, "POST": REPORTERS}, _report),
    Row("meetings:meeting-separate", {"POST": INSPECTOR}, _meeting, data={"reason": "两场"}),
    Row("meetings:duplicate-list", {"GET": READERS}),
    Row(
        "meetings:duplicate-decide",
        {"POST": INSPECTOR},
        _pair,
        data={"verdict": "same", "reason": "一场"},
    ),
    Row("meetings:import-create", {"GET": READERS, "POST": REPORTERS}),
    Row("meetings:import-columns", {"GET": REPORTERS, "POST": REPORTERS}, _unnamed),
    Row("meetings:import-detail", {"GET": READERS}, _import),
    Row("meetings:import-template", {"GET": REPORTERS}),
    Row("meetings:notice-list", {"GET": READERS}),
    Row("meetings:notice-create", {"GET": REPORTERS, "POST": REPORTERS}),
    Row(
        "meetings:notice-detail",
        {"GET": READERS, "POST": REPORTERS},
        _notice,
        data=NOTICE,
    ),
    Row("meetings:notice-dismiss", {"POST": REPORTERS}, _notice, data={"reason": "no_meeting"}),
    Row("meetings:notice-call-off", {"POST": REPORTERS}, _cancelling),
    Row("meetings:plan-list", {"GET": READERS}),
    Row("meetings:plan-unit", {"GET": READERS}, _unit),
    Row("meetings:plan-import", {"GET": PLANNERS, "POST": PLANNERS}),
    Row("meetings:plan-template", {"GET": PLANNERS}),
    Row("meetings:trend-list", {"GET": READERS}),
    Row("meetings:trend-unit", {"GET": READERS}, _unit),
    Row("meetings:warning-create", {"POST": INSPECTOR}, _unit, data=WARNING),
)
