"""Both commands read scans; the line of a paper tells that it was recognised."""

from pathlib import Path

import pytest

from docs_audit import formats
from tests.docs_audit.folders import read_folder, save, write_manifest
from tests.samples.office import saved_docx
from tests.samples.scans import NEEDED, ScannedPage, as_image, scan_pdf

pytestmark = NEEDED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def sheet() -> ScannedPage:
    return ScannedPage().lines(["关于做好防汛工作的通知", "各乡镇人民政府："])


def test_scans_are_read_and_told_from_digital_papers(folder: Path) -> None:
    image = sheet().image
    rows = (
        save(folder, "a.pdf", scan_pdf(image)),
        save(folder, "b.png", as_image(image)),
        save(folder, "c.docx", saved_docx("关于做好防汛工作的通知")),
    )

    code, lines = read_folder(write_manifest(folder, *rows))

    assert code == 0
    assert [(one["format"], one["ocr"]) for one in lines] == [
        ("pdf", True),
        ("image", True),
        ("docx", False),
    ]
    assert lines[0]["characters"] == lines[1]["characters"] > 15


def test_scan_without_recognition_is_named_and_the_rest_is_read(folder: Path) -> None:
    rows = save(folder, "a.png", as_image(sheet().image)), save(folder, "c.docx", saved_docx("甲"))
    formats.switch_off(["ocr"])

    code, lines = read_folder(write_manifest(folder, *rows))
    formats.switch_off([])

    assert code == 1
    assert [(one["state"], one["reason"], one["format"]) for one in lines] == [
        ("failed", "tool_missing", "image"),
        ("read", "", "docx"),
    ]
