"""Every way by which bytes come in has the scanner before it (SEC-12); a new one fails here else.

What a request reads itself is refused at once and nothing of it is kept; what goes into quarantine
is turned away by its job. While the scanner gives no answer, nothing is read.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import get_resolver, reverse
from pytest_django import Settings
from rest_framework import serializers

from burden.activities.models import MessageExport
from burden.api.serializers import arrivals as of_programs
from burden.audit.models import Entry
from burden.findings import services as findings
from burden.findings.models import Rectification
from burden.jobs.models import Job, State
from burden.organisations import arrivals
from burden.organisations.models import Role, Unit, User
from burden.thresholds import selectors as thresholds
from docs_audit.models import StoredFile, UploadedFile
from tests.architecture.sources import CHECKOUT, PRODUCT, product_modules
from tests.factories import scanner
from tests.factories.administration import make_item, make_person, make_unit
from tests.factories.demands import ask
from tests.factories.groups import gather
from tests.factories.inspections import tell
from tests.factories.papers import work
from tests.findings.conftest import suspect

pytestmark = pytest.mark.django_db(transaction=True)

FOUND = "The virus scanner found something in it; nothing of the file was kept."
SILENT = "The virus scanner gives no answer, so nothing was taken in."
# Written by every request that acts, whatever it does.
_LOGS = {"audit.Entry", "audit.Head", "axes.AccessLog", "sessions.Session"}

Target = Callable[[Unit], Mapping[str, Any]]


def _nothing(_unit: Unit) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Way:
    """Where the files of a form or serializer come in, by whom, and what goes with them."""

    route: str
    target: Target = _nothing
    data: Target = _nothing
    name: str = "file"
    role: Role = Role.UNIT_EDITOR


def _unit(unit: Unit) -> Mapping[str, Any]:
    return {"unit": str(unit.uuid), "year": 2026}


def _reporter(unit: Unit) -> Mapping[str, Any]:
    return {"reporter": str(unit.uuid), "year": 2026}


def _text(_unit: Unit) -> Mapping[str, Any]:
    return {"text": "说明"}


def _register(_unit: Unit) -> Mapping[str, Any]:
    return {"register": "inspections"}


def _demand(unit: Unit) -> Mapping[str, Any]:
    return {"uuid": ask(unit, unit).uuid}


def _inspection(unit: Unit) -> Mapping[str, Any]:
    return {"uuid": tell(unit, unit).uuid}


def _group(unit: Unit) -> Mapping[str, Any]:
    return {"group": gather(unit, unit).uuid}


def _told(unit: Unit) -> Mapping[str, Any]:
    finding = suspect(make_item(unit), None)
    findings.give_notice(finding=finding, by=make_person(Role.INSPECTOR, unit))
    return {"uuid": finding.uuid}


def _rectification(unit: Unit) -> Mapping[str, Any]:
    found = Rectification.objects.create(
        unit=unit,
        kind="copied_paper",
        source="paper",
        title="方案",
        owner="办公室",
        measure="不再转发",
        deadline=date(2199, 1, 1),
        figure="count",
        start_value=3,
        target=1,
        opened_on=date(2025, 1, 10),
        by=make_person(Role.INSPECTOR, unit),
    )
    return {"uuid": found.uuid}


READ_AT_ONCE = {
    "docs_audit.issuing.forms.RegisterForm": Way("documents:register-import", data=_unit),
    "docs_audit.issuing.forms.PlanForm": Way("documents:plan-import", data=_unit),
    "docs_audit.drafts.forms.DraftForm": Way("documents:draft-check"),
    "meetings.forms.MeetingFileForm": Way("meetings:import-create"),
    "meetings.notices.forms.NoticeFileForm": Way("meetings:notice-create"),
    "meetings.planning.forms.PlanForm": Way("meetings:plan-import", data=_unit),
    "burden.organisations.forms.UnitListForm": Way(
        "organisations:unit-import", role=Role.SYSTEM_ADMIN
    ),
    "burden.activities.registers.forms.ListForm": Way(
        "activities:record-create", lambda _unit: {"key": "inspections"}, _reporter
    ),
    "burden.activities.demands.forms.FormFileForm": Way("activities:demand-form", _demand),
    "burden.activities.inspections.forms.IndicatorForm": Way(
        "activities:inspection-indicators", _inspection
    ),
    "burden.activities.inspections.forms.PlanForm": Way(
        "activities:inspection-plan-import", data=_reporter
    ),
    "burden.api.serializers.meeting_imports.MeetingFileSerializer": Way("api:meeting-import-list"),
    "burden.api.serializers.activities.RegisterFileSerializer": Way(
        "api:register-import", data=_register
    ),
    "burden.api.serializers.form_demands.FormFileSerializer": Way("api:demand-form", _demand),
}
QUARANTINED = {
    "docs_audit.forms.UploadForm": Way("documents:upload-create", name="files"),
    "burden.findings.forms.ReplyForm": Way("findings:finding-reply", _told, _text, name="basis"),
    "burden.findings.rectification_forms.ProofForm": Way(
        "findings:rectification-report", _rectification, _text, name="basis"
    ),
    "burden.activities.groups.forms.MessagesForm": Way("activities:messages-create", _group),
    "burden.api.serializers.uploads.PaperUploadSerializer": Way("api:document-list", name="files"),
    "burden.api.serializers.findings.ReplyRequestSerializer": Way(
        "api:finding-replies", _told, _text, name="files"
    ),
    "burden.api.serializers.groups.MessagesSerializer": Way(
        "api:group-messages", lambda unit: {"uuid": gather(unit, unit).uuid}
    ),
}


@dataclass(frozen=True)
class Place:
    """A unit, and the folders of a test."""

    unit: Unit
    folder: Path
    people: dict[Role, User] = field(default_factory=dict)

    def send(self, way: Way, content: str) -> Any:
        """Post a file the way that its page or program does, and follow to what is told."""
        client = Client(headers={"accept-language": "en"})
        client.force_login(self.person(way.role), "django.contrib.auth.backends.ModelBackend")
        address = reverse(way.route, kwargs=dict(way.target(self.unit)))
        file = SimpleUploadedFile("说明.txt", content.encode())
        return client.post(address, {**way.data(self.unit), way.name: file}, follow=True)

    def person(self, role: Role) -> User:
        if role not in self.people:
            self.people[role] = make_person(role, self.unit)
        return self.people[role]

    def left(self) -> list[Path]:
        """Files that lie in the folders of the product."""
        roots = (self.folder / "files", self.folder / "quarantine")
        return [path for root in roots for path in root.rglob("*") if path.is_file()]


@pytest.fixture
def place(settings: Settings, tmp_path: Path) -> Place:
    settings.LANGUAGE_CODE = "en"
    settings.FILES_ROOT, settings.QUARANTINE_ROOT = tmp_path / "files", tmp_path / "quarantine"
    scanner.install(settings, tmp_path)
    thresholds.in_force()  # the first page that asks for the values makes version 1
    return Place(make_unit("安平县人民政府", staff=30), tmp_path)


def _every(base: type[Any]) -> Iterator[type[Any]]:
    one: type[Any]
    for one in base.__subclasses__():
        yield from _every(one)
        if one.__module__.partition(".")[0] in PRODUCT and not one.__name__.startswith("_"):
            yield one


def _fields_of(form: Any) -> Iterator[Any]:
    """Its fields for files, also in lists."""
    declared = getattr(form, "base_fields", None) or getattr(form, "_declared_fields", {})
    for one in declared.values():
        for inner in (one, getattr(one, "child", None)):
            if isinstance(inner, forms.FileField | serializers.FileField):
                yield inner


def _takers(*kinds: type) -> set[str]:
    """Forms and serializers of the product that take a file of these kinds."""
    assert get_resolver().url_patterns  # every page and what it uses is imported
    found = {*_every(forms.BaseForm), *_every(serializers.Serializer)}
    return {
        f"{one.__module__}.{one.__qualname__}"
        for one in found
        if any(isinstance(file, kinds) for file in _fields_of(one))
    }


def test_every_field_for_files_has_the_scanner_before_it() -> None:
    at_once = _takers(arrivals.ReadAtOnceField, of_programs.ReadAtOnceField)
    waiting = _takers(arrivals.QuarantinedField, of_programs.QuarantinedField)

    assert _takers(forms.FileField, serializers.FileField) == at_once | waiting
    assert at_once == set(READ_AT_ONCE)
    assert waiting == set(QUARANTINED)


def test_no_page_takes_bytes_but_by_a_form() -> None:
    """Nobody looks into request.FILES, or reads the body, on a way of their own."""
    own_ways = [
        path.relative_to(CHECKOUT)
        for path in product_modules()
        if any(map(_is_own_way, ast.walk(ast.parse(path.read_text(encoding="utf-8")))))
    ]

    assert own_ways == []


def _is_own_way(node: ast.AST) -> bool:
    """`request.FILES[…]`, `request.FILES.get(…)`, `request.body` and `request.read(…)`."""
    if isinstance(node, ast.Subscript | ast.Attribute):
        inner = node.value
        if isinstance(inner, ast.Attribute) and inner.attr == "FILES":
            return True
    return (
        isinstance(node, ast.Attribute)
        and node.attr in ("body", "read")
        and isinstance(node.value, ast.Name)
        and node.value.id == "request"
    )


def _counted() -> dict[str, int]:
    return {
        model._meta.label: model._default_manager.count()
        for model in apps.get_models()
        if model._meta.label not in _LOGS
    }


@pytest.mark.parametrize("taker", READ_AT_ONCE)
def test_infected_file_that_is_read_at_once_is_refused_and_nothing_is_kept(
    taker: str, place: Place
) -> None:
    way = READ_AT_ONCE[taker]
    known, person = way.target(place.unit), place.person(way.role)
    before = _counted()

    answer = place.send(replace(way, target=lambda _unit: known), scanner.INFECTED)

    assert FOUND in answer.text
    assert _counted() == before
    assert place.left() == []
    (entry,) = Entry.objects.filter(action="document.infected")
    assert entry.actor_name == person.username


@pytest.mark.parametrize("taker", READ_AT_ONCE)
def test_file_is_refused_with_a_clear_sentence_while_the_scanner_gives_no_answer(
    taker: str, place: Place, settings: Settings
) -> None:
    scanner.silence(settings)

    answer = place.send(READ_AT_ONCE[taker], "标题,时间\n")

    assert SILENT in answer.text
    assert place.left() == []
    assert not Entry.objects.filter(action="document.infected").exists()


@pytest.mark.parametrize("taker", QUARANTINED)
def test_infected_file_in_quarantine_is_turned_away_by_its_job(taker: str, place: Place) -> None:
    place.send(QUARANTINED[taker], scanner.INFECTED)

    work()

    assert place.left() == []
    assert Entry.objects.filter(action="document.infected").count() == 1
    files = UploadedFile.objects.values_list("state", "reason", "name")
    exports = MessageExport.objects.values_list("state", "failure")
    assert list(files) + list(exports) in (
        [("failed", "infected", "")],
        [("failed", "infected")],
    )
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("taker", QUARANTINED)
def test_file_in_quarantine_waits_while_the_scanner_gives_no_answer(
    taker: str, place: Place, settings: Settings
) -> None:
    scanner.silence(settings)
    place.send(QUARANTINED[taker], "江州市应急管理局办公室\n\n　　请各单位于五月三十日前报送。\n")

    work()

    assert place.left() != []
    job = Job.objects.get(kind__in=("paper.read", "group.read"))
    assert job.state in (State.READY, State.FAILED)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    "command",
    [
        ("import_units",),
        ("import_users",),
        ("import_meetings",),
        ("import_register",),
        ("import_plan",),
        ("import_meeting_plan",),
    ],
)
def test_commands_take_no_list_that_the_scanner_does_not_pass(
    command: tuple[str, ...], place: Place, settings: Settings
) -> None:
    path = place.folder / "list.csv"
    path.write_text(scanner.INFECTED)
    before = _counted()

    with pytest.raises(CommandError, match="found something in it") as refused:
        call_command(*command, str(path))
    scanner.silence(settings)
    with pytest.raises(CommandError, match="gives no answer"):
        call_command(*command, str(path))

    assert refused.value.returncode == 2
    assert _counted() == before


def test_infected_minutes_beside_a_list_are_not_read(place: Place) -> None:
    (place.folder / "m.txt").write_text(scanner.INFECTED)
    path = place.folder / "list.csv"
    path.write_text(
        "id,unit,title,start,end,mode,venue,agenda,attendees,cites,kind,minutes\n"
        "m1,安平县人民政府,防汛工作会议,2026-03-02T09:00,2026-03-02T10:00,onsite,,,,,,m.txt\n"
    )

    with pytest.raises(CommandError, match="minutes: The virus scanner found something in it"):
        call_command("import_meetings", str(path))
