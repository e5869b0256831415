"""A folder on a disk is read with its scans in one go, also inside archives."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs_audit.formats import Outcome, Reader, Reading, Recogniser, Refused, read_whole
from tests.samples.office import zipped
from tests.samples.scans import NEEDED, ScannedPage, as_image, scan_pdf

pytestmark = NEEDED


@pytest.fixture(scope="module")
def recogniser() -> Iterator[Recogniser]:
    with Recogniser() as warm:
        yield warm


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A text, a scan of two pages, a photo, and a scan with a mark."""
    pages = [ScannedPage().lines([f"防汛第{number}组"]).image for number in "一二"]
    marked = ScannedPage().mark("秘密★1年").lines(["关于某项工作的通知"]).image
    path = tmp_path / "papers.zip"
    path.write_bytes(
        zipped(
            {
                "text.txt": "各乡镇人民政府：",
                "scan.pdf": scan_pdf(*pages),
                "photo.jpg": as_image(pages[0], "JPEG"),
                "marked.pdf": scan_pdf(marked),
            }
        )
    )
    return path


def told(outcome: Outcome) -> tuple[str, str]:
    return outcome.member, outcome.text if isinstance(outcome, Reading) else outcome.code


def test_scans_in_an_archive_are_read_beside_its_texts(
    reader: Reader, recogniser: Recogniser, archive: Path
) -> None:
    outcomes = read_whole(archive, reader=reader, recogniser=recogniser)

    assert [told(outcome) for outcome in outcomes] == [
        ("", ""),
        ("text.txt", "各乡镇人民政府："),
        ("scan.pdf", "防汛第一组\n防汛第二组"),
        ("photo.jpg", "防汛第一组"),
        ("marked.pdf", "refused"),
    ]
    assert isinstance(outcomes[4], Refused)
    scan = outcomes[2]
    assert isinstance(scan, Reading)
    assert len(scan.ocr) == 2


def test_scans_alone_are_missed_where_nothing_recognises_them(
    reader: Reader, recogniser: Recogniser, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)

    outcomes = read_whole(archive, reader=reader, recogniser=recogniser)

    assert [told(outcome)[1] for outcome in outcomes] == [
        "",
        "各乡镇人民政府：",
        "tool_missing",
        "tool_missing",
        "tool_missing",
    ]


def test_reading_texts_loads_nothing_that_recognises() -> None:
    script = (
        "import sys; import docs_audit.formats, docs_audit.formats.child;"
        "sys.exit(bool({'rapidocr', 'onnxruntime', 'cv2'} & sys.modules.keys()))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=Path(__file__).parents[2], timeout=60, check=False
    )

    assert done.returncode == 0
