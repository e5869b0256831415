"""A file whose program is missing says so, waits in quarantine and is read when it is there."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import translation

from burden.organisations.models import Level, Unit
from docs_audit import formats, reading, storage
from docs_audit.models import Paper, UploadedFile
from docs_audit.states import line_of
from tests.docs_audit.folders import read_folder, save, write_manifest
from tests.factories.administration import make_unit
from tests.factories.papers import bring, work
from tests.samples.office import plain_pdf, saved_docx, zipped

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY, staff=30)


@pytest.fixture
def without_word() -> Iterator[None]:
    formats.switch_off(["docx"])
    yield
    formats.switch_off([])


def test_file_waits_in_quarantine_and_is_read_when_its_program_is_there(
    county: Unit, without_word: None
) -> None:
    file = bring(saved_docx("关于做好防汛工作的通知", "各乡镇："), name="a.docx", unit=county)
    work()
    file.refresh_from_db()
    assert (file.state, file.reason) == (UploadedFile.State.FAILED, "tool_missing")
    for language, words in (("zh-hans", "服务器"), ("en", "as soon as the program is there")):
        with translation.override(language):
            assert words in str(line_of(file).sentence)
    assert storage.quarantine_path(file.uuid).exists()

    formats.switch_off([])
    call_command("read_again")
    work()

    file.refresh_from_db()
    assert file.state == UploadedFile.State.DONE
    assert Paper.objects.get().format == "docx"
    assert not storage.quarantine_path(file.uuid).exists()


def test_member_of_an_archive_waits_by_itself(county: Unit, without_word: None) -> None:
    archive = zipped({"甲.docx": saved_docx("各乡镇："), "乙.txt": "公开"})
    bring(archive, name="a.zip", unit=county)
    work()
    formats.switch_off([])
    call_command("read_again")
    work()

    states = dict(UploadedFile.objects.values_list("name", "state"))
    assert states == {"a.zip": "done", "甲.docx": "done", "乙.txt": "done"}
    assert Paper.objects.count() == 2


def test_mark_is_found_when_the_program_is_there(county: Unit, without_word: None) -> None:
    file = bring(saved_docx("机密★1年", "安平县文件"), name="a.docx", unit=county)
    work()
    formats.switch_off([])
    call_command("read_again")
    work()

    file.refresh_from_db()
    assert file.state == UploadedFile.State.REFUSED
    assert not storage.quarantine_path(file.uuid).exists()


def test_asking_again_while_the_program_is_missing_changes_nothing(
    county: Unit, without_word: None
) -> None:
    file = bring(saved_docx("各乡镇："), name="a.docx", unit=county)
    work()

    asked = reading.read_again()
    work()

    file.refresh_from_db()
    assert asked == 1
    assert (file.state, file.reason) == (UploadedFile.State.FAILED, "tool_missing")
    assert storage.quarantine_path(file.uuid).exists()


def test_health_names_the_formats_that_cannot_be_read(client: Client, without_word: None) -> None:
    missing = client.get("/health/").json()["unread_formats"]
    formats.switch_off([])

    assert missing == ["docx"]
    assert client.get("/health/").json()["unread_formats"] == []


def test_command_names_the_missing_program_and_reads_the_rest(
    tmp_path_factory: pytest.TempPathFactory, without_word: None
) -> None:
    folder = tmp_path_factory.mktemp("folder")
    rows = save(folder, "a.docx", saved_docx("甲")), save(folder, "b.pdf", plain_pdf("open"))

    code, lines = read_folder(write_manifest(folder, *rows))

    assert code == 1
    assert [(one["state"], one["reason"], one["format"]) for one in lines] == [
        ("failed", "tool_missing", "docx"),
        ("read", "", "pdf"),
    ]


def test_unknown_format_cannot_be_switched_off() -> None:
    with pytest.raises(ValueError, match="wordperfect"):
        formats.switch_off(["wordperfect"])
