"""The content decides what a file is; the name only earns a warning."""

import os

import pytest

from tests.formats.conftest import Ask
from tests.samples.compound import compound
from tests.samples.office import plain_pdf, saved_docx

NOTICE = "关于做好森林防火工作的通知，各乡镇要高度重视，认真贯彻执行，确保不发生重大火灾。"


@pytest.mark.parametrize(
    ("data", "name", "format_"),
    [
        (saved_docx("正文"), "a.pdf", "docx"),
        (saved_docx("正文"), "a.doc", "docx"),
        (plain_pdf("text"), "a.docx", "pdf"),
        (NOTICE.encode(), "a.docx", "txt"),
        (f"<html><body>{NOTICE}</body></html>".encode(), "a.doc", "html"),
    ],
)
def test_misnamed_file_is_read_as_what_it_is(
    ask: Ask, data: bytes, name: str, format_: str
) -> None:
    reading = ask.reading(data, name)

    assert (reading.format, reading.warnings) == (format_, ("extension",))


def test_fitting_name_earns_no_warning(ask: Ask) -> None:
    assert ask.reading(saved_docx("正文"), "a.DOCX").warnings == ()


@pytest.mark.parametrize("data", [b"not a zip at all", os.urandom(4096), b"PK\x03\x04 broken"])
def test_docx_that_is_nothing_is_damaged(ask: Ask, data: bytes) -> None:
    assert ask.code(data, "a.docx") == "damaged"


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"Rar!\x1a\x07\x00", "a.rar"), (b"MZ\x90\x00", "a.exe"), (b"7z\xbc\xaf\x27\x1c", "a.7z")],
)
def test_foreign_formats_are_unsupported(ask: Ask, data: bytes, name: str) -> None:
    assert ask.code(data, name) == "unsupported"


def test_office_file_under_a_password_is_encrypted(ask: Ask) -> None:
    assert ask.code(compound({"EncryptedPackage": b"x"}), "a.docx") == "encrypted"
