"""Addresses of findings and of what is done about them."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from burden.findings.models import Finding, Rectification, Reply
from burden.organisations.models import Role, Unit
from docs_audit.models import StoredFile, Upload, UploadedFile
from tests.factories.administration import make_item
from tests.factories.files import keep_bytes
from tests.findings.conftest import suspect
from tests.security.cells import EVERYONE, INSPECTOR, READERS, SYSTEM_ADMIN, Row, Where, World

EDITOR = frozenset({Role.UNIT_EDITOR})
INSPECTING = frozenset({Role.INSPECTOR, Role.LEADER})
RECTIFYING = INSPECTING | EDITOR


def _suspected(world: World, where: Where) -> Finding:
    return suspect(make_item(world.unit(where)), None)


def _finding(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": _suspected(world, where).uuid}


def _told(world: World, where: Where) -> Mapping[str, Any]:
    """One whose unit was told."""
    finding = _suspected(world, where)
    finding.notice = finding.notices.create(due_on=date(2199, 1, 1), by=_inspector(world))
    finding.save()
    return {"uuid": finding.uuid}


def _proposed(world: World, where: Where) -> Mapping[str, Any]:
    """One that another inspector has proposed to dismiss."""
    finding = _suspected(world, where)
    other = type(_inspector(world)).objects.create_user(str(uuid4()), role=Role.INSPECTOR)
    finding.decisions.create(verdict="dismissed", reason="misread", step="proposed", by=other)
    finding.proposed = "dismissed"
    finding.save()
    return {"uuid": finding.uuid}


def _confirmed(world: World, where: Where) -> Mapping[str, Any]:
    finding = _suspected(world, where)
    finding.state = Finding.State.CONFIRMED
    finding.save()
    return {"uuid": finding.uuid}


def _basis(world: World, where: Where) -> Mapping[str, Any]:
    """A file that came with a reply."""
    told = _told(world, where)
    finding = Finding.objects.get(uuid=told["uuid"])
    file = _brought(finding.unit)
    notice = finding.notices.get()
    Reply.objects.create(notice=notice, text="说明", basis=file.upload.uuid, by=_inspector(world))
    return {"uuid": finding.uuid, "file": file.uuid}


def _proof(world: World, where: Where) -> Mapping[str, Any]:
    """A file that came with a proof."""
    told = _rectification(world, where, "reported")
    found = Rectification.objects.get(uuid=told["uuid"])
    file = _brought(found.unit)
    found.proofs.create(text="已办", basis=file.upload.uuid, by=_inspector(world))
    return {**told, "file": file.uuid}


def _brought(unit: Unit) -> UploadedFile:
    """A file that scanner and guard have passed."""
    sha256 = keep_bytes(b"minutes")
    StoredFile.objects.get_or_create(sha256=sha256, defaults={"size": 7})
    upload = Upload.objects.create(unit=unit, channel=Upload.Channel.BASIS)
    return UploadedFile.objects.create(
        upload=upload, sha256=sha256, size=7, state=UploadedFile.State.DONE, name="纪要.txt"
    )


def _rectification(world: World, where: Where, state: str = "open") -> Mapping[str, Any]:
    found = Rectification.objects.create(
        unit=world.unit(where),
        kind="copied_paper",
        source="paper",
        title="方案",
        owner="办公室",
        measure="不再转发",
        deadline=date(2199, 1, 1),
        figure="count",
        start_value=3,
        target=1,
        state=state,
        opened_on=date(2025, 1, 10),
        by=_inspector(world),
    )
    return {"uuid": found.uuid}


def _reported(world: World, where: Where) -> Mapping[str, Any]:
    """Reported as done, and with a record since, so that it can be measured."""
    make_item(world.unit(where))
    return _rectification(world, where, "reported")


def _inspector(world: World) -> Any:
    return world.people[Role.INSPECTOR]


_DECISION = {"verdict": "unsure", "seen": 0}
_TOGETHER = {"chosen": ["00000000-0000-0000-0000-000000000000:0"], "verdict": "unsure"}
_TASK = {
    "owner": "办公室",
    "measure": "不再转发",
    "deadline": "2199-01-01",
    "figure": "count",
    "target": 0,
}

ROWS = (
    Row("findings:finding-list", {"GET": READERS}),
    Row("findings:case-list", {"GET": READERS}),
    Row("findings:together", {"GET": INSPECTOR, "POST": INSPECTOR}, data=_TOGETHER),
    Row("findings:precision", {"GET": SYSTEM_ADMIN}),
    Row("findings:finding-detail", {"GET": READERS}, _finding),
    Row("findings:finding-decide", {"POST": INSPECTOR}, _finding, data=_DECISION),
    Row("findings:finding-star", {"POST": READERS}, _finding, data={"starred": "yes"}),
    Row("findings:finding-reply", {"POST": EDITOR}, _told, data={"text": "说明"}),
    Row("findings:finding-assign", {"POST": INSPECTOR}, _finding),
    Row(
        "findings:finding-notes",
        {"GET": INSPECTOR, "POST": INSPECTOR},
        _finding,
        data={"text": "注"},
    ),
    Row("findings:due", {"GET": EVERYONE}),
    Row("findings:finding-basis", {"GET": READERS}, _basis),
    Row("findings:rectification-create", {"GET": INSPECTOR, "POST": INSPECTOR}, _confirmed),
    Row("findings:rectification-list", {"GET": RECTIFYING}),
    Row("findings:rectification-detail", {"GET": RECTIFYING}, _rectification),
    Row("findings:rectification-report", {"POST": EDITOR}, _rectification, data={"text": "已办"}),
    Row("findings:rectification-basis", {"GET": RECTIFYING}, _proof),
    Row("findings:rectification-check", {"POST": INSPECTOR}, _reported),
    Row("api:finding-list", {"GET": READERS}),
    Row("api:finding-detail", {"GET": READERS}, _finding),
    Row("api:finding-decide", {"POST": INSPECTOR}, _finding, data={"verdict": "unsure"}),
    Row("api:finding-agree", {"POST": INSPECTOR}, _proposed),
    Row("api:finding-return", {"POST": INSPECTOR}, _proposed, data={"note": "再核"}),
    Row("api:finding-notice", {"POST": INSPECTOR}, _finding),
    Row("api:finding-replies", {"GET": READERS, "POST": EDITOR}, _told, data={"text": "说明"}),
    Row("api:finding-basis", {"GET": READERS}, _basis),
    Row("api:finding-notes", {"GET": INSPECTING, "POST": INSPECTOR}, _finding, data={"text": "注"}),
    Row("api:finding-assign", {"POST": INSPECTOR}, _finding, data={"person": ""}),
    Row("api:finding-together", {"POST": INSPECTOR}),
    Row("api:finding-rectify", {"POST": INSPECTOR}, _confirmed, data=_TASK),
    Row("api:rectification-list", {"GET": RECTIFYING}),
    Row("api:rectification-detail", {"GET": RECTIFYING}, _rectification),
    Row("api:rectification-report", {"POST": EDITOR}, _rectification, data={"text": "已办"}),
    Row("api:rectification-proofs", {"GET": RECTIFYING}, _rectification),
    Row("api:rectification-basis", {"GET": RECTIFYING}, _proof),
    Row("api:rectification-check", {"POST": INSPECTOR}, _reported),
    Row("api:precision", {"GET": SYSTEM_ADMIN}),
    Row("api:due", {"GET": EVERYONE}),
)
