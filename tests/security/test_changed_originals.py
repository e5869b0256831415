"""A stored file that somebody changed is not handed out: its hash is proved when it is read."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from burden.audit.models import Entry
from burden.organisations.models import Role
from docs_audit import storage
from docs_audit.models import Paper
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work
from tests.samples.office import flowing_pdf

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paper(settings: Settings, tmp_path: Path) -> Paper:
    settings.FILES_ROOT = tmp_path / "files"
    settings.QUARANTINE_ROOT = tmp_path / "quarantine"
    bring(flowing_pdf("内容。", title="关于防汛工作的通知"), name="paper.pdf", unit=make_unit())
    work()
    return Paper.objects.get()


@pytest.fixture
def reader(paper: Paper) -> Client:
    client = Client(headers={"accept-language": "en"})
    person = make_person(Role.INSPECTOR, paper.unit or paper.sightings.get().upload.unit)
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")
    return client


def change(paper: Paper) -> None:
    """One byte of the kept file is another."""
    path = storage.stored_path(paper.file.sha256)
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def addresses(paper: Paper) -> list[str]:
    return [
        reverse("documents:paper-original", args=[paper.uuid]),
        reverse("documents:paper-page", args=[paper.uuid, 1]),
    ]


def said_by_doctor(*arguments: str) -> str:
    output = StringIO()
    with pytest.raises(CommandError):  # nothing works on jobs while tests run
        call_command("doctor", *arguments, stdout=output)
    return output.getvalue()


def test_untouched_original_is_handed_out(paper: Paper, reader: Client) -> None:
    assert [reader.get(one).status_code for one in addresses(paper)] == [200, 200]
    assert "originals were changed" not in said_by_doctor("--every-file")


@pytest.mark.parametrize("which", [0, 1])
def test_changed_original_is_withheld_and_noted(paper: Paper, reader: Client, which: int) -> None:
    change(paper)

    answer = reader.get(addresses(paper)[which])

    assert answer.status_code == 409
    assert "no longer the one that was taken in" in answer.content.decode()
    entry = Entry.objects.get(action="document.found_changed")
    assert paper.file.sha256 in entry.details
    assert not Entry.objects.filter(action="document.downloaded").exists()


@pytest.mark.parametrize("arguments", [(), ("--every-file",)])
def test_doctor_names_the_changed_original(paper: Paper, arguments: tuple[str, ...]) -> None:
    change(paper)

    said = said_by_doctor(*arguments)

    assert f"1 originals were changed, first {paper.file.sha256} (upkeep.E024)" in said
