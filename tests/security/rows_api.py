"""Addresses of the interface for programs."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from burden.organisations.models import Role
from burden.thresholds import selectors as thresholds
from burden.thresholds import services as threshold_services
from docs_audit.models import Upload
from meetings.models import PlannedMeeting
from tests.factories.meetings import make_import, make_meeting, make_report
from tests.factories.papers import make_paper, paper_of
from tests.security.cells import (
    AUDIT_ADMIN,
    EVERYONE,
    INSPECTOR,
    READERS,
    REPORTERS,
    SECURITY_ADMIN,
    SYSTEM_ADMIN,
    Row,
    Where,
    World,
)
from tests.security.rows_reports import ORDERERS, own_report


def _unit(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": world.unit(where).uuid}


def _paper(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": make_paper(world.unit(where)).uuid}


def _matter(world: World, where: Where) -> Mapping[str, Any]:
    """A matter of one paper, which only the issuer's scope may open."""
    return {"uuid": paper_of(world.unit(where), "paper").uuid}


def _upload(world: World, where: Where) -> Mapping[str, Any]:
    # Of units below only inspectors learn what they brought.
    unit = world.county if where is Where.OWN else world.unit(where)
    upload = Upload.objects.create(unit=unit, channel=Upload.Channel.API)
    return {"uuid": upload.uuid}


def _report(world: World, where: Where) -> Mapping[str, Any]:
    # Of units below only inspectors learn what they reported.
    unit = world.county if where is Where.OWN else world.unit(where)
    return {"uuid": make_report(unit).meeting.uuid}


