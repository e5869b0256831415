"""The kinds of file that offices send, whichever of their names they bear."""

import bz2
import gzip
import io
import lzma
import tarfile

import pytest

from tests.formats.conftest import Ask
from tests.samples.compound import compound, word_97
from tests.samples.hostile import ofd, workbook
from tests.samples.mails import mail
from tests.samples.office import flowing_pdf, saved_docx, zipped
from tests.samples.workbook import binary_workbook

NOTICE = "各乡镇人民政府要于三月底前报送防汛工作台账，逾期予以通报。"
LINE = (
    '<ofd:TextObject Boundary="30 20 150 8" Size="6"><ofd:TextCode X="0" Y="6" '
    f'DeltaX="g {len(NOTICE) - 1} 5">{NOTICE}</ofd:TextCode></ofd:TextObject>'
)
RICH = r"{\rtf1\ansi\ansicpg936 " + "".join(f"\\u{ord(letter)}?" for letter in NOTICE) + r"\par}"
SHEET = f"<sst><si><t>{NOTICE}</t></si></sst>"
KINDS = {
    "txt": NOTICE.encode("gb18030"),
    "docx": saved_docx(NOTICE),
    "doc": word_97(NOTICE + "\r"),
    "pdf": flowing_pdf(NOTICE),
    "ofd": ofd(content=LINE),
    "rtf": RICH.encode("ascii"),
    "html": f"<html><body><p>{NOTICE}</p></body></html>".encode(),
    "eml": mail(NOTICE),
    "xls": binary_workbook([NOTICE]),
    "xlsx": workbook(SHEET),
}
DOT_NAMES = {
    "docx": ("docx", "wps", "wpt", "docm"),
    "doc": ("doc", "wps", "wpt"),
    "xls": ("xls", "et", "ett"),
    "xlsx": ("xlsx", "et", "xlsm"),
    "html": ("html", "htm"),
}
NAMED = [(kind, name) for kind in KINDS for name in DOT_NAMES.get(kind, (kind,))]
SWAPPED = [
    (kind, name)
    for kind in KINDS
    for name in ("docx", "pdf", "ofd", "xls", "zip", "jpg", "txt", "exe", "")
    if name not in DOT_NAMES.get(kind, (kind,))
]
PICTURES = {
    "png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(64),
    "tif": b"II*\x00" + bytes(64),
    "bmp": b"BM\x86\x00\x00\x00" + bytes(8) + b"(\x00\x00\x00" + bytes(100),
    "gif": b"GIF89a" + bytes(64),
}


@pytest.mark.parametrize(("kind", "name"), NAMED)
def test_office_file_is_read_under_its_own_names_without_a_warning(
    ask: Ask, kind: str, name: str
) -> None:
    reading = ask.reading(KINDS[kind], f"a.{name}")

    assert (reading.format, reading.warnings) == (kind, ())
    assert NOTICE in reading.text


@pytest.mark.parametrize(("kind", "name"), SWAPPED)
def test_office_file_under_another_name_is_read_as_what_it_is(
    ask: Ask, kind: str, name: str
) -> None:
    reading = ask.reading(KINDS[kind], f"a.{name}" if name else "a")

    assert reading.format == kind
    assert NOTICE in reading.text


@pytest.mark.parametrize("kind", PICTURES)
@pytest.mark.parametrize("name", ["scan.png", "scan.pdf", "扫描件"])
def test_picture_is_known_by_its_bytes(ask: Ask, kind: str, name: str) -> None:
    (outcome,) = ask.outcomes(PICTURES[kind], name)

    assert outcome.format == "image"


def tar() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO())
    return file.getvalue()


UNREAD = {
    "old.rar": (b"Rar!\x1a\x07\x00" + bytes(64), "rar"),
    "new.rar": (b"Rar!\x1a\x07\x01\x00" + bytes(64), "rar"),
    "a.7z": (b"7z\xbc\xaf\x27\x1c" + bytes(64), "7z"),
    "a.gz": (gzip.compress(b"x"), "gz"),
    "a.bz2": (bz2.compress(b"x"), "bz2"),
    "a.xz": (lzma.compress(b"x"), "xz"),
    "a.tar": (tar(), "tar"),
    "a.ceb": (b"Founder CEB 2.99D\x00" + bytes(64), "ceb"),
    "a.dps": (compound({"PowerPoint Document": b"x"}), "ppt"),
    "a.pptx": (zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}), "ppt"),
    "a.odt": (zipped({"mimetype": "application/vnd.oasis", "content.xml": "<p/>"}), "odf"),
}


@pytest.mark.parametrize("name", UNREAD)
@pytest.mark.parametrize("ending", ["", ".docx", ".zip"])
def test_what_is_not_read_is_unsupported_and_named(ask: Ask, name: str, ending: str) -> None:
    data, format_ = UNREAD[name]

    (outcome,) = ask.outcomes(data, name + ending)

    assert (getattr(outcome, "code", "read"), outcome.format) == ("unsupported", format_)


def test_words_that_begin_like_a_picture_are_text(ask: Ask) -> None:
    assert ask.reading(f"BM25 排序说明\n{NOTICE}".encode(), "a.txt").format == "txt"
