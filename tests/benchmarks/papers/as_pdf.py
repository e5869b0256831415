"""A paper as a digital PDF, with the system's Chinese font where there is one."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks.papers.layout import rows
from tests.benchmarks.papers.made import Print
from tests.benchmarks.papers.placing import HEIGHT, WIDTH, Pages, Placer

SYSTEM_FONT = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")


def data(paper: Print) -> bytes:
    """Return the file."""
    return drawn(Placer().place(rows(paper)))


def drawn(pages: Pages) -> bytes:
    """Return placed pages as a PDF."""
    font = _font()
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), pageCompression=1)
    for page in range(pages.count):
        for rule in (one for one in pages.rules if one.page == page):
            _ink(canvas, rule.red)
            canvas.setLineWidth(rule.thick)
            canvas.line(rule.x, HEIGHT - rule.y, rule.x + rule.length, HEIGHT - rule.y)
        for text in (one for one in pages.texts if one.page == page):
            _ink(canvas, text.red)
            canvas.setFont(font, text.size)
            canvas.drawString(text.x, HEIGHT - text.y, text.text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def has_system_font() -> bool:
    """Say whether scans can be drawn: fonts that are not embedded leave pages blank."""
    return SYSTEM_FONT.is_file()


@cache
def _font() -> str:
    if has_system_font():
        pdfmetrics.registerFont(TTFont("hei", str(SYSTEM_FONT)))
        return "hei"
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    return "STSong-Light"


def _ink(canvas: Canvas, red: bool) -> None:
    colour = (0.85, 0.05, 0.05) if red else (0, 0, 0)
    canvas.setFillColorRGB(*colour)
    canvas.setStrokeColorRGB(*colour)
