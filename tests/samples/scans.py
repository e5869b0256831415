"""Papers as a scanner sees them: drawn at 200 dpi with the system's Chinese font."""

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from docs_audit.formats import RECOGNITION, unread_formats

FONT = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
NEEDED = pytest.mark.skipif(
    not FONT.exists() or RECOGNITION in unread_formats(),
    reason="no Chinese font or no recognition here: apt-get install fonts-wqy-microhei, OCR=yes",
)
RED = (214, 32, 40)

_SIZE = (1654, 2339)
_LEFT, _RIGHT, _TOP = 220, 1434, 290
_PITCH, _BODY, _TITLE, _HEAD, _SMALL = 77, 44, 61, 125, 39
_ROW = 27.5
_CLOSING = "，。；：、）》”！？"


class ScannedPage:
    """A sheet of A4 that is written from top to bottom in the measures of GB/T 9704."""

    def __init__(self) -> None:
        self.image = Image.new("RGB", _SIZE, "white")
        self._draw = ImageDraw.Draw(self.image)
        self._down = _TOP

    @property
    def is_full(self) -> bool:
        return self._down > _SIZE[1] - 300

    def mark(self, text: str, *, ink: tuple[int, int, int] = (0, 0, 0)) -> "ScannedPage":
        """Copy number, grade or urgency at the upper left."""
        self._put(text, _LEFT, _BODY, ink)
        return self

    def head(self, text: str, number: str = "", *, signer: str = "") -> "ScannedPage":
        """A red head with the number and the red line below it."""
        self._down = max(self._down, 380)
        self._centred(text, _HEAD, RED, step=230)
        across = self._width(number, _BODY)
        self._write(number, _LEFT if signer else (_SIZE[0] - across) / 2, _BODY)
        if signer:
            text = f"签发人：{signer}"
            self._write(text, _RIGHT - self._width(text, _BODY), _BODY)
        self._down += 75
        self._draw.rectangle((_LEFT, self._down, _RIGHT, self._down + 6), fill=RED)
        self._down += 90
        return self

    def title(self, *lines: str) -> "ScannedPage":
        for line in lines:
            self._centred(line, _TITLE, (0, 0, 0), step=90)
        self._down += 50
        return self

    def lines(self, lines: Sequence[str]) -> "ScannedPage":
        for line in lines:
            self._put(line, _LEFT, _BODY, (0, 0, 0))
        return self

    def signed(self, issuer: str, day: str, *, seal: bool = True) -> "ScannedPage":
        """The signature, its seal over the date."""
        self._down += _PITCH
        for text in (issuer, day):
            self._put(text, _RIGHT - 176 - self._width(text, _BODY), _BODY, (0, 0, 0))
        if seal:
            self.seal(1090, self._down - 100)
        return self

    def seal(self, across: float, down: float, *, radius: float = 165) -> "ScannedPage":
        """Stamped ink: print stays dark below it."""
        layer = Image.new("RGB", _SIZE, "white")
        draw = ImageDraw.Draw(layer)
        box = (across - radius, down - radius, across + radius, down + radius)
        draw.ellipse(box, outline=RED, width=10)
        draw.text((across, down), "★", font=_font(110), fill=RED, anchor="mm")
        self.image.paste(ImageChops.multiply(self.image, layer))
        return self

    def foot(self, number: int) -> "ScannedPage":
        self._draw.text(
            (_SIZE[0] / 2, _SIZE[1] - 150), f"— {number} —", font=_font(37), fill=0, anchor="mm"
        )
        return self

    def tail(self, cc: str, printer: str, day: str) -> "ScannedPage":
        """The lines of 版记 at the foot of the last page."""
        self._down = 1990
        for left, right in ((cc, ""), (printer, day)):
            self._draw.line((_LEFT, self._down - 10, _RIGHT, self._down - 10), fill=0, width=3)
            self._write(left, _LEFT + 20, _SMALL)
            self._write(right, _RIGHT - 20 - self._width(right, _SMALL), _SMALL)
            self._down += 70
        return self

    def _put(self, text: str, across: float, size: int, ink: tuple[int, int, int]) -> None:
        self._write(text, across, size, ink)
        self._down += _PITCH

    def _write(
        self, text: str, across: float, size: int, ink: tuple[int, int, int] = (0, 0, 0)
    ) -> None:
        self._draw.text((across, self._down), text, font=_font(size), fill=ink)

    def _centred(self, text: str, size: int, ink: tuple[int, int, int], *, step: int) -> None:
        self._write(text, (_SIZE[0] - self._width(text, size)) / 2, size, ink)
        self._down += step

    def _width(self, text: str, size: int) -> float:
        return self._draw.textlength(text, font=_font(size))


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    # Some pages are drawn while tests are collected, also where those that need them are skipped.
    return ImageFont.truetype(FONT, size) if FONT.exists() else ImageFont.load_default(size)


