"""A mail is taken as a whole or not at all: nothing of it is kept before all of it was seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from burden.audit.models import Entry
from burden.jobs import services as jobs
from burden.jobs.models import Job, State
from burden.jobs.running import run_due
from burden.organisations.models import Level, Unit
from docs_audit import formats
from docs_audit.intake import name_of
from docs_audit.models import Paper, StoredFile, UploadedFile
from tests.docs_audit.test_secrecy_guard import all_rows
from tests.factories.administration import make_unit
from tests.factories.papers import bring, work
from tests.samples import drawn
from tests.samples.mails import mail
from tests.samples.office import saved_docx, zipped
from tests.samples.scans import NEEDED, ScannedPage, as_image, scan_pdf

pytestmark = [pytest.mark.django_db(transaction=True), NEEDED]

TRACE = "白鹭洲渡口夜间布防方案"
BOX = (150, 250, 1500, 700)
MARKED = ScannedPage().mark("000012").mark("机密★1年").lines([TRACE]).image.crop(BOX)
PLAIN = ScannedPage().lines(["防汛值班安排表"]).image.crop(BOX)
NOTICE = saved_docx("关于报送防汛物资的通知", f"见{TRACE}。")
# Of papers that pass the words are kept; no trace of a refused one may be mixed up with them.
LAWFUL = "汛期物资清点安排"
LAWFUL_NOTICE = saved_docx("关于报送防汛物资的通知", f"见{LAWFUL}。")
MARKED_MAILS = {
    "on the first page of a scan": lambda: mail(
        "请查收", a_docx=NOTICE, b_pdf=scan_pdf(MARKED, PLAIN), c_png=as_image(PLAIN)
    ),
    "on the last page of the last scan": lambda: mail(
        "请查收", a_docx=NOTICE, b_png=as_image(PLAIN), c_pdf=scan_pdf(PLAIN, MARKED)
    ),
    "in an archive": lambda: mail(
        "请查收", a_docx=NOTICE, b_zip=zipped({"甲.txt": TRACE, f"{TRACE}.png": as_image(MARKED)})
    ),
    "on a picture in a paper": lambda: mail(
        "请查收", a_docx=NOTICE, b_doc=drawn.picture_in_line(TRACE, MARKED, "乙")
    ),
}


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY)


@pytest.fixture
def without_recognition() -> Iterator[None]:
    formats.switch_off(["ocr"])
    yield
    formats.switch_off([])


def states() -> dict[str, str]:
    return {name_of(file): file.state for file in UploadedFile.objects.all()}


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("where", MARKED_MAILS)
def test_mark_on_a_scan_refuses_all_that_was_attached(
    county: Unit, data_folders: Path, where: str
) -> None:
    file = bring(MARKED_MAILS[where](), name=f"{TRACE}.eml", unit=county)

    work()

    file.refresh_from_db()
    assert (file.state, file.name) == (UploadedFile.State.REFUSED, "")
    assert UploadedFile.objects.count() == 1
    assert "BM-01" in Entry.objects.get(action="document.refused").details
    assert not StoredFile.objects.exists()
    assert not Paper.objects.exists()
    assert TRACE not in all_rows()
    assert files_below(data_folders) == []


def test_nothing_of_a_mail_is_kept_before_its_last_scan_has_passed(
    county: Unit, data_folders: Path
) -> None:
    pages = scan_pdf(ScannedPage().lines([TRACE]).image, PLAIN)
    bring(mail("请查收", a_docx=NOTICE, b_pdf=pages), name="信.eml", unit=county)

    run_due("tests/1", limit=2)

    assert states() == {"信.eml": "waiting"}
    assert not StoredFile.objects.exists()
    assert TRACE not in all_rows()
    assert {path.parent for path in files_below(data_folders)} == {settings.QUARANTINE_ROOT}


def test_mail_that_passed_gives_every_attachment_a_line(county: Unit) -> None:
    archive = zipped({"丙.png": as_image(PLAIN)})
    data = mail("请查收", 甲_docx=LAWFUL_NOTICE, 乙_pdf=scan_pdf(PLAIN, PLAIN), 丁_zip=archive)
    bring(data, name="信.eml", unit=county)

    work()

    assert states() == {"信.eml": "done", "甲.docx": "done", "乙.pdf": "done", "丙.png": "done"}
    texts = {paper.format: paper.text.strip() for paper in Paper.objects.all()}
    assert texts["pdf"] == "防汛值班安排表\n防汛值班安排表"
    assert texts["image"] == "防汛值班安排表"
    assert not list(settings.QUARANTINE_ROOT.iterdir())


def test_worker_that_comes_anew_goes_on_where_the_last_one_stopped(county: Unit) -> None:
    bring(
        mail("请查收", a_pdf=scan_pdf(PLAIN, PLAIN), b_png=as_image(PLAIN)),
        name="信.eml",
        unit=county,
    )
    run_due("tests/1", limit=3)
    Job.objects.filter(kind="paper.recognise").exclude(state=State.DONE).delete()
    mail_line = UploadedFile.objects.get()
    assert mail_line.recognised == 2

    jobs.enqueue("paper.read", str(mail_line.uuid))
    work()

    assert {*states().values()} == {"done"}
    assert StoredFile.objects.count() == 2


def test_marked_mail_in_an_archive_is_refused_and_the_other_files_are_read(
    county: Unit, data_folders: Path
) -> None:
    marked = MARKED_MAILS["on the last page of the last scan"]()
    archive = zipped({"信.eml": marked, "乙.docx": saved_docx("关于防汛值班的通知")})
    bring(archive, name="papers.zip", unit=county)

    work()

    assert states() == {"papers.zip": "done", "": "refused", "乙.docx": "done"}
    assert StoredFile.objects.count() == 1
    assert TRACE not in all_rows()
    assert not list(settings.QUARANTINE_ROOT.iterdir())


def test_mail_in_an_archive_that_passed_is_read_with_its_attachments(county: Unit) -> None:
    archive = zipped({"信.eml": mail("请查收", 甲_docx=LAWFUL_NOTICE, 乙_png=as_image(PLAIN))})
    bring(archive, name="papers.zip", unit=county)

    work()

    assert states() == {
        "papers.zip": "done",
        "信.eml": "done",
        "甲.docx": "done",
        "乙.png": "done",
    }


def test_mail_waits_as_a_whole_until_its_scans_can_be_recognised(
    county: Unit, without_recognition: None
) -> None:
    bring(mail("请查收", a_docx=LAWFUL_NOTICE, b_png=as_image(PLAIN)), name="信.eml", unit=county)
    work()
    file = UploadedFile.objects.get()
    assert file.awaits_tool
    assert not StoredFile.objects.exists()
    assert LAWFUL not in all_rows()

    formats.switch_off([])
    call_command("read_again")
    work()

    assert states() == {"信.eml": "done", "a.docx": "done", "b.png": "done"}
    assert not list(settings.QUARANTINE_ROOT.iterdir())


def test_mail_waits_as_a_whole_for_the_program_that_reads_an_attachment(county: Unit) -> None:
    formats.switch_off(["pdf"])
    bring(mail("请查收", a_docx=NOTICE, b_pdf=scan_pdf(MARKED)), name="信.eml", unit=county)
    work()
    assert UploadedFile.objects.get().awaits_tool

    formats.switch_off([])
    call_command("read_again")
    work()

    assert UploadedFile.objects.get().state == UploadedFile.State.REFUSED
    assert not StoredFile.objects.exists()
