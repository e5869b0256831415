"""A PDF whose frame is broken is still read where its text is whole, and says so."""

import io
import re
from collections.abc import Callable

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.formats.conftest import Ask
from tests.samples.office import flowing_pdf

SENTENCE = "各乡镇人民政府要压实属地责任，加强值班值守，及时排查隐患，确保人民群众生命财产安全。"
LINES = [SENTENCE * 4, "特此通知。"]


def lost_pages(data: bytes) -> bytes:
    return re.sub(rb"/Pages \d+ 0 R", b"/Pages 9999 0 R", data)


def lost_list_of_pages(data: bytes) -> bytes:
    return re.sub(rb"\d+ 0 obj(\r?\n<<\s*/Count)", rb"9999 0 obj\1", data)


def lost_children(data: bytes) -> bytes:
    return re.sub(
        rb"/Kids \[[^\]]*\]", lambda found: b"/Kids [ 9999 0 R ]".ljust(len(found[0])), data
    )


BREAKS = pytest.mark.parametrize("broken", [lost_pages, lost_list_of_pages, lost_children])
Broken = Callable[[bytes], bytes]


@BREAKS
def test_text_of_a_pdf_with_a_broken_frame_is_read(ask: Ask, broken: Broken) -> None:
    reading = ask.reading(broken(flowing_pdf(*LINES)), "a.pdf")

    assert reading.text.split("\n") == LINES
    assert reading.pages == 1
    assert "pages_rescued" in reading.warnings


@BREAKS
def test_mark_in_a_pdf_with_a_broken_frame_refuses_it(ask: Ask, broken: Broken) -> None:
    assert ask.code(broken(flowing_pdf("机密★1年", *LINES)), "a.pdf") == "refused"


def test_mark_in_the_properties_of_a_broken_pdf_refuses_it(ask: Ask) -> None:
    data = lost_pages(flowing_pdf(*LINES, title="机密★1年"))

    assert ask.code(data, "a.pdf") == "refused"


def test_mark_in_a_file_inside_a_broken_pdf_refuses_it(ask: Ask) -> None:
    document = pypdfium2.PdfDocument(flowing_pdf(*LINES))
    document.new_attachment("b.txt").set_data("机密★1年\n各乡镇人民政府：".encode())
    file = io.BytesIO()
    document.save(file)

    assert ask.code(file.getvalue(), "a.pdf") == "refused"
    assert ask.code(lost_pages(file.getvalue()), "a.pdf") == "refused"


def test_one_lost_page_among_others_is_told(ask: Ask) -> None:
    data = flowing_pdf(*[SENTENCE * 30] * 3)
    first = re.search(rb"/Kids \[ (\d+ 0 R)", data)
    assert first is not None
    cut = data.replace(first[0], first[0].replace(first[1], b"9999 0 R".ljust(len(first[1]))))

    reading = ask.reading(cut, "a.pdf")

    assert reading.pages > 1
    assert "pages_unreadable" in reading.warnings
    assert SENTENCE in reading.text


def test_letters_whose_meaning_is_hidden_are_read_as_they_look(ask: Ask) -> None:
    """A page may call what it shows by another text, here by a blank."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas._code.append("/Span <</ActualText ( )>> BDC")
    canvas.setFont("STSong-Light", 16)
    canvas.drawString(72, 700, "各乡镇人民政府要加强值班值守。")
    canvas._code.append("EMC")
    canvas.showPage()
    canvas.save()

    reading = ask.reading(file.getvalue(), "a.pdf")

    assert reading.text == "各乡镇人民政府要加强值班值守。"
    assert reading.scans == ()


def test_pages_of_a_pdf_that_never_ends_cost_no_more_than_a_share_of_the_time(ask: Ask) -> None:
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 700, "open")
    canvas.showPage()
    for _ in range(60):
        for row in range(1_500):
            canvas.drawString(72, row % 800, "open open open open")
        canvas.showPage()
    canvas.save()

    reading = ask.reading(lost_pages(file.getvalue()), "a.pdf")

    assert reading.text.startswith("open")
    assert "pages_unreadable" in reading.warnings
