"""Files made to harm: each ends in a named code, soon, and the next file is read."""

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from docs_audit.formats import Limits, Reader, Reading
from tests.formats.conftest import Ask
from tests.samples.hostile import (
    HOSTILE,
    Hostile,
    endless_pdf,
    linked_zip,
    locked_zip,
    lying_zip,
    workbook,
)
from tests.samples.office import W, paragraphs, raw_docx, saved_docx, zipped
from tests.samples.workbook import binary_workbook

ROOT = Path(__file__).parents[2]
MIB = 1024 * 1024
SECONDS = 20.0
# Read in a process of its own, which ends with a line of JSON: its own peak is none of theirs.
MEASURED = """
import json, pathlib, resource, sys
from docs_audit.formats import Reader
with Reader() as reader:
    found = {path.name: len(reader.read_file(path)) for path in pathlib.Path(sys.argv[1]).iterdir()}
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
print(json.dumps({"files": found, "peak": peak}))
"""


def deep_tables() -> bytes:
    return raw_docx("<w:tbl><w:tr><w:tc>" * 20_000 + "</w:tc></w:tr></w:tbl>" * 20_000)


def pageless_pdf() -> bytes:
    file = io.BytesIO()
    pypdfium2.PdfDocument.new().save(file)
    return file.getvalue()


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_hostile_file_ends_soon_in_a_named_code(ask: Ask, hostile: Hostile) -> None:
    data = hostile.make()
    began = time.monotonic()

    first = ask.outcomes(data, hostile.name)[0]

    assert time.monotonic() - began < SECONDS + 5
    assert ("read" if isinstance(first, Reading) else first.code) in hostile.codes
    assert ask.reading("好".encode(), "next.txt").text == "好"


def test_pdf_that_has_no_end_is_stopped_in_time(reader: Reader) -> None:
    data, began = endless_pdf(), time.monotonic()

    (outcome,) = reader.read_data(data, "a.pdf", limits=Limits(wall_seconds=3))

    assert (getattr(outcome, "code", "read"), outcome.format) == ("timed_out", "pdf")
    assert time.monotonic() - began < 8


@pytest.mark.slow
def test_hostile_files_stay_within_the_memory_of_a_reading(tmp_path: Path) -> None:
    for hostile in HOSTILE:
        (tmp_path / hostile.name).write_bytes(hostile.make())

    ended = subprocess.run(
        [sys.executable, "-c", MEASURED, tmp_path], capture_output=True, check=True, cwd=ROOT
    )

    measured = json.loads(ended.stdout)
    assert len(measured["files"]) == len(HOSTILE)
    assert measured["peak"] <= 512 * MIB


@pytest.mark.parametrize(
    ("make", "name", "code"),
    [(deep_tables, "a.docx", "no_text"), (pageless_pdf, "a.pdf", "empty")],
)
def test_odd_file_gets_its_code(ask: Ask, make: Callable[[], bytes], name: str, code: str) -> None:
    assert ask.code(make(), name) == code


def test_member_that_lies_about_its_size_is_damaged(ask: Ask) -> None:
    outcomes = ask.outcomes(lying_zip(), "a.zip")

    assert [getattr(outcome, "code", "read") for outcome in outcomes] == ["read", "damaged"]


def test_links_lead_nowhere_and_climbing_names_stay_labels(ask: Ask) -> None:
    _, link, climbing = ask.outcomes(linked_zip(), "a.zip")

    assert getattr(link, "code", "read") == "unsupported"
    assert climbing.member == "tmp/climbed.txt"
    assert not Path("/tmp/climbed.txt").exists()


def test_locked_member_is_encrypted(ask: Ask) -> None:
    assert [getattr(one, "code", "read") for one in ask.outcomes(locked_zip(), "a.zip")] == [
        "read", "encrypted",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (binary_workbook(["甲"], macros=True), "a.xls"),
        (workbook("<sst><si><t>甲</t></si></sst>", macros=True), "a.xlsm"),
    ],
)
def test_macros_of_a_workbook_are_named(ask: Ask, data: bytes, name: str) -> None:
    assert ask.reading(data, name).warnings == ("macros",)


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
