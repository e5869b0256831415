"""What a unit answers on the page, with its basis: behind the guard, and the text is never lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from burden.audit.models import Entry
from burden.findings import registry, services
from burden.findings.models import Reply
from burden.jobs.models import Job, State
from burden.organisations.models import Role, User
from docs_audit.models import Paper, StoredFile, UploadedFile
from tests.factories import scanner
from tests.factories.administration import make_item, make_person
from tests.factories.papers import work
from tests.findings.conftest import World, suspect

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "本县方案第三、四条系自行制定，附会议纪要。"
BASIS = "安平县人民政府常务会议纪要\n\n　　会议研究了森林防火工作，决定增设瞭望点两处。\n"
MARKED = "000012\n机密★1年\n\n安平县人民政府文件\n\n白鹭洲渡口夜间布防方案\n\n请于五日内报送。\n"


@pytest.fixture(autouse=True)
def folders(settings: Settings, tmp_path: Path) -> Path:
    settings.LANGUAGE_CODE = "en"
    settings.FILES_ROOT = tmp_path / "files"
    settings.QUARANTINE_ROOT = tmp_path / "quarantine"
    return tmp_path


@pytest.fixture
def editor(world: World) -> Client:
    """The unit's editor, once the unit was told."""
    services.give_notice(finding=world.finding, by=world.inspector)
    return signed_in(make_person(Role.UNIT_EDITOR, world.county))


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def page_of(world: World) -> str:
    return reverse("findings:finding-detail", args=[world.finding.uuid])


def reply(client: Client, world: World, text: str = TEXT, **files: str) -> int:
    """Send a reply with files given as name=content; the dots of names are underscores."""
    brought = [
        SimpleUploadedFile(name.replace("_", "."), content.encode())
        for name, content in files.items()
    ]
    address = reverse("findings:finding-reply", args=[world.finding.uuid])
    return client.post(address, {"text": text, "basis": brought}).status_code


def test_unit_sees_the_evidence_as_the_inspector_does(world: World, editor: Client) -> None:
    seen = editor.get(page_of(world)).text

    assert "Suspected: 91% of the text also stands in the superior paper" in seen
    assert "江州市森林防火工作方案" in seen
    assert "Send the reply" in seen
    assert "Among inspectors" not in seen


def test_what_lies_outside_its_scope_stays_closed_to_the_unit(world: World) -> None:
    finding = suspect(world.item, make_item(world.other, title="和乐县方案"))
    services.give_notice(finding=finding, by=world.inspector)
    editor = signed_in(make_person(Role.UNIT_EDITOR, world.county))

    seen = editor.get(reverse("findings:finding-detail", args=[finding.uuid])).text

    assert "和乐县方案" not in seen
    assert "outside your scope" in seen


def test_unit_learns_nothing_of_what_inspectors_propose_and_note(
    world: World, editor: Client
) -> None:
    services.reply(
        finding=world.finding, by=make_person(Role.UNIT_EDITOR, world.county), text="说明"
    )
    type(world.finding).objects.update(severity="high")
    services.decide(finding=world.finding, verdict="confirmed", note="建议认定", by=world.inspector)
    services.remark(finding=world.finding, by=world.inspector, text="先查纪要")

    seen = editor.get(page_of(world)).text
    listed = editor.get(reverse("findings:finding-list"), {"stage": "second"})

    assert "建议认定" not in seen
    assert "先查纪要" not in seen
    assert "proposed" not in seen
    assert listed.context["rows"] == []


def test_reply_with_its_basis_reaches_the_inspector(world: World, editor: Client) -> None:
    assert reply(editor, world, 纪要_txt=BASIS) == 302
    work()

    inspector = signed_in(world.inspector)
    seen = inspector.get(page_of(world))
    assert TEXT in seen.text
    assert "纪要.txt" in seen.text
    (heard,) = seen.context["one"].hearings
    ((_reply, (file,)),) = heard.replies
    address = reverse("findings:finding-basis", args=[world.finding.uuid, file.uuid])
    answer = inspector.get(address)
    assert b"".join(answer.streaming_content).decode() == BASIS  # type: ignore[attr-defined]
    assert Entry.objects.filter(action="finding.downloaded").exists()
    assert signed_in(world.stranger).get(address).status_code == 404


