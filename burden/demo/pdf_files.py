"""Papers as PDF with the layout of GB/T 9704.

The font is one of the standard Chinese ones that every reader brings along, so nothing has to be
installed and the text is still text.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
)

from burden.demo.docx_files import OFFICIAL_RED
from burden.demo.layout import Block, Element, head_size

_FONT = "STSong-Light"
_RED, _BLACK = HexColor(f"#{OFFICIAL_RED}"), HexColor("#000000")
_SIZES = {Element.HEAD: 34, Element.TITLE: 20, Element.CC: 13, Element.PRINTED: 13}
_ALIGNED = {
    Element.HEAD: TA_CENTER,
    Element.NUMBER: TA_CENTER,
    Element.TITLE: TA_CENTER,
    Element.SIGNATURE: TA_RIGHT,
    Element.DATE: TA_RIGHT,
}
_INDENTED = (Element.HEADING, Element.BODY, Element.ATTACHMENT_NOTE, Element.NOTE)


def write_pdf(path: Path, blocks: list[Block], title: str) -> None:
    """Write the blocks; without times and random ids, so that it is byte-stable."""
    registerFont(UnicodeCIDFont(_FONT))
    document = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        title=title,
        invariant=1,
        topMargin=3.7 * cm,
        bottomMargin=3.5 * cm,
        leftMargin=2.8 * cm,
        rightMargin=2.6 * cm,
    )
    document.build(
        [flowable for block in blocks for flowable in _flowables(block)],
        onFirstPage=_number,
        onLaterPages=_number,
    )


def _flowables(block: Block) -> list[Flowable]:
    """The lines of the record at the end stand between thin rules."""
    if block.element in (Element.CC, Element.PRINTED):
        thin = HRFlowable(width="100%", thickness=0.5, color=_BLACK, spaceBefore=14, spaceAfter=4)
        return [thin, _flowable(block)]
    return [_flowable(block)]


def _flowable(block: Block) -> Flowable:
    if block.element is Element.NEW_PAGE:
        return PageBreak()
    if block.element is Element.RED_LINE:
        return HRFlowable(width="100%", thickness=1.6, color=_RED, spaceBefore=6, spaceAfter=18)
    if not block.text:
        return Spacer(1, 12)
    return Paragraph(escape(block.text), _style(block))


def _style(block: Block) -> ParagraphStyle:
    element = block.element
    size = float(_SIZES.get(element, 16))
    if element is Element.HEAD:
        size = head_size(block.text, size)
    return ParagraphStyle(
        element,
        fontName=_FONT,
        fontSize=size,
        leading=size * 1.75,
        wordWrap="CJK",
        alignment=_ALIGNED.get(element, TA_LEFT),
        firstLineIndent=size * 2 if element in _INDENTED else 0,
        textColor=_RED if element is Element.HEAD else _BLACK,
        spaceAfter=14 if element in (Element.HEAD, Element.TITLE) else 0,
    )


def _number(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont(_FONT, 14)
    canvas.drawCentredString(A4[0] / 2, 2.2 * cm, f"— {document.page} —")
