"""PDF: paragraphs as they were before they were broken over lines and pages."""

from tests.formats.conftest import Ask
from tests.samples.office import flowing_pdf, plain_pdf

SENTENCE = "各乡镇人民政府要压实属地责任，加强值班值守，及时排查隐患，确保人民群众生命财产安全。"
LONG = SENTENCE * 12


def test_pdf_paragraphs_are_whole_over_lines_and_pages(ask: Ask) -> None:
    lines = [f"（{number}）{LONG}" for number in range(8)]

    reading = ask.reading(flowing_pdf(*lines), "a.pdf")

    assert reading.pages > 2
    assert reading.text.split("\n") == lines


def test_pdf_headings_keep_their_lines(ask: Ask) -> None:
    reading = ask.reading(flowing_pdf("一、总体要求", LONG, "二、重点任务", LONG), "a.pdf")

    assert reading.text.split("\n") == ["一、总体要求", LONG, "二、重点任务", LONG]


def test_pdf_without_text_says_so(ask: Ask) -> None:
    assert ask.code(plain_pdf(), "a.pdf") == "no_text"


def test_pdf_that_only_forbids_editing_is_read(ask: Ask) -> None:
    assert ask.reading(plain_pdf("open", owner="secret"), "a.pdf").text == "open"


def test_pdf_under_a_password_is_encrypted(ask: Ask) -> None:
    assert ask.code(plain_pdf("closed", password="key"), "a.pdf") == "encrypted"
