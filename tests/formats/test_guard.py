"""The guard sees everything a file says, before any of it leaves the child."""

import pytest

from docs_audit.formats import Refused
from tests.formats.conftest import Ask
from tests.samples.compound import word_97
from tests.samples.office import flowing_pdf, paragraphs, raw_docx, saved_docx, zipped

MARK = "机密★1年"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (f"{MARK}\n安平县".encode("gbk"), "a.txt"),
        ("公开".encode(), f"{MARK}.txt"),
        (b"", f"{MARK}.txt"),
        (saved_docx("正文", header=MARK), "a.docx"),
        (saved_docx("正文", footer=MARK), "a.docx"),
        (saved_docx("正文", subject="机密"), "a.docx"),
        (saved_docx(subject="机密"), "a.docx"),
        (word_97("正文\r", headers=f"{MARK}\r"), "a.doc"),
        (word_97("正文\r", comments=f"{MARK}\r"), "a.doc"),
        (flowing_pdf(MARK, "正文"), "a.pdf"),
        (f"<html><body><p>{MARK}</p></body></html>".encode(), "a.html"),
    ],
)
def test_marked_file_is_refused_and_shows_nothing(ask: Ask, data: bytes, name: str) -> None:
    (outcome,) = ask.outcomes(data, name)

    assert isinstance(outcome, Refused)
    assert (outcome.rule, outcome.code, str(outcome)) == ("BM-01", "refused", "refused")


def test_mark_inside_an_embedded_paper_refuses_the_paper(ask: Ask) -> None:
    data = raw_docx(paragraphs("正文"), word__embeddings__inner=saved_docx(MARK))

    assert ask.code(data, "a.docx") == "refused"


def test_mark_deep_inside_an_archive_is_found(ask: Ask) -> None:
    data = zipped({"外.zip": zipped({"内/a.docx": saved_docx(MARK, "正文")})})

    assert [getattr(outcome, "code", "read") for outcome in ask.outcomes(data, "a.zip")] == [
        "read", "read", "refused",
    ]  # fmt: skip


def test_lesser_mark_is_read_with_a_warning(ask: Ask) -> None:
    assert ask.reading("内部资料 注意保存\n正文".encode(), "a.txt").warnings == ("inner_material",)
