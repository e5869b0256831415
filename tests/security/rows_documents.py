"""Addresses of papers and uploads."""

from collections.abc import Mapping
from typing import Any

from burden.organisations.models import Role
from docs_audit.models import Upload
from tests.factories.files import keep_bytes
from tests.factories.papers import make_match, make_paper
from tests.samples.office import plain_pdf
from tests.security.cells import READERS, REPORTERS, SECURITY_ADMIN, SYSTEM_ADMIN, Row, Where, World


def _paper(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": make_paper(world.unit(where)).uuid}


def _page(world: World, where: Where) -> Mapping[str, Any]:
    paper = make_paper(world.unit(where))
    paper.file.sha256 = keep_bytes(plain_pdf("page"))
    paper.file.save()
    paper.format, paper.pages = "pdf", 1
    paper.save()
    return {"uuid": paper.uuid, "page": 1}


def _upload(world: World, where: Where) -> Mapping[str, Any]:
    # Of units below only inspectors learn what they brought.
    unit = world.county if where is Where.OWN else world.unit(where)
    upload = Upload.objects.create(unit=unit, channel=Upload.Channel.WEB)
    return {"uuid": upload.uuid}


def _pair(world: World, where: Where) -> Mapping[str, Any]:
    unit = world.unit(where)
    match = make_match(make_paper(unit), make_paper(unit))
    return {"lower": match.lower.uuid, "upper": match.upper.uuid}


def _unit(world: World, where: Where) -> Mapping[str, Any]:
    return {"uuid": world.unit(where).uuid}


UNIT_EDITOR = frozenset({Role.UNIT_EDITOR})
REGISTRARS = frozenset({Role.INSPECTOR, Role.UNIT_EDITOR})
ROWS = (
    Row("documents:paper-list", {"GET": READERS}),
    Row("documents:upload-list", {"GET": READERS}),
    Row("documents:upload-create", {"GET": REPORTERS, "POST": REPORTERS}),
    Row("documents:draft-check", {"GET": REPORTERS, "POST": REPORTERS}),
    Row("documents:upload-detail", {"GET": READERS}, _upload),
    Row("documents:refusal-list", {"GET": SECURITY_ADMIN}),
    Row("documents:stock-list", {"GET": SYSTEM_ADMIN}),
    Row("documents:paper-detail", {"GET": READERS}, _paper),
    Row("documents:paper-correct", {"POST": REPORTERS}, _paper, data={"title": "关于防汛的通知"}),
    Row("documents:paper-readers", {"POST": REPORTERS}, _paper),
    Row("documents:paper-original", {"GET": READERS}, _paper),
    Row("documents:paper-page", {"GET": READERS}, _page),
    Row("documents:match-compare", {"GET": READERS}, _pair),
    Row("documents:white-heads", {"GET": READERS}),
    Row("documents:issued-list", {"GET": READERS}),
    Row("documents:issued-unit", {"GET": READERS}, _unit),
    Row(
        "documents:issued-explain",
        {"POST": UNIT_EDITOR},
        _unit,
        data={"year": "2026", "text": "机构改革"},
    ),
    Row("documents:register-import", {"GET": REGISTRARS, "POST": REGISTRARS}),
    Row("documents:register-template", {"GET": REGISTRARS}),
    Row("documents:plan-import", {"GET": REGISTRARS, "POST": REGISTRARS}),
    Row("documents:plan-template", {"GET": REGISTRARS}),
    Row("documents:issuer-list", {"GET": READERS | SYSTEM_ADMIN, "POST": SYSTEM_ADMIN}),
)
