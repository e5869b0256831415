"""Addresses of meetings."""

from collections.abc import Mapping
from typing import Any

from tests.factories.meetings import make_import, make_meeting
from tests.security.cells import READERS, REPORTERS, Row, Where, World


def _meeting(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": make_meeting(world.unit(where)).uuid}


def _import(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": make_import(world.unit(where)).uuid}


ROWS = (
    Row("meetings:meeting-list", {"GET": READERS}),
    Row("meetings:meeting-create", {"GET": REPORTERS, "POST": REPORTERS}),
    Row("meetings:meeting-detail", {"GET": READERS}, _meeting),
    Row("meetings:attendance-list", {"GET": READERS}),
    Row("meetings:attendance-detail", {"GET": READERS}, _meeting),
    Row("meetings:layers-avoided", {"GET": READERS}, _meeting),
    Row("meetings:import-create", {"POST": REPORTERS}),
    Row("meetings:import-detail", {"GET": READERS}, _import),
    Row("meetings:import-template", {"GET": REPORTERS}),
)