def test_basis_is_no_paper_and_nobody_s_upload(world: World, editor: Client) -> None:
    reply(editor, world, 纪要_txt=BASIS)
    work()

    assert not Paper.objects.exists()
    assert StoredFile.objects.count() == 1
    uploads = signed_in(world.inspector).get(reverse("documents:upload-list"))
    assert uploads.context["page"].paginator.count == 0


def test_marked_basis_is_refused_and_the_text_of_the_reply_stays(
    world: World, editor: Client, folders: Path
) -> None:
    assert reply(editor, world, 方案_txt=MARKED, 纪要_txt=BASIS) == 302
    work()

    seen = editor.get(page_of(world)).text
    assert TEXT in seen
    assert "carries a secrecy mark and was refused" in seen
    assert "方案.txt" not in seen
    assert "纪要.txt" in seen
    assert StoredFile.objects.count() == 1
    assert Entry.objects.filter(action="document.refused").count() == 1
    kept = [path.read_bytes() for path in folders.rglob("*") if path.is_file()]
    assert not [one for one in kept if "夜间布防".encode() in one]


def test_reply_that_carries_a_mark_itself_is_refused_and_shown_back(
    world: World, editor: Client
) -> None:
    answer = editor.post(
        reverse("findings:finding-reply", args=[world.finding.uuid]), {"text": MARKED}
    )

    assert answer.status_code == 422
    assert "The text carries a secrecy mark and was not kept." in answer.text
    assert not Reply.objects.exists()


def test_infected_basis_is_turned_away_and_the_text_of_the_reply_stays(
    world: World, editor: Client, folders: Path, settings: Settings
) -> None:
    scanner.install(settings, folders)

    reply(editor, world, 附件_txt=scanner.INFECTED, 纪要_txt=BASIS)
    work()

    seen = editor.get(page_of(world)).text
    assert TEXT in seen
    assert "The virus scanner found something in it" in seen
    assert "附件.txt" not in seen
    assert Entry.objects.filter(action="document.infected").count() == 1
    assert StoredFile.objects.count() == 1
    kept = [path.read_bytes() for path in (folders / "quarantine").rglob("*") if path.is_file()]
    assert kept == []


def test_nothing_is_taken_in_while_the_scanner_gives_no_answer(
    world: World, editor: Client, settings: Settings
) -> None:
    scanner.silence(settings)

    reply(editor, world, 纪要_txt=BASIS)
    work()

    assert UploadedFile.objects.get().state == UploadedFile.State.WAITING
    assert Job.objects.get(kind="paper.read").state in (State.READY, State.FAILED)
    assert TEXT in editor.get(page_of(world)).text
    settings.FILE_SCANNER = []
    Job.objects.filter(kind="paper.read").update(run_after="2020-01-01T00:00Z")
    work()
    assert UploadedFile.objects.get().state == UploadedFile.State.DONE


def test_note_is_pinned_to_a_place_of_the_evidence(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = registry.kind_of(world.finding)
    spots = [("passage:12", "建立隐患清单，明确整改责任人。")]
    monkeypatch.setitem(
        registry._kinds, kind.code, replace(kind, places=lambda _finding, _user: spots)
    )
    client = signed_in(world.inspector)
    address = reverse("findings:finding-notes", args=[world.finding.uuid])

    taken = client.post(address, {"place": "passage:12", "text": "与省文件一字不差"})
    refused = client.post(address, {"place": "passage:99", "text": "无此处"})

    assert (taken.status_code, refused.status_code) == (302, 400)
    seen = client.get(page_of(world)).text
    assert "建立隐患清单，明确整改责任人。" in seen
    assert "与省文件一字不差" in seen


def test_finding_is_given_to_an_inspector_over_its_unit_alone(world: World) -> None:
    client = signed_in(world.inspector)
    address = reverse("findings:finding-assign", args=[world.finding.uuid])

    taken = client.post(address, {"person": world.colleague.uuid})
    refused = client.post(address, {"person": world.stranger.uuid})

    assert (taken.status_code, refused.status_code) == (302, 400)
    world.finding.refresh_from_db()
    assert world.finding.assigned_to == world.colleague
    mine = signed_in(world.colleague).get(reverse("findings:finding-list"), {"stage": "mine"})
    assert [row.finding for row in mine.context["rows"]] == [world.finding]
