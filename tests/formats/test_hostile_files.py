"""Files made to harm: each ends in a named code, soon, and the next file is read."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from docs_audit.formats import Limits, Reader, Reading
from tests.formats.conftest import Ask
from tests.samples.office import W, paragraphs, raw_docx, saved_docx, zipped

MIB = 1024 * 1024
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def node_bomb() -> bytes:
    return raw_docx(f"<w:p><w:r><w:t>{'A' * 60_000_000}</w:t></w:r></w:p>")


def small_tag_bomb() -> bytes:
    return raw_docx("<w:p/>" * 3_000_000)


def deep_tables() -> bytes:
    return raw_docx("<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000)


def entity_bomb() -> bytes:
    return raw_docx("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", before=ENTITIES)


def archive_bomb() -> bytes:
    return zipped({"a.txt": b"0" * 250_000_000})


def lying_archive() -> bytes:
    """A member that says it is small and is not."""
    data = bytearray(zipped({"a.txt": b"0" * 30 * MIB}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (1000).to_bytes(4, "little")
    return bytes(data)


def crowded_archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(6_000):
            archive.writestr(f"{number}.txt", "x")
    return file.getvalue()


def pageless_pdf() -> bytes:
    file = io.BytesIO()
    pypdfium2.PdfDocument.new().save(file)
    return file.getvalue()


def truncated_docx() -> bytes:
    return saved_docx("正文")[:-600]


@pytest.mark.parametrize(
    ("make", "name", "code"),
    [
        (bytes, "a.docx", "empty"),
        (node_bomb, "a.docx", "too_large"),
        (small_tag_bomb, "a.docx", "too_large"),
        (deep_tables, "a.docx", "no_text"),
        (entity_bomb, "a.docx", "damaged"),
        (truncated_docx, "a.docx", "damaged"),
        (archive_bomb, "a.zip", "too_large"),
        (crowded_archive, "a.zip", "too_large"),
        (pageless_pdf, "a.pdf", "empty"),
    ],
)
def test_hostile_file_gets_its_code(
    ask: Ask, make: Callable[[], bytes], name: str, code: str
) -> None:
    assert ask.code(make(), name) == code


def test_member_that_lies_about_its_size_is_damaged(ask: Ask) -> None:
    outcomes = ask.outcomes(lying_archive(), "a.zip")

    assert [getattr(outcome, "code", "read") for outcome in outcomes] == ["read", "damaged"]


def test_file_over_the_limit_is_not_even_opened(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(200 * MIB)

    (outcome,) = reader.read_file(path)

    assert not isinstance(outcome, Reading)
    assert outcome.code == "too_large"


def test_what_is_no_file_is_unsupported(reader: Reader, tmp_path: Path) -> None:
    (outcome,) = reader.read_file(tmp_path)

    assert not isinstance(outcome, Reading)
    assert outcome.code == "unsupported"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (("字" * 101).encode(), "a.txt"),
        (saved_docx("字" * 101), "a.docx"),
        (f"<html><p>{'字' * 101}</p>".encode(), "a.html"),
    ],
)
def test_text_over_the_limit_is_too_large(reader: Reader, data: bytes, name: str) -> None:
    (outcome,) = reader.read_data(data, name, limits=Limits(characters=100))

    assert not isinstance(outcome, Reading)
    assert outcome.code == "too_large"


def test_document_part_of_another_name_is_found(ask: Ask) -> None:
    types = (
        '<Types><Override PartName="/word/other.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    other = f"<w:document {W}><w:body>{paragraphs('别处')}</w:body></w:document>"

    assert ask.reading(zipped({"[Content_Types].xml": types, "word/other.xml": other}), "a.docx")
