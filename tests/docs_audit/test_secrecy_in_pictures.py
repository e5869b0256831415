"""Of a file refused for a mark on a picture nothing is left, whatever carries the picture."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from burden.organisations.models import Level, Unit
from docs_audit.models import Paper, StoredFile, UploadedFile
from tests.docs_audit.test_secrecy_guard import TRACE, all_rows
from tests.factories.administration import make_unit
from tests.factories.papers import bring, work
from tests.samples import drawn
from tests.samples.mails import mail
from tests.samples.pictured import Pasted, pictured_docx
from tests.samples.scans import NEEDED, ScannedPage, scan_pdf

pytestmark = [pytest.mark.django_db(transaction=True), NEEDED]

MARKED = (
    ScannedPage().mark("000012").mark("机密★1年").lines([TRACE]).image.crop((150, 250, 1500, 700))
)
PASTED = pictured_docx(f"见{TRACE}", Pasted(MARKED))
FILES: dict[str, Callable[[], bytes]] = {
    "a.doc": lambda: drawn.picture_in_line(TRACE, MARKED, "乙"),
    "b.xls": lambda: drawn.pictured_binary_sheet(MARKED),
    "c.xlsx": lambda: drawn.pictured_sheet(MARKED),
    "d.html": lambda: drawn.page_with_picture(MARKED),
    "e.mht": lambda: drawn.saved_page(MARKED),
    "f.rtf": lambda: drawn.rich_text(MARKED),
    "g.xml": lambda: drawn.flat_package(MARKED),
    "h.docx": lambda: drawn.embedding_docx(a_docx=PASTED),
    "i.pdf": lambda: drawn.attached_to_pdf(scan_pdf(MARKED)),
    "j.eml": lambda: drawn.mail_with_picture(MARKED),
    "k.eml": lambda: mail(TRACE, a_docx=PASTED, b_txt=TRACE.encode()),
}


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY)


def holding_the_trace(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in found if TRACE.encode() in path.read_bytes()]


def test_nothing_of_it_is_in_files_tables_the_log_or_temporary_folders(
    county: Unit,
    data_folders: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    temporary = data_folders / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name, make in FILES.items():
        bring(make(), name=f"{TRACE}{name}", unit=county)

    work()

    kept = {*UploadedFile.objects.values_list("state", "name")}
    assert kept == {(UploadedFile.State.REFUSED, "")}
    assert UploadedFile.objects.count() == len(FILES)
    assert not StoredFile.objects.exists()
    assert not Paper.objects.exists()
    assert TRACE not in all_rows()
    assert TRACE not in caplog.text
    assert [path for path in data_folders.rglob("*") if path.is_file()] == []
    with connection.cursor() as cursor:
        cursor.execute("SHOW data_directory")
        assert holding_the_trace(Path(cursor.fetchone()[0]) / "pg_wal") == []
