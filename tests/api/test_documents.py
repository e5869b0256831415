"""Papers sent by a program, and the state of each file until it is read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from burden.organisations.models import Role, Unit, User
from docs_audit.models import Upload, UploadedFile
from tests.api.conftest import program
from tests.api.papers import as_file, both
from tests.factories.flood_papers import COPY, SUPERIOR
from tests.factories.papers import work

pytestmark = pytest.mark.django_db(transaction=True)


def states_of(client: Client, upload: str) -> dict[str, str]:
    """What polling the upload tells of its files."""
    answer = client.get(f"/api/uploads/{upload}/")
    assert answer.status_code == 200
    return {file["name"]: file["state"] for file in answer.json()["files"]}


def test_files_are_taken_in_and_polled_until_they_are_read(city: Unit) -> None:
    client = program(Role.UNIT_EDITOR, city)

    answer = client.post("/api/documents/", {"files": both()})

    assert answer.status_code == 201
    upload = answer.json()["uuid"]
    assert states_of(client, upload) == {"8.txt": "waiting", "15.txt": "waiting"}
    work()
    assert states_of(client, upload) == {"8.txt": "done", "15.txt": "done"}
    assert Upload.objects.get().channel == Upload.Channel.API
    listed = client.get("/api/documents/").json()["results"]
    assert {one["number"] for one in listed} == {"临政发〔2026〕8号", "安政发〔2026〕15号"}


def test_good_file_goes_on_when_another_of_the_upload_is_bad(city: Unit) -> None:
    client = program(Role.UNIT_EDITOR, city)
    files = [
        SimpleUploadedFile("empty.docx", b""),
        as_file(SUPERIOR, "good.txt"),
        SimpleUploadedFile("broken.docx", b"PK\x03\x04 and then nothing"),
    ]

    upload = client.post("/api/documents/", {"files": files}).json()["uuid"]
    work()

    states = states_of(client, upload)
    assert states == {"empty.docx": "failed", "good.txt": "done", "broken.docx": "failed"}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_reason_is_a_sentence_in_the_language_of_the_program(city: Unit, language: str) -> None:
    client = program(Role.UNIT_EDITOR, city, language)

    answer = client.post("/api/documents/", {"files": [SimpleUploadedFile("empty.docx", b"")]})

    file = answer.json()["files"][0]
    assert (file["state"], file["reason"]) == ("failed", "empty")
    assert file["sentence"].isascii() == (language == "en")


def test_matches_name_both_papers_with_their_passages(city: Unit) -> None:
    client = program(Role.UNIT_EDITOR, city)
    client.post("/api/documents/", {"files": both()})
    work()
    papers = {one["number"]: one["uuid"] for one in client.get("/api/documents/").json()["results"]}
    lower = papers["安政发〔2026〕15号"]

    found = client.get(f"/api/documents/{lower}/matches/").json()

    assert [(one["lower"], one["upper"]) for one in found] == [(lower, papers["临政发〔2026〕8号"])]
    assert found[0]["passages"]


def test_papers_are_brought_for_a_unit_below_and_for_no_other(city: Unit, county: Unit) -> None:
    above, below = program(Role.UNIT_EDITOR, city), program(Role.UNIT_EDITOR, county)

    allowed = above.post("/api/documents/", {"files": [as_file(COPY)], "unit": str(county.uuid)})
    refused = below.post("/api/documents/", {"files": [as_file(COPY)], "unit": str(city.uuid)})

    assert (allowed.status_code, refused.status_code) == (201, 404)
    assert allowed.json()["unit"] == str(county.uuid)
    assert UploadedFile.objects.count() == 1


@pytest.mark.parametrize("body", [{}, {"files": "text, not a file"}])
def test_request_without_files_is_refused_and_leaves_nothing(
    city: Unit, body: dict[str, str]
) -> None:
    answer = program(Role.UNIT_EDITOR, city).post("/api/documents/", body)

    assert answer.status_code == 400
    assert "files" in answer.json()
    assert not Upload.objects.exists()


def test_nobody_enters_without_a_token_or_with_a_wrong_one(city: Unit) -> None:
    clients = [Client(), Client(headers={"authorization": "Token 0123456789"})]

    answers = [client.post("/api/documents/", {"files": both()}) for client in clients]

    assert {answer.status_code for answer in answers} == {401}
    assert not Upload.objects.exists()


def test_account_that_was_closed_does_not_enter_with_its_token(city: Unit) -> None:
    client = program(Role.UNIT_EDITOR, city)
    User.objects.update(is_active=False)

    assert client.get("/api/units/").status_code == 401


def test_upload_of_another_unit_is_not_found(city: Unit, county: Unit) -> None:
    upload = program(Role.UNIT_EDITOR, city).post("/api/documents/", {"files": both()}).json()

    answer = program(Role.UNIT_EDITOR, county).get(f"/api/uploads/{upload['uuid']}/")

    assert answer.status_code == 404
