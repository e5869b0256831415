"""A paper of which pages or pictures wait for recognition waits as a whole, and is read later."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import translation

from burden.organisations.models import Level, Role, Unit
from docs_audit import formats
from docs_audit.models import Paper, StoredFile, UploadedFile
from docs_audit.states import line_of
from tests.docs_audit.test_secrecy_guard import all_rows
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, work
from tests.samples.drawn import picture_in_line, pictured_sheet
from tests.samples.office import zipped
from tests.samples.pictured import Pasted, pictured_docx, scanned_ofd
from tests.samples.scans import NEEDED, ScannedPage, mixed_pdf

pytestmark = [pytest.mark.django_db(transaction=True), NEEDED]

TITLE = "安平县人民政府关于报送防汛物资的通知"
LIST = "防汛物资清单"
SCAN = ScannedPage().lines([LIST]).image
FILES = {
    "a.pdf": mixed_pdf([TITLE, "各乡镇人民政府：", "请按附件报送。"], SCAN),
    "a.docx": pictured_docx(TITLE, "各乡镇人民政府：", "请按附件报送。", Pasted(SCAN)),
    "a.ofd": scanned_ofd(SCAN),
    "a.doc": picture_in_line(TITLE, SCAN, "请按附件报送。"),
    "a.xlsx": pictured_sheet(SCAN),
}


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY, staff=30)


@pytest.fixture
def without_recognition() -> Iterator[None]:
    formats.switch_off(["ocr"])
    yield
    formats.switch_off([])


def says(file: UploadedFile, language: str) -> str:
    file.refresh_from_db()
    with translation.override(language):
        return str(line_of(file).sentence)


@pytest.mark.parametrize("name", FILES)
def test_paper_waits_with_a_sentence_until_all_of_it_can_be_read(
    county: Unit, without_recognition: None, name: str
) -> None:
    file = bring(FILES[name], name=name, unit=county)

    work()

    assert "scans" in says(file, "en")
    assert "扫描" in says(file, "zh-hans")
    assert file.awaits_tool
    assert not StoredFile.objects.exists()
    assert TITLE not in all_rows()

    formats.switch_off([])
    call_command("read_again")
    work()

    file.refresh_from_db()
    assert file.state == UploadedFile.State.DONE
    assert LIST in Paper.objects.get().text
    assert not list(settings.QUARANTINE_ROOT.iterdir())


def test_paper_inside_an_archive_waits_by_itself(county: Unit, without_recognition: None) -> None:
    bring(zipped({"a.pdf": FILES["a.pdf"], "b.txt": "正文"}), name="papers.zip", unit=county)

    work()

    states = sorted(UploadedFile.objects.values_list("state", "reason"))
    assert states == [("done", ""), ("done", ""), ("failed", "tool_missing")]


def test_mark_on_a_page_that_waited_leaves_nothing_behind(
    county: Unit, without_recognition: None, data_folders: Path
) -> None:
    marked = ScannedPage().mark("000012").mark("机密★1年").lines([LIST]).image
    file = bring(mixed_pdf([TITLE], marked), name="a.pdf", unit=county)
    work()
    formats.switch_off([])
    call_command("read_again")

    work()

    file.refresh_from_db()
    assert file.state == UploadedFile.State.REFUSED
    assert TITLE not in all_rows()
    assert not [path for path in data_folders.rglob("*") if path.is_file()]


@pytest.mark.parametrize("name", ["a.docx", "a.ofd", "a.doc", "a.xlsx"])
def test_page_of_the_paper_tells_how_surely_it_was_read_and_shows_it(
    county: Unit, client: Client, name: str
) -> None:
    bring(FILES[name], name=name, unit=county)
    work()
    paper = Paper.objects.get()
    client.force_login(make_person(Role.INSPECTOR, county))

    page = client.get(reverse("documents:paper-detail", args=[paper.uuid])).content.decode()
    shown = client.get(reverse("documents:paper-page", args=[paper.uuid, 1]))

    (sure,) = paper.read["ocr"]
    assert sure > 0.9
    assert ("页" if name == "a.ofd" else "图片") in page.partition('id="recognised"')[2][:3000]
    assert shown.content.startswith(b"\x89PNG")
    assert client.get(reverse("documents:paper-page", args=[paper.uuid, 2])).status_code == 404
