"""What the reader tells of red print: the head and the line below it."""

import pytest
from reportlab.lib.colors import CMYKColor, Color, HexColor, black, red

from tests.formats.conftest import Ask
from tests.samples.office import paragraphs, raw_docx, red_head_docx, red_head_pdf

HEAD = "安平县人民政府文件"
BODY = "各乡镇人民政府要加强值班值守。"
OLD_LINE = (
    '<w:pict xmlns:v="urn:schemas-microsoft-com:vml">'
    '<v:line strokecolor="#f00" from="0,0" to="440pt,0"/></w:pict>'
)
NEW_LINE = (
    '<w:drawing><a:spPr xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:prstGeom prst="line"/><a:ln><a:solidFill><a:srgbClr val="E60012"/></a:solidFill></a:ln>'
    "</a:spPr></w:drawing>"
)


@pytest.mark.parametrize("ink", [red, HexColor("#C00000"), CMYKColor(0, 1, 1, 0)])
def test_pdf_with_head_and_rule_in_red_tells_both(ask: Ask, ink: Color) -> None:
    data = red_head_pdf(BODY, head=HEAD, ink=ink, rule=440)

    assert ask.reading(data, "a.pdf").layout == {"red_head", "red_line"}


@pytest.mark.parametrize("ink", [black, HexColor("#F2B800"), CMYKColor(0, 0, 0, 1)])
def test_pdf_in_other_ink_tells_nothing(ask: Ask, ink: Color) -> None:
    data = red_head_pdf(BODY, head=HEAD, ink=ink, rule=440)

    assert ask.reading(data, "a.pdf").layout == frozenset()


def test_pdf_with_words_stressed_in_red_has_no_red_head(ask: Ask) -> None:
    data = red_head_pdf(BODY, head="务必于今日下午报送", points=16)

    assert ask.reading(data, "a.pdf").layout == frozenset()


def test_pdf_with_red_print_far_down_has_no_red_head(ask: Ask) -> None:
    data = red_head_pdf(BODY, head=HEAD, above_foot=300)

    assert ask.reading(data, "a.pdf").layout == frozenset()


def test_pdf_with_a_short_red_rule_has_no_red_line(ask: Ask) -> None:
    assert ask.reading(red_head_pdf(BODY, rule=200), "a.pdf").layout == frozenset()


def test_pdf_of_too_many_objects_is_read_without_its_layout(ask: Ask) -> None:
    reading = ask.reading(red_head_pdf(BODY, head=HEAD, boxes=20_001), "a.pdf")

    assert BODY in reading.text
    assert reading.layout == frozenset()


def test_pdf_with_a_broken_table_keeps_its_text_and_its_head(ask: Ask) -> None:
    data = red_head_pdf(BODY, head=HEAD).replace(b"startxref", b"startxxxx")

    reading = ask.reading(data, "a.pdf")

    assert BODY in reading.text
    assert reading.layout == {"red_head"}


def test_pdf_turned_on_its_side_is_seen_as_its_reader_holds_it(ask: Ask) -> None:
    data = red_head_pdf(BODY, head=HEAD, rule=440, upright=False)

    assert ask.reading(data, "a.pdf").layout == {"red_head", "red_line"}


def test_pdf_whose_head_stands_in_a_form_of_its_own_tells_it(ask: Ask) -> None:
    data = red_head_pdf(BODY, head=HEAD, rule=440, in_form=True)

    assert ask.reading(data, "a.pdf").layout == {"red_head", "red_line"}


@pytest.mark.parametrize("colour", ["FF0000", "C00000", "E60012"])
def test_docx_with_head_and_border_in_red_tells_both(ask: Ask, colour: str) -> None:
    data = red_head_docx(BODY, head=HEAD, colour=colour, border=colour)

    assert ask.reading(data, "a.docx").layout == {"red_head", "red_line"}


@pytest.mark.parametrize(("colour", "points"), [("000000", 36), ("0070C0", 36), ("FF0000", 16)])
def test_docx_in_other_ink_or_body_size_tells_nothing(ask: Ask, colour: str, points: float) -> None:
    data = red_head_docx(BODY, head=HEAD, colour=colour, points=points, border="000000")

    assert ask.reading(data, "a.docx").layout == frozenset()


def test_docx_with_red_print_after_the_head_has_no_red_head(ask: Ask) -> None:
    red_run = '<w:rPr><w:color w:val="FF0000"/><w:sz w:val="72"/></w:rPr>'
    late = f"<w:p><w:r>{red_run}<w:t>{HEAD}</w:t></w:r></w:p>"

    data = raw_docx(paragraphs(*[BODY] * 8) + late)

    assert ask.reading(data, "a.docx").layout == frozenset()


@pytest.mark.parametrize("shape", [OLD_LINE, NEW_LINE])
def test_docx_with_a_drawn_red_line_tells_it(ask: Ask, shape: str) -> None:
    data = raw_docx(f"<w:p><w:r>{shape}</w:r></w:p>" + paragraphs(BODY))

    assert ask.reading(data, "a.docx").layout == {"red_line"}
