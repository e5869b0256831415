"""Files made to harm, sent by a program: each ends in a state with a sentence, the others go on."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from burden.organisations.models import Role, Unit
from docs_audit.models import UploadedFile
from tests.api.conftest import program
from tests.api.papers import as_file
from tests.factories.flood_papers import SUPERIOR
from tests.factories.papers import work
from tests.samples.hostile import HOSTILE, linked_zip

pytestmark = pytest.mark.django_db(transaction=True)

SAMPLE = (
    "noise.docx", "node.docx", "laughs.docx", "external-page.ofd", "circle.pdf", "slow.pdf",
    "locked.xls", "picture.png", "packed.rar", "notice.pdf.exe",
)  # fmt: skip
CHOSEN = {hostile.name: hostile for hostile in HOSTILE if hostile.name in SAMPLE}


def test_hostile_uploads_end_in_a_sentence_and_the_good_one_is_read(city: Unit) -> None:
    client = program(Role.UNIT_EDITOR, city)
    files = [SimpleUploadedFile(name, hostile.make()) for name, hostile in CHOSEN.items()]

    answer = client.post("/api/documents/", {"files": [*files, as_file(SUPERIOR, "good.txt")]})
    work()

    upload = client.get(f"/api/uploads/{answer.json()['uuid']}/").json()
    told = {file["name"]: file for file in upload["files"]}
    assert told.pop("good.txt")["state"] == "done"
    assert told.keys() == CHOSEN.keys()
    for name, file in told.items():
        reason = {"packed": "unsupported"}.get(file["reason"], file["reason"])
        assert file["state"] == "failed"
        assert reason in CHOSEN[name].codes, name
        assert len(file["sentence"]) > 8


def test_members_with_climbing_names_and_links_write_nowhere(
    city: Unit, settings: Settings
) -> None:
    client = program(Role.UNIT_EDITOR, city)
    before = {*Path(settings.QUARANTINE_ROOT).parent.rglob("*")}

    client.post("/api/documents/", {"files": [SimpleUploadedFile("a.zip", linked_zip())]})
    work()

    states = dict(UploadedFile.objects.values_list("name", "state"))
    assert states == {"a.zip": "done", "link.txt": "failed", "climbed.txt": "done"}
    written = {*Path(settings.QUARANTINE_ROOT).parent.rglob("*")} - before
    assert not [path for path in written if path.name == "climbed.txt"]
    assert not Path("/tmp/climbed.txt").exists()


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("通知\u202efdp.exe", "通知fdp.exe"),
        ("n" * 400 + ".txt", "n" * 251 + ".txt"),
        ("a\u2066b.txt", "ab.txt"),
    ],
)
def test_names_cannot_disguise_what_a_file_is(city: Unit, sent: str, shown: str) -> None:
    client = program(Role.UNIT_EDITOR, city)

    answer = client.post("/api/documents/", {"files": [as_file(SUPERIOR, sent)]})

    assert answer.status_code == 201
    assert answer.json()["files"][0]["name"] == shown