def broken(text: str, *, row: float = _ROW) -> list[str]:
    """Paragraphs in lines of 28 letters; no line begins with a closing mark."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, width = "", 0.0
        for letter in paragraph:
            step = 0.5 if letter.isascii() else 1.0
            if width + step > row and letter not in _CLOSING:
                lines.append(line)
                line, width = "", 0.0
            line, width = line + letter, width + step
        lines.append(line)
    return lines


def body_pages(text: str) -> list[ScannedPage]:
    """Pages of nothing but running text."""
    pages = [ScannedPage()]
    for line in broken(text):
        if pages[-1].is_full:
            pages.append(ScannedPage())
        pages[-1].lines([line])
    return pages


def noisy(image: Image.Image, *, angle: float = 0.0, speckle: float = 6.0) -> Image.Image:
    """The page a little aslant, greyish and out of focus."""
    turned = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white")
    soft = turned.filter(ImageFilter.GaussianBlur(0.7))
    noise = np.random.default_rng(9704).normal(-8, speckle, (soft.height, soft.width, 1))
    return Image.fromarray((np.asarray(soft) + noise).clip(0, 255).astype(np.uint8))


def blurred(image: Image.Image) -> Image.Image:
    """The page at some 35 dpi: every eighth character of it is read wrong."""
    coarse = image.resize((image.width * 17 // 100, image.height * 17 // 100), Image.Resampling.BOX)
    return noisy(coarse.resize(image.size), speckle=40.0)


def as_image(image: Image.Image, kind: str = "PNG", *others: Image.Image) -> bytes:
    file = io.BytesIO()
    more = {"save_all": True, "append_images": list(others)} if others else {}
    image.save(file, kind, **more)
    return file.getvalue()


def scan_pdf(*pages: Image.Image, hidden: str = "", quality: int = 85) -> bytes:
    """A PDF as scanners write it, one JPEG a page; `hidden` is the text that lies behind."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    for page in pages:
        jpeg = io.BytesIO(as_jpeg(page, quality))
        canvas.drawImage(ImageReader(jpeg), 0, 0, *A4)
        text = canvas.beginText(80, 760)
        text.setFont("STSong-Light", 16)
        text.setTextRenderMode(3)
        for line in hidden.split("\n"):
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def mixed_pdf(lines: Sequence[str], *scans: Image.Image) -> bytes:
    """A PDF whose first page is written and whose others are scans."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.setFont("STSong-Light", 16)
    for number, line in enumerate(lines):
        canvas.drawString(80, 720 - 28 * number, line)
    canvas.showPage()
    for page in scans:
        canvas.drawImage(ImageReader(io.BytesIO(as_jpeg(page))), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def pictured_pdf(lines: Sequence[str], picture: Image.Image, *, width: float = 400) -> bytes:
    """A page with text, and above it a picture `width` points wide."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=A4)
    height = width * picture.height / picture.width
    canvas.drawImage(ImageReader(io.BytesIO(as_jpeg(picture))), 60, 800 - height, width, height)
    canvas.setFont("STSong-Light", 12)
    for row, line in enumerate(lines):
        canvas.drawString(72, 760 - height - 20 * row, line)
    canvas.save()
    return data.getvalue()


def as_jpeg(image: Image.Image, quality: int = 85) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return file.getvalue()
