"""Addresses of removal: administrators of the scope, and whoever asks for a single record."""

from collections.abc import Mapping
from typing import Any

from burden.organisations.models import Role
from tests.factories.papers import make_paper
from tests.factories.removals import proposed
from tests.security.cells import (
    INSPECTOR,
    REPORTERS,
    SECURITY_ADMIN,
    SYSTEM_ADMIN,
    Row,
    Where,
    World,
)

ADMINS = SYSTEM_ADMIN | SECURITY_ADMIN


def _paper(world: World, where: Where) -> Mapping[str, Any]:
    return {"kind": "paper", "record": make_paper(world.unit(where)).uuid}


def _removal(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": proposed(world.unit(where), by=world.people[Role.SYSTEM_ADMIN]).uuid}


ROWS = (
    Row("retention:removal-list", {"GET": ADMINS}),
    Row("retention:removal-create", {"GET": SYSTEM_ADMIN, "POST": SYSTEM_ADMIN}),
    # Others than inspectors ask of what they brought themselves, and nobody of the table did.
    Row(
        "retention:removal-ask",
        {"GET": INSPECTOR, "POST": INSPECTOR},
        _paper,
        data={"reason": "brought in by mistake"},
    ),
    Row("retention:removal-detail", {"GET": ADMINS}, _removal),
    Row(
        "retention:removal-decide",
        {"POST": SECURITY_ADMIN},
        _removal,
        data={"verdict": "refuse", "reason": "still needed"},
    ),
    Row("api:removal-list", {"GET": ADMINS, "POST": SYSTEM_ADMIN}),
    Row("api:removal-detail", {"GET": ADMINS}, _removal),
    Row("api:removal-outcomes", {"GET": ADMINS}, _removal),
    Row(
        "api:removal-decide",
        {"POST": SECURITY_ADMIN},
        _removal,
        data={"verdict": "refuse", "reason": "still needed"},
    ),
    Row("api:removals-due", {"GET": ADMINS}),
    Row("api:removals-ask", {"POST": REPORTERS}),
)
