"""An official paper as .docx in the layout of GB/T 9704-2012, written from its head to its record.

Measures are those of the standard: A4; margins of 37 mm at the head and 28 mm at the binding; a
page of 156 by 225 mm with 22 lines of 28 characters of size 3 (16 pt); titles of size 2 (22 pt);
the record and the page number of size 4 (14 pt).
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from burden.reports.archive import without_times
from burden.reports.contents import Section
from burden.reports.word import CELL, append_table, writable

SONG, FANG, HEI, KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
_PLAIN_SONG = "宋体"
RED = "FF0000"
SIZE_2, SIZE_3, SIZE_4 = 22.0, 16.0, 14.0
_SIZE_OF_CELLS = 10.5
# The head is as large as lets it stand in one line, never larger than that of the State Council.
LARGEST_HEAD, WIDTH_PT = 60.0, 442.0
# 225 mm hold 22 lines.
LINE = 28.95
_WIDTH_TWIPS = 8845
# What the schema lets stand after these in the properties of a paragraph.
_AFTER_FRAME = ("w:pBdr", "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
_AFTER_BORDERS = _AFTER_FRAME[1:]
# Eighths of a point: 0.35 mm for the first and last line of the record, 0.25 mm between.
_THICK, _THIN, _RED_LINE = "8", "6", "18"
_LEFT, _CENTRE, _RIGHT = (
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
)


class OfficialPaper:
    """Elements in their order: head, number, title, addressees, body, that something is attached,
    signature, what is attached, record.
    """

    def __init__(self, title: str, day: date) -> None:
        self._document = docx.Document()
        properties = self._document.core_properties
        properties.title = writable(title)
        properties.author = properties.comments = properties.last_modified_by = ""
        properties.created = properties.modified = datetime.combine(day, time(), UTC)
        self._set_page()
        self._set_page_numbers()
        cell = self._document.styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH)
        cell.font.name, cell.font.size = FANG, Pt(_SIZE_OF_CELLS)
        cell.font.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FANG)
        cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(1)

    def _set_page(self) -> None:
        page = self._document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.top_margin, page.bottom_margin = Mm(37), Mm(35)
        page.left_margin, page.right_margin = Mm(28), Mm(26)
        # The number stands 7 mm below the page.
        page.footer_distance = Mm(35 - 7 - 5)
        grid = page._sectPr.find(qn("w:docGrid"))
        if grid is None:
            grid = OxmlElement("w:docGrid")
            page._sectPr.append(grid)
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), str(round(LINE * 20)))

    def _set_page_numbers(self) -> None:
        """— 1 —, one character in from the outer edge: right on odd pages, left on even ones."""
        self._document.settings.odd_and_even_pages_header_footer = True
        page = self._document.sections[0]
        for foot, align in ((page.footer, _RIGHT), (page.even_page_footer, _LEFT)):
            paragraph = foot.paragraphs[0]
            paragraph.alignment = align
            edge = paragraph.paragraph_format
            if align == _RIGHT:
                edge.right_indent = Pt(SIZE_4)
            else:
                edge.left_indent = Pt(SIZE_4)
            _run(paragraph, "— ", _PLAIN_SONG, SIZE_4)
            run = _run(paragraph, "", _PLAIN_SONG, SIZE_4)
            for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
                run._r.append(_field_part(kind, text))
            _run(paragraph, " —", _PLAIN_SONG, SIZE_4)

    def head(self, issuer: str) -> None:
        """The red line of the issuer, 文件 behind it."""
        text = f"{issuer}文件"
        size = min(LARGEST_HEAD, WIDTH_PT / len(text))
        paragraph = self._document.add_paragraph()
        paragraph.alignment = _CENTRE
        spaces = paragraph.paragraph_format
        spaces.space_before, spaces.space_after = Pt(0), Pt(LINE * 2)
        run = _run(paragraph, text, SONG, size)
        run.font.color.rgb = RGBColor.from_string(RED)

    def number(self, number: str) -> None:
        """The document number, centred, with the red line 4 mm below it."""
        paragraph = self._line(number, FANG, _CENTRE)
        _bordered(paragraph, {"bottom": (_RED_LINE, RED, "11")})

    def title(self, title: str, mark: str = "") -> None:
        """The title two lines below the red line; what state the paper is in below that."""
        paragraph = self._line(title, SONG, _CENTRE, size=SIZE_2)
        paragraph.paragraph_format.space_before = Pt(LINE * 2)
        paragraph.paragraph_format.space_after = Pt(0 if mark else LINE)
        if mark:
            below = self._line(mark, KAI, _CENTRE)
            below.paragraph_format.space_after = Pt(LINE)

    def addressees(self, names: str) -> None:
        """To whom it is sent, at the left edge."""
        self._line(f"{names.rstrip('：:')}：", FANG, _LEFT)

    def heading(self, text: str, *, level: int = 1) -> None:
        """一、 in 黑体, （一） in 楷体."""
        self._line(text, HEI if level == 1 else KAI, _LEFT, is_indented=True)

    def paragraph(self, text: str) -> None:
        """A paragraph of the body, its first line two characters in."""
        self._line(text, FANG, WD_ALIGN_PARAGRAPH.JUSTIFY, is_indented=True)

    def attachment(self, title: str) -> None:
        """Below the body, one line apart: that something is attached."""
        line = self._line(f"附件：{title}", FANG, _LEFT, is_indented=True)
        line.paragraph_format.space_before = Pt(LINE)

    def signature(self, issuer: str, written_day: str) -> None:
        """Issuer and date; the date four characters from the edge, the issuer centred above it."""
        date_width = width_of(written_day)
        issuer_width = width_of(issuer)
        right = SIZE_3 * 4
        above = self._line(issuer, FANG, _RIGHT)
        above.paragraph_format.space_before = Pt(LINE * 2)
        centred = right + (date_width - issuer_width) / 2
        above.paragraph_format.right_indent = Pt(max(centred, 0))
        below = self._line(written_day, FANG, _RIGHT)
        below.paragraph_format.right_indent = Pt(right)

    def attached(self, title: str, sections: Iterable[Section]) -> None:
        """What is attached, on pages of its own; its title stands in the third line."""
        mark = self._line("附件", HEI, _LEFT)
        mark.paragraph_format.page_break_before = True
        heading = self._line(title, SONG, _CENTRE, size=SIZE_2)
        heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(LINE)
        for section in sections:
            if section.title:
                self.heading(section.title, level=section.level)
            for sentence in section.sentences:
                self.paragraph(sentence)
            for table in section.tables:
                if table.title:
                    self.heading(table.title, level=2)
                append_table(self._document, table.written(), table.widths)

    def record(self, copied_to: str, printed_by: str, printed_on: str) -> None:
        """The record at the foot of the last page, between its lines."""
        lines: list[Paragraph] = []
        if copied_to:
            lines.append(self._line(f"抄送：{copied_to.rstrip('。')}。", FANG, _LEFT, size=SIZE_4))
        last = self._line(f"{printed_by}\t{printed_on}印发", FANG, _LEFT, size=SIZE_4)
        lines.append(last)
        stops = last.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(156) - Pt(SIZE_4), alignment=2)
        for at, paragraph in enumerate(lines):
            edges = paragraph.paragraph_format
            edges.left_indent = edges.right_indent = Pt(SIZE_4)
            top = _THICK if at == 0 else _THIN
            borders = {"top": (top, "000000", "1")}
            if at == len(lines) - 1:
                borders["bottom"] = (_THICK, "000000", "1")
            _bordered(paragraph, borders)
            _framed_at_foot(paragraph)

    def _line(
        self,
        text: str,
        face: str,
        align: WD_ALIGN_PARAGRAPH,
        *,
        size: float = SIZE_3,
        is_indented: bool = False,
    ) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = align
        form = paragraph.paragraph_format
        form.space_before = form.space_after = Pt(0)
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE)
        if size > SIZE_3:
            form.line_spacing = Pt(size * 1.5)
        if is_indented:
            form.first_line_indent = Pt(size * 2)
        _run(paragraph, text, face, size)
        return paragraph

    def data(self) -> bytes:
        """The finished file."""
        file = BytesIO()
        self._document.save(file)
        return without_times(file.getvalue())


def _run(paragraph: Paragraph, text: str, face: str, size: float) -> Any:
    run = paragraph.add_run(writable(text))
    run.font.name, run.font.size = face, Pt(size)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    return run


def width_of(text: str) -> float:
    """Points that a line of size 3 takes; letters and digits are half as wide."""
    return sum(SIZE_3 if ord(letter) > 0xFF else SIZE_3 / 2 for letter in text)


def _field_part(kind: str, text: str) -> Any:
    if kind:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
        return part
    part = OxmlElement("w:instrText")
    part.text = text
    return part


def _element(name: str) -> Any:
    return OxmlElement(name)


def _bordered(paragraph: Paragraph, lines: dict[str, tuple[str, str, str]]) -> None:
    """Lines above and below, as thickness in eighths of a point, colour, and distance in points."""
    borders = _element("w:pBdr")
    for side, (size, colour, space) in lines.items():
        line = OxmlElement(f"w:{side}")
        told: Sequence[tuple[str, str]] = (
            ("val", "single"),
            ("sz", size),
            ("space", space),
            ("color", colour),
        )
        for name, value in told:
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *_AFTER_BORDERS)


def _framed_at_foot(paragraph: Paragraph) -> None:
    frame = _element("w:framePr")
    for name, value in (
        ("w", str(_WIDTH_TWIPS)),
        ("wrap", "around"),
        ("vAnchor", "margin"),
        ("hAnchor", "margin"),
        ("xAlign", "left"),
        ("yAlign", "bottom"),
    ):
        frame.set(qn(f"w:{name}"), value)
    paragraph._p.get_or_add_pPr().insert_element_before(frame, *_AFTER_FRAME)
