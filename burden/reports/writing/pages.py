"""Contents as PDF: A4 with the margins of GB/T 9704, numbered pages and an outline.

The font is one of the standard Chinese ones that every reader brings along. So nothing has to be
installed to write a report, its words can be searched and copied, and a file stays small; what it
does not do is carry the shapes of the characters with it.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from xml.sax.saxutils import escape

from django.utils.translation import get_language
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    LongTable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    TableStyle,
)

from burden.reports.contents import Contents, Section, Table
from burden.reports.word import writable

_FONT = "STSong-Light"
_LINE, _SHADE, _QUIET = HexColor("#999999"), HexColor("#eeeeee"), HexColor("#555555")


def _style(name: str, size: float, **told: float) -> ParagraphStyle:
    style = ParagraphStyle(
        name, fontName=_FONT, fontSize=size, leading=size * 1.5, wordWrap="CJK", **told
    )
    style.allowWidows = style.allowOrphans = 0
    return style


_TITLE = _style("title", 20, alignment=TA_CENTER, spaceAfter=6)
_SUBTITLE = _style("subtitle", 11, alignment=TA_CENTER, spaceAfter=10)
_HEADINGS = {
    1: _style("heading1", 14, spaceBefore=12, spaceAfter=4, keepWithNext=1),
    2: _style("heading2", 11.5, spaceBefore=9, spaceAfter=3, keepWithNext=1),
    3: _style("heading3", 10.5, spaceBefore=5, spaceAfter=2, keepWithNext=1),
}
_TEXT = _style("text", 10.5, spaceAfter=3)
_CELL = _style("cell", 8.5)
_SMALL = _style("small", 7.5, textColor=_QUIET)
_GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.4, _LINE),
        ("BACKGROUND", (0, 0), (-1, 0), _SHADE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
)


class _Document(SimpleDocTemplate):  # type: ignore[misc]
    """Notes each heading for the outline that a reader shows beside the pages."""

    _headings = 0

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 the library's name
        name = flowable.style.name if isinstance(flowable, Paragraph) else ""
        if not name.startswith("heading"):
            return
        level = int(name[-1]) - 1
        if level > 1:
            return
        self._headings += 1
        key = f"heading-{self._headings}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(flowable.getPlainText(), key, level, closed=True)


def pdf_of(
    contents: Contents, groups: Iterable[Sequence[Section]], look: Callable[[], None]
) -> bytes:
    """The file; it is asked at every page whether anybody still waits for it."""
    registerFont(UnicodeCIDFont(_FONT))
    told: list[Flowable] = [_paragraph(contents.title, _TITLE)]
    told.append(_paragraph(contents.subtitle, _SUBTITLE))
    for sections in groups:
        for section in sections:
            told += _flowables(section)
    told.append(Spacer(1, 8))
    told += [_paragraph(line, _SMALL) for line in contents.origin]
    buffer = io.BytesIO()
    document = _Document(
        buffer,
        pagesize=A4,
        title=contents.title,
        author="",
        creator="",
        lang=get_language(),
        # Without times and random ids.
        invariant=1,
        topMargin=37 * mm,
        bottomMargin=35 * mm,
        leftMargin=28 * mm,
        rightMargin=26 * mm,
    )

    def number(canvas: Canvas, page: SimpleDocTemplate) -> None:
        look()
        canvas.setFont(_FONT, 10.5)
        canvas.drawCentredString(A4[0] / 2, 25 * mm, f"— {page.page} —")

    document.build(told, onFirstPage=number, onLaterPages=number)
    return buffer.getvalue()


def _flowables(section: Section) -> list[Flowable]:
    told: list[Flowable] = [_paragraph(section.title, _HEADINGS[section.level])]
    told += [_paragraph(sentence, _TEXT) for sentence in section.sentences]
    for table in section.tables:
        if table.title:
            told.append(_paragraph(table.title, _HEADINGS[min(section.level + 1, 3)]))
        told.append(_grid(table))
        told.append(Spacer(1, 4))
    return told


def _grid(table: Table) -> LongTable:
    rows = [[_paragraph(cell, _CELL) for cell in row] for row in table.written()]
    widths = [width * mm for width in table.widths]
    return LongTable(rows, colWidths=widths, repeatRows=1, style=_GRID, splitInRow=1)


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(writable(text)).replace("\n", "<br/>"), style)
