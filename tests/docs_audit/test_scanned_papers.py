"""A scan goes on page by page, blocks nobody, survives its worker, and keeps no secret."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse
from django.utils import translation
from PIL import Image

from burden.audit.models import Entry
from burden.jobs import services as jobs
from burden.jobs.errors import LeaseLost
from burden.jobs.models import Job, State
from burden.jobs.running import run_due
from burden.organisations.models import Level, Role, Unit
from docs_audit import formats
from docs_audit.models import Paper, StoredFile, UploadedFile
from docs_audit.recognising import recognise
from docs_audit.states import line_of
from tests.docs_audit.test_secrecy_guard import all_rows
from tests.factories.administration import make_person, make_unit
from tests.factories.papers import bring, paper_text, work
from tests.samples.office import zipped
from tests.samples.scans import NEEDED, ScannedPage, as_image, blurred, noisy, scan_pdf

pytestmark = [
    pytest.mark.django_db(transaction=True),
    NEEDED,
]

TRACE = "白鹭洲渡口夜间布防方案"


@pytest.fixture
def county() -> Unit:
    return make_unit("安平县人民政府", level=Level.COUNTY, staff=30)


@pytest.fixture
def without_recognition() -> Iterator[None]:
    formats.switch_off(["ocr"])
    yield
    formats.switch_off([])


def head_page() -> Image.Image:
    page = ScannedPage().head("安平县人民政府文件", "安政发〔2026〕15号")
    page.title("安平县人民政府关于做好防汛工作的通知")
    page.lines(["各乡镇人民政府：", "　　现就有关事项通知如下。"])
    return page.signed("安平县人民政府", "2026年4月9日").image


def leaflet(count: int) -> list[Image.Image]:
    """Small pages that are read fast."""
    return [
        ScannedPage().lines([f"防汛第{number}组"]).image.crop((100, 200, 720, 1077))
        for number in range(1, count + 1)
    ]


def run_once() -> None:
    assert run_due("tests/1", limit=1) == 1


def in_quarantine() -> list[str]:
    return sorted(path.suffix for path in settings.QUARANTINE_ROOT.iterdir())


def says(file: UploadedFile, language: str) -> str:
    file.refresh_from_db()
    with translation.override(language):
        return str(line_of(file).sentence)


def test_scan_becomes_a_paper_with_what_was_read_on_it(county: Unit) -> None:
    file = bring(scan_pdf(head_page()), name="scan.pdf", unit=county)

    work()

    file.refresh_from_db()
    paper = Paper.objects.get()
    assert file.state == UploadedFile.State.DONE
    assert (paper.number, paper.title, paper.unit) == (
        "安政发〔2026〕15号",
        "安平县人民政府关于做好防汛工作的通知",
        county,
    )
    assert paper.issued_on is not None
    assert paper.issued_on.isoformat() == "2026-04-09"
    assert paper.read["layout"] == ["red_head", "red_line", "seal"]
    assert not in_quarantine()


def test_line_of_a_scan_tells_the_page_it_has_come_to(county: Unit) -> None:
    file = bring(scan_pdf(*leaflet(3)), name="scan.pdf", unit=county)
    told = []
    for _ in range(3):
        run_once()
        told.append(says(file, "zh-hans"))

    assert [sentence.partition("第")[2].partition("页")[0].strip() for sentence in told] == [
        "1/3",
        "2/3",
        "3/3",
    ]
    assert says(file, "en") == "A scan; page 3 of 3 is being read."


def test_small_paper_is_done_before_a_scan_that_came_first(county: Unit) -> None:
    scan = bring(scan_pdf(*leaflet(40)), name="scan.pdf", unit=county)
    run_due("tests/1", limit=3)
    small = bring(
        paper_text(
            issuer="安平县人民政府",
            number="安政发〔2026〕16号",
            title="安平县人民政府关于做好防汛工作的通知",
            addressee="各乡镇人民政府",
            place="全县",
            day="2026年4月9日",
        ),
        unit=county,
        by=make_person(Role.CADRE, county),
    )

    while small.state in ("waiting", "read"):
        run_once()
        small.refresh_from_db()

    scan.refresh_from_db()
    assert small.state == UploadedFile.State.DONE
    assert (scan.state, scan.recognised) == (UploadedFile.State.WAITING, 2)


def test_scan_is_taken_up_where_a_lost_worker_left_it(county: Unit) -> None:
    file = bring(scan_pdf(*leaflet(3)), name="scan.pdf", unit=county)
    run_due("tests/1", limit=2)
    lost = jobs.claim("gone/1")
    assert lost is not None
    Job.objects.filter(state=State.RUNNING).update(lease_until=Now() - timedelta(seconds=1))

    run_once()
    file.refresh_from_db()
    assert file.recognised == 2
    work()

    file.refresh_from_db()
    assert file.state == UploadedFile.State.DONE
    assert Paper.objects.get().text == "防汛第1组\n防汛第2组\n防汛第3组"


def test_worker_that_lost_its_lease_leaves_nothing_behind(county: Unit) -> None:
    file = bring(scan_pdf(*leaflet(2)), name="scan.pdf", unit=county)
    run_once()
    lost = jobs.claim("slow/1")
    assert lost is not None
    Job.objects.filter(state=State.RUNNING).update(claims=lost.claim + 1)

    with pytest.raises(LeaseLost):
        recognise(str(file.uuid), lost)

    assert in_quarantine() == [""]


@pytest.mark.parametrize("number", [1, 2])
def test_marked_scan_is_refused_and_nothing_is_kept(
    county: Unit, data_folders: Path, number: int
) -> None:
    marked = ScannedPage().mark("000012").mark("机密★1年", ink=(214, 32, 40)).lines([TRACE])
    plain = ScannedPage().lines([f"{TRACE}附件"])
    pages = [marked, plain] if number == 1 else [plain, marked]
    data = scan_pdf(*(noisy(page.image) for page in pages))
    file = bring(data, name=f"{TRACE}.pdf", unit=county)

    work()

    file.refresh_from_db()
    assert (file.state, file.name) == (UploadedFile.State.REFUSED, "")
    assert "BM-01" in Entry.objects.get(action="document.refused").details
    assert not StoredFile.objects.exists()
    assert not Paper.objects.exists()
    assert TRACE not in all_rows()
    assert not [path for path in data_folders.rglob("*") if path.is_file()]


def test_text_of_a_scan_lies_only_in_quarantine_until_it_has_passed(
    county: Unit, data_folders: Path
) -> None:
    pages = [ScannedPage().lines([TRACE]).image for _ in range(2)]
    bring(scan_pdf(*pages), name="scan.pdf", unit=county)
    run_due("tests/1", limit=2)

    holding = [
        path.parent.name
        for path in data_folders.rglob("*")
        if path.is_file() and TRACE.encode() in path.read_bytes()
    ]

    assert holding == ["quarantine"]
    assert TRACE not in all_rows()


def test_scan_inside_an_archive_has_a_line_and_pages_of_its_own(county: Unit) -> None:
    archive = zipped({"a/扫描.pdf": scan_pdf(*leaflet(2)), "b.txt": "各乡镇人民政府：\n"})
    bring(archive, name="papers.zip", unit=county)
    run_once()
    member = UploadedFile.objects.get(name="扫描.pdf")
    assert (member.state, member.scans) == (UploadedFile.State.WAITING, [1, 2])

    work()

    member.refresh_from_db()
    assert member.state == UploadedFile.State.DONE
    assert member.paper is not None
    assert member.paper.text == "防汛第1组\n防汛第2组"
    assert not in_quarantine()


@pytest.mark.parametrize("name", ["scan.pdf", "photo.png"])
def test_scan_waits_until_it_can_be_recognised(
    county: Unit, client: Client, without_recognition: None, name: str
) -> None:
    (page,) = leaflet(1)
    file = bring(as_image(page) if name == "photo.png" else scan_pdf(page), name=name, unit=county)

    work()

    assert "服务器" in says(file, "zh-hans")
    assert "as soon as the program is there" in says(file, "en")
    assert (file.state, file.reason) == (UploadedFile.State.FAILED, "tool_missing")
    assert client.get("/health/").json()["unread_formats"] == ["ocr"]
    assert in_quarantine() == [""]

    formats.switch_off([])
    call_command("read_again")
    work()

    file.refresh_from_db()
    assert file.state == UploadedFile.State.DONE
    assert Paper.objects.get().text == "防汛第1组"
    assert client.get("/health/").json()["unread_formats"] == []
    assert not in_quarantine()


def test_scan_inside_an_archive_waits_until_it_can_be_recognised(
    county: Unit, without_recognition: None
) -> None:
    bring(zipped({"扫描.pdf": scan_pdf(*leaflet(1))}), name="papers.zip", unit=county)
    work()
    formats.switch_off([])
    call_command("read_again")
    work()

    states = dict(UploadedFile.objects.values_list("name", "state"))
    assert states == {"papers.zip": "done", "扫描.pdf": "done"}
    assert not in_quarantine()


def test_recognition_that_goes_missing_between_two_pages_loses_nothing(county: Unit) -> None:
    file = bring(scan_pdf(*leaflet(2)), name="scan.pdf", unit=county)
    run_due("tests/1", limit=2)
    formats.switch_off(["ocr"])
    work()
    assert "as soon as the program is there" in says(file, "en")

    formats.switch_off([])
    call_command("read_again")
    work()

    file.refresh_from_db()
    assert file.state == UploadedFile.State.DONE
    assert Paper.objects.get().text == "防汛第1组\n防汛第2组"


def test_page_of_the_paper_tells_how_surely_each_page_was_read(
    county: Unit, client: Client
) -> None:
    bad = blurred(ScannedPage().lines(["　　抓好工作落实，确保取得实效。"]).image)
    file = bring(scan_pdf(head_page(), bad), name="scan.pdf", unit=county)
    work()
    paper = Paper.objects.get()
    client.force_login(make_person(Role.INSPECTOR, county))

    page = client.get(reverse("documents:paper-detail", args=[paper.uuid])).content.decode()

    first, second = paper.read["ocr"]
    assert first > 0.95 > second
    assert "由扫描件识别" in page
    assert "有1页辨认困难，请对照原件核对。" in page
    assert reverse("documents:paper-page", args=[paper.uuid, 2]) in page
    file.refresh_from_db()
    assert file.warnings == ["pages_doubtful"]


def test_picture_is_handed_out_and_shown_as_what_it_is(county: Unit, client: Client) -> None:
    bring(as_image(head_page(), "JPEG"), name="photo.jpg", unit=county)
    work()
    paper = Paper.objects.get()
    client.force_login(make_person(Role.INSPECTOR, county))

    shown = client.get(reverse("documents:paper-page", args=[paper.uuid, 1]))
    original = client.get(reverse("documents:paper-original", args=[paper.uuid]))

    assert shown.content.startswith(b"\x89PNG")
    assert original["Content-Disposition"].endswith(".jpg")
