"""A draft that is a scan is recognised in the request's own child, up to a few pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from docs_audit import formats
from docs_audit.drafts.reading import MOST_SCANS
from docs_audit.drafts.wording import UNREADABLE
from docs_audit.states import WARNINGS
from tests.docs_audit.drafts import ADDRESS, TRACE, County, make_county, signed_in
from tests.docs_audit.test_secrecy_guard import all_rows
from tests.samples.pictured import Pasted, pictured_docx
from tests.samples.scans import NEEDED, ScannedPage, as_image, mixed_pdf, scan_pdf

pytestmark = [pytest.mark.django_db(transaction=True), NEEDED]

TITLE = "安平县人民政府关于报送防汛物资的通知"


@pytest.fixture
def place() -> County:
    return make_county()


@pytest.fixture
def without_recognition() -> Iterator[None]:
    formats.switch_off(["ocr"])
    yield
    formats.switch_off([])


def tried(place: County, name: str, data: bytes) -> Any:
    """What the answer shows, by name."""
    page = signed_in(place.cadre).post(ADDRESS, {"file": SimpleUploadedFile(name, data)})
    assert page.status_code == 200
    return page.context


def sheet() -> ScannedPage:
    return ScannedPage().title(TITLE).lines(["各乡镇人民政府：", "　　请于6月15日前报送。"])


@pytest.mark.parametrize("name", ["draft.pdf", "draft.png", "draft.docx"])
def test_scanned_draft_is_tried_and_nothing_of_it_is_kept(
    place: County, data_folders: Path, name: str
) -> None:
    image = sheet().image
    data = {
        "draft.pdf": scan_pdf(image),
        "draft.png": as_image(image),
        "draft.docx": pictured_docx(Pasted(image)),
    }[name]

    found = tried(place, name, data)

    assert found["paper"].title == TITLE
    assert TITLE not in all_rows()
    assert not [path for path in data_folders.rglob("*") if path.is_file()]


def test_longer_scan_is_told_how_many_pages_are_tried(place: County) -> None:
    pages = [ScannedPage().lines(["防汛"]).image.resize((600, 848))] * (MOST_SCANS + 1)

    failure = tried(place, "draft.pdf", scan_pdf(*pages))["failure"]

    assert failure == UNREADABLE["scans"]
    assert str(MOST_SCANS) in str(failure)


def test_written_draft_with_many_scans_is_tried_without_the_last(place: County) -> None:
    scan = ScannedPage().lines(["防汛物资清单"]).image.resize((600, 848))
    data = mixed_pdf([TITLE, "各乡镇人民政府："], *[scan] * (MOST_SCANS + 1))

    found = tried(place, "draft.pdf", data)

    assert found["paper"].text.count("防汛物资清单") == MOST_SCANS
    assert WARNINGS["pages_without_text"] in found["warnings"]


def test_written_draft_is_tried_where_its_scans_cannot_be_recognised(
    place: County, without_recognition: None
) -> None:
    data = mixed_pdf([TITLE, "各乡镇人民政府："], sheet().image)

    found = tried(place, "draft.pdf", data)

    assert WARNINGS["pages_without_text"] in found["warnings"]


def test_scanned_draft_is_answered_where_it_cannot_be_recognised(
    place: County, without_recognition: None
) -> None:
    failure = tried(place, "draft.png", as_image(sheet().image))["failure"]

    assert failure == UNREADABLE["tool_missing"]


def test_marked_scan_is_refused_and_told_to_the_security_administrator(place: County) -> None:
    marked = ScannedPage().mark("000012").mark("机密★1年").lines([TRACE]).image

    failure = tried(place, "draft.pdf", scan_pdf(marked))["failure"]

    assert failure == UNREADABLE["refused"]
    rows = all_rows()
    assert "draft.refused" in rows
    assert TRACE not in rows
