"""A worker killed while it reads marked papers leaves nothing of them, nor a file in quarantine."""

import os
from pathlib import Path

import pytest
from django.conf import settings as configured
from pytest_django import Settings

from burden.jobs.models import Job, State
from burden.organisations.models import Unit
from burden.stack.waiting import wait_for
from docs_audit.models import UploadedFile
from tests.docs_audit.test_secrecy_guard import MARKED, TRACE, all_rows
from tests.factories.administration import make_unit
from tests.factories.papers import bring
from tests.faults.conftest import Site
from tests.samples.mails import mail
from tests.samples.scans import NEEDED, ScannedPage, scan_pdf

pytestmark = pytest.mark.slow

FILES = 12


@pytest.fixture
def county(site: Site, settings: Settings) -> Unit:
    """Tests and workers keep their files in the same folder."""
    settings.QUARANTINE_ROOT = site.home / "quarantine"
    settings.FILES_ROOT = site.home / "files"
    return make_unit("安平县人民政府")


def in_quarantine() -> list[Path]:
    return [*configured.QUARANTINE_ROOT.iterdir()]


def holding_the_trace(folder: Path) -> list[Path]:
    """Files with a word of the paper: kept files, the broker's, logs, what is left in between."""
    found = (path for path in folder.rglob("*") if path.is_file() and os.access(path, os.R_OK))
    return [path for path in found if TRACE.encode() in path.read_bytes()]


def test_killed_reader_leaves_nothing_of_a_marked_paper(site: Site, county: Unit) -> None:
    for number in range(FILES):
        bring(f"{MARKED}{number}\n", name=f"{TRACE}{number}.txt", unit=county)
    assert len(in_quarantine()) == 2 * FILES

    worker = site.start_worker()
    readings = Job.objects.filter(kind="paper.read")
    wait_for(readings.exclude(state=State.READY).exists, seconds=60, what="a reading")
    site.kill(worker)
    site.start_worker()
    wait_for(
        lambda: not Job.objects.exclude(state=State.DONE).exists(), seconds=120, what="the end"
    )

    states = UploadedFile.objects.values_list("state", "name")
    assert [*states] == [(UploadedFile.State.REFUSED, "")] * FILES
    assert in_quarantine() == []
    assert TRACE not in all_rows()
    assert holding_the_trace(site.home) == []


@NEEDED
def test_killed_reader_leaves_nothing_of_a_mail_with_a_mark_on_a_scan(
    site: Site, county: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(site.home))
    page = ScannedPage().lines([TRACE]).image
    marked = ScannedPage().mark("000012").mark("机密★1年").lines([TRACE]).image
    data = mail("请查收", a_txt=TRACE.encode(), b_pdf=scan_pdf(page, page, page, marked))
    file = bring(data, name=f"{TRACE}.eml", unit=county)

    worker = site.start_worker()
    wait_for(
        lambda: UploadedFile.objects.filter(recognised__gte=1).exists(), seconds=120, what="a page"
    )
    site.kill(worker)
    site.start_worker()
    wait_for(
        lambda: not Job.objects.exclude(state=State.DONE).exists(), seconds=180, what="the end"
    )

    file.refresh_from_db()
    assert (file.state, file.name) == (UploadedFile.State.REFUSED, "")
    assert UploadedFile.objects.count() == 1
    assert in_quarantine() == []
    assert TRACE not in all_rows()
    assert holding_the_trace(site.home) == []