def _meeting(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": make_meeting(world.unit(where)).uuid}


def _import(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.county if where is Where.OWN else world.unit(where)
    return {"uuid": make_import(unit).uuid}


def _planned(world: World, where: Where) -> Mapping[str, Any]:
    told = {"year": 2026, "key": "1", "title": "全县护林工作会议"}
    return {"uuid": PlannedMeeting.objects.create(unit=world.unit(where), **told).uuid}


def _version(_world: World, where: Where) -> Mapping[str, Any]:
    """Parameters hold for everyone; hidden is only what is not there."""
    return {"uuid": thresholds.in_force().set.uuid if where is Where.OWN else UUID(int=0)}


def _parameter_draft(world: World, where: Where) -> Mapping[str, Any]:
    if where is not Where.OWN:
        return {"uuid": UUID(int=0)}
    draft = threshold_services.save_draft(
        values={"copy.red": 0.9},
        note="test",
        based_on=thresholds.in_force().set,
        by=world.people[Role.SYSTEM_ADMIN],
    )
    return {"uuid": draft.uuid}


_ADMINS = SYSTEM_ADMIN | SECURITY_ADMIN

ROWS = (
    Row("api:parameter-list", {"GET": EVERYONE}),
    Row("api:parameter-version-list", {"GET": EVERYONE}),
    Row("api:parameter-version-detail", {"GET": EVERYONE}, _version),
    Row("api:parameter-draft-list", {"GET": _ADMINS, "POST": SYSTEM_ADMIN}),
    Row("api:parameter-draft-detail", {"GET": _ADMINS}, _parameter_draft),
    Row("api:what-if", {"POST": _ADMINS}, data={"values": {}}),
    Row("api:unit-list", {"GET": EVERYONE}),
    Row("api:unit-detail", {"GET": EVERYONE}, _unit),
    Row("api:document-list", {"GET": READERS, "POST": REPORTERS}),
    Row("api:document-detail", {"GET": READERS}, _paper),
    Row("api:document-matches", {"GET": READERS}, _paper),
    Row("api:document-rules", {"GET": READERS}, _paper),
    Row("api:document-readers", {"GET": READERS, "POST": REPORTERS}, _paper),
    Row("api:document-requirements", {"GET": READERS}, _paper),
    Row("api:matter-list", {"GET": READERS}),
    Row("api:matter-detail", {"GET": READERS}, _matter),
    Row("api:matter-items", {"GET": READERS}, _matter),
    Row("api:matter-units", {"GET": READERS}, _matter),
    Row("api:bookings", {"GET": READERS}, _matter),
    Row("api:unit-burden", {"GET": EVERYONE}, _unit),
    Row("api:overview", {"GET": EVERYONE}),
    Row("api:meeting-change", {"GET": EVERYONE}),
    Row("api:meeting-calls", {"GET": EVERYONE}),
    Row("api:meeting-days", {"GET": READERS}),
    Row(
        "api:quality",
        {"GET": frozenset({Role.INSPECTOR, Role.LEADER, Role.SYSTEM_ADMIN})},
    ),
    Row(
        "api:spared",
        {"GET": frozenset({Role.INSPECTOR, Role.LEADER, Role.SYSTEM_ADMIN})},
    ),
    Row(
        "api:pains",
        {"GET": frozenset({Role.INSPECTOR, Role.LEADER, Role.UNIT_EDITOR})},
    ),
    Row("api:silent-issuers", {"GET": frozenset({Role.INSPECTOR, Role.LEADER})}),
    Row("api:attendance", {"GET": READERS}),
    Row("api:meeting-attendance", {"GET": READERS}, _meeting),
    Row("api:meeting-chain", {"GET": READERS}, _meeting),
    Row("api:layers-avoided", {"GET": READERS}, _meeting),
    Row("api:meeting-trend", {"GET": READERS}),
    Row("api:unit-meetings", {"GET": READERS}, _unit),
    Row("api:meeting-plans", {"GET": READERS}),
    Row("api:unit-meeting-plan", {"GET": READERS}, _unit),
    Row("api:white-heads", {"GET": READERS}),
    Row("api:issued", {"GET": READERS}),
    Row("api:unit-issued", {"GET": READERS}, _unit),
    Row("api:unit-staff", {"GET": EVERYONE}, _unit),
    Row("api:account-list", {"GET": SYSTEM_ADMIN}),
    Row("api:audit-list", {"GET": AUDIT_ADMIN}),
    Row("api:own-burden", {"GET": EVERYONE}),
    Row("api:matter-steps", {"GET": READERS}, _matter),
    Row("api:upload-list", {"GET": READERS}),
    Row("api:upload-detail", {"GET": READERS}, _upload),
    Row("api:meeting-list", {"GET": READERS, "POST": REPORTERS}),
    Row("api:meeting-detail", {"GET": READERS, "PATCH": REPORTERS}, _report),
    Row("api:meeting-rules", {"GET": READERS}, _report),
    Row("api:meeting-rule-list", {"GET": READERS}),
    Row("api:meeting-plan-list", {"GET": READERS}),
    Row("api:meeting-plan-detail", {"GET": READERS}, _planned),
    Row("api:meeting-import-list", {"GET": READERS, "POST": REPORTERS}),
    Row("api:meeting-import-detail", {"GET": READERS}, _import),
    Row("api:meeting-import-columns", {"POST": REPORTERS}, _import),
    Row(
        "api:report-list",
        {"GET": ORDERERS, "POST": ORDERERS},
        data={"kind": "period", "form": "docx", "period": "2025-06"},
    ),
    Row("api:report-detail", {"GET": INSPECTOR}, own_report),
    Row("api:report-again", {"POST": INSPECTOR}, own_report),
    Row("api:report-cancel", {"POST": INSPECTOR}, own_report),
    Row("api:report-file", {"GET": INSPECTOR}, own_report),
    Row("api:case-list", {"GET": READERS}),
    Row("api:score-list", {"GET": EVERYONE}),
    Row("api:flow", {"GET": EVERYONE}),
    Row("api:flow-cell", {"GET": EVERYONE}),
    Row("api:spread", {"GET": EVERYONE}),
    Row("api:schema", {"GET": EVERYONE}, needs_scope=False),
    Row("api:pages", {"GET": EVERYONE}, needs_scope=False),
)
