"""Addresses of meetings."""

from collections.abc import Mapping
from typing import Any

from tests.factories.meetings import make_import, make_meeting
from tests.factories.notices import make_notice
from tests.security.cells import READERS, REPORTERS, Row, Where, World


def _meeting(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": make_meeting(world.unit(where)).uuid}


def _import(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": make_import(world.unit(where)).uuid}


def _notice(world: World, where: Where) -> Mapping[str, Any]:
    # Of units below only inspectors learn what they brought.
    unit = world.county if where is Where.OWN else world.unit(where)
    return {"uuid": make_notice(unit).uuid}


NOTICE = {"title": "防汛工作会议", "host": "安平县人民政府", "day": "2026-05-12"}
ROWS = (
    Row("meetings:meeting-list", {"GET": READERS}),
    Row("meetings:meeting-create", {"GET": REPORTERS, "POST": REPORTERS}),
    Row("meetings:meeting-detail", {"GET": READERS}, _meeting),
    Row("meetings:chain-picture", {"GET": READERS}, _meeting),
    Row("meetings:attendance-list", {"GET": READERS}),
    Row("meetings:attendance-detail", {"GET": READERS}, _meeting),
    Row("meetings:layers-avoided", {"GET": READERS}, _meeting),
    Row("meetings:import-create", {"POST": REPORTERS}),
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
)
