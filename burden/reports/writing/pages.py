"""Contents as PDF: A4 with the margins of GB/T 9704, numbered pages and an outline."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from django.utils.translation import get_language
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
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
from burden.reports.writing.fonts import font

_LINE, _SHADE, _QUIET = HexColor("#999999"), HexColor("#eeeeee"), HexColor("#555555")


class _Styles:
    """How the parts of a report are set, in one font."""

    def __init__(self, face: str) -> None:
        self._face = face
        self.title = self._style("title", 20, alignment=TA_CENTER, spaceAfter=6)
        self.subtitle = self._style("subtitle", 11, alignment=TA_CENTER, spaceAfter=10)
        self.headings = {
            1: self._style("heading1", 14, spaceBefore=12, spaceAfter=4, keepWithNext=1),
            2: self._style("heading2", 11.5, spaceBefore=9, spaceAfter=3, keepWithNext=1),
            3: self._style("heading3", 10.5, spaceBefore=5, spaceAfter=2, keepWithNext=1),
        }
        self.text = self._style("text", 10.5, spaceAfter=3)
        self.cell = self._style("cell", 8.5)
        self.small = self._style("small", 7.5, textColor=_QUIET)

    def _style(self, name: str, size: float, **told: Any) -> ParagraphStyle:
        return ParagraphStyle(
            name, fontName=self._face, fontSize=size, leading=size * 1.5, wordWrap="CJK", **told
        )


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
    styles = _Styles(font())
    told: list[Flowable] = [_paragraph(contents.title, styles.title)]
    told.append(_paragraph(contents.subtitle, styles.subtitle))
    for sections in groups:
        for section in sections:
            told += _flowables(section, styles)
    told.append(Spacer(1, 8))
    told += [_paragraph(line, styles.small) for line in contents.origin]
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
        canvas.setFont(font(), 10.5)
        canvas.drawCentredString(A4[0] / 2, 25 * mm, f"— {page.page} —")

    document.build(told, onFirstPage=number, onLaterPages=number)
    return buffer.getvalue()


def _flowables(section: Section, styles: _Styles) -> list[Flowable]:
    told: list[Flowable] = [_paragraph(section.title, styles.headings[section.level])]
    told += [_paragraph(sentence, styles.text) for sentence in section.sentences]
    for table in section.tables:
        if table.title:
            told.append(_paragraph(table.title, styles.headings[min(section.level + 1, 3)]))
        told.append(grid(table, styles.cell))
        told.append(Spacer(1, 4))
    return told


def grid(table: Table, style: ParagraphStyle) -> LongTable:
    """A table, its head repeated on each page."""
    rows = [[_paragraph(cell, style) for cell in row] for row in table.written()]
    widths = [width * mm for width in table.widths]
    return LongTable(rows, colWidths=widths, repeatRows=1, style=_GRID, splitInRow=1)


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """The text as it is; blanks that indent it would be left out at the start of a line."""
    kept = escape(writable(text)).replace("\u3000", "\xa0" * 4)
    return Paragraph(kept.replace("\n", "<br/>"), style)
