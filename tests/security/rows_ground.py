"""Addresses of units, accounts and parameters."""

from typing import Any
from uuid import UUID

from burden.organisations import services
from burden.organisations.importing.sheets import Row as SheetRow
from burden.organisations.models import Role, UnitImport, User
from burden.thresholds import selectors as thresholds
from burden.thresholds import services as threshold_services
from tests.security.cells import (
    EVERYONE,
    METHODS,
    SECURITY_ADMIN,
    SYSTEM_ADMIN,
    Row,
    Where,
    World,
)

_BOTH = {"GET": SYSTEM_ADMIN, "POST": SYSTEM_ADMIN}


def _unit(world: World, where: Where) -> dict[str, Any]:
    return {"uuid": world.unit(where).uuid}


def _person(world: World, where: Where) -> dict[str, Any]:
    person, _new = User.objects.get_or_create(
        username=f"clerk-{where.name}",
        defaults={"role": Role.CADRE, "scope": world.unit(where)},
    )
    return {"uuid": person.uuid}


def _upload(world: World, where: Where) -> dict[str, Any]:
    """An own list, or that of another administrator."""
    if where is Where.OWN:
        by = world.people[Role.SYSTEM_ADMIN]
        return {"uuid": services.keep_upload(name="own.csv", rows=_ROWS, by=by).uuid}
    other, _new = User.objects.get_or_create(
        username=f"admin-{where.name}",
        defaults={"role": Role.SYSTEM_ADMIN, "scope": world.unit(where)},
    )
    upload = UnitImport.objects.create(name="other.csv", by=other, rows=[])
    return {"uuid": upload.uuid}


_ROWS = [SheetRow(2, {"id": "new", "name": "新镇", "level": "township", "parent": "county"})]


def _draft(world: World, where: Where) -> dict[str, Any]:
    """Parameters hold for everyone; hidden is only what is not there."""
    if where is not Where.OWN:
        return {"uuid": UUID(int=0)}
    draft = threshold_services.save_draft(
        values={"copy.red": 0.9},
        note="test",
        based_on=thresholds.in_force().set,
        by=world.people[Role.SYSTEM_ADMIN],
    )
    return {"uuid": draft.uuid}


def _unconfirmed(world: World, where: Where) -> dict[str, Any]:
    """Rules hold for everyone; hidden is only what needs no confirmation."""
    return {"rule": "BX-02" if where is Where.OWN else "GD-04"}


ROWS = (
    Row("organisations:unit-list", {"GET": EVERYONE}),
    Row("organisations:unit-children", {"GET": EVERYONE}, _unit),
    Row("organisations:unit-import", _BOTH),
    Row("organisations:import-preview", {"GET": SYSTEM_ADMIN}, _upload),
    Row("organisations:import-apply", {"POST": SYSTEM_ADMIN}, _upload),
    Row("organisations:unit-edit", _BOTH, _unit),
    Row("organisations:unit-staff", {"POST": SYSTEM_ADMIN}, _unit),
    Row("organisations:login", {"GET": EVERYONE, "POST": EVERYONE}, is_public=True),
    # Whoever has not given a password is sent to do so.
    Row("organisations:second-factor", {"GET": EVERYONE, "POST": EVERYONE}, is_public=True),
    Row("organisations:logout", {"POST": EVERYONE}, needs_scope=False),
    Row(
        "organisations:password-change",
        {"GET": EVERYONE, "POST": EVERYONE},
        needs_scope=False,
    ),
    Row(
        "organisations:settings",
        {"GET": EVERYONE, "POST": EVERYONE},
        data={"single_keys": "on"},
        needs_scope=False,
    ),
    Row("organisations:person-list", {"GET": SYSTEM_ADMIN}),
    Row("organisations:person-create", _BOTH),
    # Whose account is named, and whether it is of the scope, is asked where it is closed.
    Row("organisations:person-close", {"POST": SYSTEM_ADMIN}),
    Row("organisations:person-edit", _BOTH, _person),
    Row("organisations:person-password", _BOTH, _person),
    Row("organisations:person-second-factor", {"POST": SYSTEM_ADMIN}, _person),
    Row("thresholds:threshold-list", {"GET": EVERYONE}),
    Row("thresholds:rule-list", {"GET": EVERYONE}),
    Row(
        "thresholds:rule-confirm",
        {"POST": SECURITY_ADMIN},
        _unconfirmed,
        data={"reference": "公报2017年第30号"},
    ),
    Row("thresholds:draft-create", _BOTH),
    Row("thresholds:what-if", {"POST": SYSTEM_ADMIN}),
    Row("thresholds:progress", {"GET": SYSTEM_ADMIN | SECURITY_ADMIN}),
    Row("thresholds:draft-effect", {"GET": SYSTEM_ADMIN | SECURITY_ADMIN}, _draft),
    Row(
        "thresholds:draft-whole",
        dict.fromkeys(("GET", "POST"), SYSTEM_ADMIN | SECURITY_ADMIN),
        _draft,
    ),
    Row("thresholds:draft-drop", {"POST": SYSTEM_ADMIN | SECURITY_ADMIN}, _draft),
    Row("thresholds:draft-detail", {"GET": SYSTEM_ADMIN | SECURITY_ADMIN}, _draft),
    Row("thresholds:draft-publish", {"POST": SECURITY_ADMIN}, _draft),
    Row("thresholds:draft-discard", {"POST": SYSTEM_ADMIN}, _draft),
    # Answers every method by going back; only a POST changes anything.
    Row("set_language", dict.fromkeys(METHODS, EVERYONE), is_public=True),
    # Open to whoever shows the token of the settings; there is none here.
    Row("metrics", {}, is_public=True),
    Row("jobs:health", {"GET": EVERYONE}, is_public=True),
)
