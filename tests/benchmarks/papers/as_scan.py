"""A paper as an office's scanner gives it: its pages at 200 dpi, sealed, and more or less noisy."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from tests.benchmarks.papers import as_pdf
from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.layout import rows
from tests.benchmarks.papers.made import Print
from tests.benchmarks.papers.placing import Pages, Placer

DPI = 200
_SCALE = DPI / 72
_RADIUS = 0.79 * DPI  # a round seal is 40 to 42 mm across
_SEALED = ("file", "letter")
_LETTER, _ARC = 30, 250  # dots of a letter in the ring; degrees its letters span
_RED = (208, 26, 34)


@dataclass(frozen=True)
class Scanner:
    """What it does to a page: degrees askew, grey levels of noise, blur in dots, JPEG quality."""

    name: str
    askew: float
    noise: float
    blur: float
    quality: tuple[int, int]


CLEAN = Scanner("clean", 0.2, 3.0, 0.0, (84, 85))
NOISY = Scanner("noisy", 1.0, 16.0, 1.0, (70, 78))


def page_count(paper: Print) -> int:
    """Return how many pages a paper has."""
    return Placer().place(rows(paper)).count


def data(paper: Print, scanner: Scanner, ending: str, dice: Dice) -> bytes:
    """Return the file: images alone, as `pdf tif png jpg`; the last two hold one page."""
    pages = Placer().place(rows(paper))
    printed = _printed(pages)
    if paper.form in _SEALED and pages.signed:
        page, x, y = pages.signed
        printed[page] = _sealed(printed[page], x * _SCALE, y * _SCALE, paper.signed[-1])
    images = [_scanned(image, scanner, dice) for image in printed]
    file = io.BytesIO()
    first, *others = images
    if ending in ("pdf", "tif"):
        name = "PDF" if ending == "pdf" else "TIFF"
        first.save(file, name, save_all=True, append_images=others, resolution=DPI)
    else:
        first.save(file, {"png": "PNG", "jpg": "JPEG"}[ending], dpi=(DPI, DPI))
    return file.getvalue()


def _printed(pages: Pages) -> list[Image.Image]:
    pdf = pypdfium2.PdfDocument(as_pdf.drawn(pages))
    return [page.render(scale=_SCALE).to_pil().convert("RGB") for page in pdf]


def _sealed(image: Image.Image, x: float, y: float, name: str) -> Image.Image:
    """Stamp a ring with a star and a name over the signature; print shows through."""
    stamp = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(stamp)
    box = (x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS)
    draw.ellipse(box, outline=_RED, width=9)
    draw.polygon(_star(x, y, _RADIUS / 3.2), fill=_RED)
    font = ImageFont.truetype(str(as_pdf.SYSTEM_FONT), _LETTER)
    for at, letter in enumerate(name):
        angle = math.radians(_ARC * ((at + 0.5) / len(name) - 0.5))
        glyph = Image.new("L", (_LETTER, _LETTER), 0)
        ImageDraw.Draw(glyph).text((0, -_LETTER // 8), letter, fill=255, font=font)
        turned = glyph.rotate(-math.degrees(angle), Image.Resampling.BICUBIC, expand=True)
        reach = _RADIUS - _LETTER * 0.8
        left = x + reach * math.sin(angle) - turned.width / 2
        top = y - reach * math.cos(angle) - turned.height / 2
        stamp.paste(_RED, (round(left), round(top)), turned)
    return ImageChops.multiply(image, stamp)


def _star(x: float, y: float, radius: float) -> Sequence[tuple[float, float]]:
    return [
        (
            x + (radius if at % 2 == 0 else radius * 0.382) * math.sin(at * math.pi / 5),
            y - (radius if at % 2 == 0 else radius * 0.382) * math.cos(at * math.pi / 5),
        )
        for at in range(10)
    ]


def _scanned(image: Image.Image, scanner: Scanner, dice: Dice) -> Image.Image:
    """Lay the page a little askew on yellowish paper, and compress it."""
    angle = dice.uniform(-scanner.askew, scanner.askew)
    turned = image.rotate(angle, Image.Resampling.BICUBIC, fillcolor="white")
    if scanner.blur:
        turned = turned.filter(ImageFilter.GaussianBlur(scanner.blur))
    noise = np.random.default_rng(dice.randrange(2**32))
    grid = np.asarray(turned, dtype=np.float32) * np.array((0.985, 0.975, 0.93), dtype=np.float32)
    grid += noise.normal(0, scanner.noise, grid.shape[:2])[..., None].astype(np.float32)
    noisy = Image.fromarray(np.clip(grid, 0, 255).astype(np.uint8), "RGB")
    file = io.BytesIO()
    noisy.save(file, "JPEG", quality=dice.randint(*scanner.quality))
    return Image.open(io.BytesIO(file.getvalue())).convert("RGB")
