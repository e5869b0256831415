"""An official paper as PDF in the layout of GB/T 9704-2012, written from its head to its record.

The measures are those of `official`. The standard's type faces (小标宋, 仿宋, 黑体, 楷体) are not
free: all stands in the one font of reports, sizes and places are those of the standard.
"""

import io
from collections.abc import Callable, Iterable
from typing import Any
from xml.sax.saxutils import escape

from django.utils.translation import get_language
from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
)

from burden.reports.contents import Section
from burden.reports.official import (
    LARGEST_HEAD,
    LINE,
    RED,
    SIZE_2,
    SIZE_3,
    SIZE_4,
    WIDTH_PT,
    width_of,
)
from burden.reports.word import writable
from burden.reports.writing.fonts import font
from burden.reports.writing.pages import grid

_RED = HexColor(f"#{RED}")
_LEFT, _RIGHT, _TOP, _BOTTOM = 28 * mm, 26 * mm, 37 * mm, 35 * mm
_THICK, _THIN = 0.35 * mm, 0.25 * mm


class OfficialPages:
    """The elements of `OfficialPaper`, on pages; `look` is asked at each whether to go on."""

    def __init__(self, title: str, look: Callable[[], None]) -> None:
        self._title, self._look, self._face = title, look, font()
        self._told: list[Flowable] = []

    def head(self, issuer: str) -> None:
        """The red line of the issuer, 文件 behind it."""
        text = f"{issuer}文件"
        size = min(LARGEST_HEAD, WIDTH_PT / len(text))
        self._add(text, size, TA_CENTER, textColor=_RED, leading=size * 1.3)
        self._told.append(Spacer(1, LINE * 2))

    def number(self, number: str) -> None:
        """The document number, centred, with the red line 4 mm below it."""
        self._add(number, SIZE_3, TA_CENTER)
        line = HRFlowable("100%", thickness=2.25, color=_RED, spaceBefore=0, spaceAfter=LINE * 2)
        self._told += [Spacer(1, 4 * mm), line]

    def title(self, title: str, mark: str = "") -> None:
        """The title two lines below the red line; what state the paper is in below that."""
        self._add(title, SIZE_2, TA_CENTER, leading=SIZE_2 * 1.5)
        if mark:
            self._add(mark, SIZE_3, TA_CENTER)
        self._told.append(Spacer(1, LINE))

    def addressees(self, names: str) -> None:
        """To whom it is sent, at the left edge."""
        self._add(f"{names.rstrip('：:')}：", SIZE_3, TA_LEFT)

    def heading(self, text: str, *, level: int = 1) -> None:  # noqa: ARG002 - as `OfficialPaper`
        """A heading of either level, never alone at the foot of a page."""
        self._add(text, SIZE_3, TA_LEFT, firstLineIndent=SIZE_3 * 2, keepWithNext=1)

    def paragraph(self, text: str) -> None:
        """A paragraph of the body, its first line two characters in."""
        self._add(text, SIZE_3, TA_JUSTIFY, firstLineIndent=SIZE_3 * 2)

    def attachment(self, title: str) -> None:
        """Below the body, one line apart: that something is attached."""
        self._told.append(Spacer(1, LINE))
        self._add(f"附件：{title}", SIZE_3, TA_LEFT, firstLineIndent=SIZE_3 * 2)

    def signature(self, issuer: str, written_day: str) -> None:
        """Issuer and date; the date four characters from the edge, the issuer centred above it."""
        right = SIZE_3 * 4
        centred = right + (width_of(written_day) - width_of(issuer)) / 2
        self._told.append(Spacer(1, LINE * 2))
        self._add(issuer, SIZE_3, TA_RIGHT, rightIndent=max(centred, 0), keepWithNext=1)
        self._add(written_day, SIZE_3, TA_RIGHT, rightIndent=right)

    def attached(self, title: str, sections: Iterable[Section]) -> None:
        """What is attached, on pages of its own; its title stands in the third line."""
        self._told.append(PageBreak())
        self._add("附件", SIZE_3, TA_LEFT)
        self._told.append(Spacer(1, LINE))
        self._add(title, SIZE_2, TA_CENTER, leading=SIZE_2 * 1.5)
        self._told.append(Spacer(1, LINE))
        cell = ParagraphStyle(
            "cell", fontName=self._face, fontSize=8.5, leading=8.5 * 1.5, wordWrap="CJK"
        )
        for section in sections:
            if section.title:
                self.heading(section.title, level=section.level)
            for sentence in section.sentences:
                self.paragraph(sentence)
            for table in section.tables:
                if table.title:
                    self.heading(table.title, level=2)
                self._told += [grid(table, cell), Spacer(1, 4)]

    def record(self, copied_to: str, printed_by: str, printed_on: str) -> None:
        """The record at the foot of the last page, between its lines."""
        copied = f"抄送：{copied_to.rstrip('。')}。" if copied_to else ""
        self._told.append(_Record(self._face, copied, printed_by, f"{printed_on}印发"))

    def data(self) -> bytes:
        """The finished file."""
        buffer = io.BytesIO()
        document = BaseDocTemplate(
            buffer,
            pagesize=A4,
            title=writable(self._title),
            author="",
            creator="",
            lang=get_language(),
            # Without times and random ids.
            invariant=1,
        )
        body = Frame(
            _LEFT,
            _BOTTOM,
            A4[0] - _LEFT - _RIGHT,
            A4[1] - _TOP - _BOTTOM,
            *(0, 0, 0, 0),
        )
        document.addPageTemplates([PageTemplate("page", [body], onPage=self._number_page)])
        document.build(self._told)
        return buffer.getvalue()

    def _add(self, text: str, size: float, align: int, **told: Any) -> None:
        form = {"leading": LINE, "wordWrap": "CJK", **told}
        style = ParagraphStyle("line", fontName=self._face, fontSize=size, alignment=align, **form)
        self._told.append(Paragraph(escape(writable(text)), style))

    def _number_page(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        """— 1 —, one character in from the outer edge: right on odd pages, left on even ones."""
        self._look()
        canvas.setFont(self._face, SIZE_4)
        text, height = f"— {document.page} —", _BOTTOM - 7 * mm - SIZE_4
        if document.page % 2:
            canvas.drawRightString(A4[0] - _RIGHT - SIZE_4, height, text)
        else:
            canvas.drawString(_LEFT + SIZE_4, height, text)


class _Record(Flowable):  # type: ignore[misc]
    """Fills what is left of the page, and stands at its foot."""

    def __init__(self, face: str, copied: str, printed_by: str, printed_on: str) -> None:
        super().__init__()
        self._copied, self._printed = copied, (printed_by, printed_on)
        self._style = ParagraphStyle(
            "record", fontName=face, fontSize=SIZE_4, leading=SIZE_4 * 1.5, wordWrap="CJK"
        )

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self._width = width
        self._above = Paragraph(escape(writable(self._copied)), self._style)
        _, self._above_height = self._above.wrap(width - 2 * SIZE_4, height)
        if not self._copied:
            self._above_height = 0.0
        needed = self._above_height + 2 * self._style.leading
        return width, max(needed, height - 1)

    def draw(self) -> None:
        canvas, line = self.canv, self._style.leading
        canvas.setStrokeColor(black)
        top = line * 1.15
        if self._copied:
            self._rule(top, _THIN)
            self._above.drawOn(canvas, SIZE_4, top)
            top += self._above_height + line * 0.15
        self._rule(top, _THICK)
        by, on = (writable(text) for text in self._printed)
        canvas.setFont(self._style.fontName, SIZE_4)
        canvas.drawString(SIZE_4, line * 0.35, by)
        canvas.drawRightString(self._width - SIZE_4, line * 0.35, on)
        self._rule(0, _THICK)

    def _rule(self, height: float, thickness: float) -> None:
        self.canv.setLineWidth(thickness)
        self.canv.line(0, height, self._width, height)
