"""Addresses of findings."""

from collections.abc import Mapping
from typing import Any

from tests.factories.administration import make_item
from tests.findings.conftest import suspect
from tests.security.cells import INSPECTOR, READERS, Row, Where, World


def _finding(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": suspect(make_item(world.unit(where)), None).uuid}


_DECISION = {"verdict": "confirmed", "seen": 0}

ROWS = (
    Row("findings:finding-list", {"GET": READERS}),
    Row("findings:case-list", {"GET": READERS}),
    Row("findings:finding-detail", {"GET": READERS}, _finding),
    Row("findings:finding-decide", {"POST": INSPECTOR}, _finding, data=_DECISION),
)
