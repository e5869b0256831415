"""One scanned page as a picture of the size that recognition likes best."""

import math
from contextlib import suppress

import pypdfium2
from PIL import Image, ImageOps

from . import catalogue, ofd
from .contract import Code, DocumentError, Limits
from .ofd_pictures import Sheet
from .packages import Package
from .pictures import opened, refuse_bomb
from .registry import Walk
from .sniffing import format_of

_DPI = 200
_MM_AN_INCH = 25.4
_MOST_ACROSS = 10_000
# A3 at 200 dpi; more dots make letters larger than the recogniser looks at.
_DOTS = 8_700_000


def page_image(data: bytes, number: int) -> Image.Image:
    """Page `number`, from 1, in RGB, upright as its file says; counted as in `Reading.scans`.

    Of a PDF or a picture the page as it looks, of an OFD its pictures alone; of a paper without
    pages the picture of that number. Behind them come those of embedded papers.

    Raises DocumentError: no such page, damaged, or too large before it is unpacked.
    """
    kind = format_of(data, "")
    if kind == "image":
        return _upright(data, number)
    if kind == "pdf" and number <= _count(data):
        return _drawn(data, number)
    slot = Walk(catalogue.AsAsked(), Limits(), _pass).slot(data, number)
    if slot.parsed.pictures:
        return _upright(slot.parsed.pictures[slot.number - 1].load(), 1)
    if slot.kind == "ofd":
        return _composed(*ofd.page_sheet(slot.data, slot.number))
    return (_drawn if slot.kind == "pdf" else _upright)(slot.data, slot.number)


def _pass(**_: object) -> tuple[str, tuple[str, ...]]:
    """No guard: what is asked for has been shown to it."""
    return "", ()


def _upright(data: bytes, number: int) -> Image.Image:
    """Frame `number`, from 1, of a picture."""
    with opened(data) as image:
        try:
            image.seek(number - 1)
            refuse_bomb(image)
            image.draft("RGB", _fitting(image.size))
            return _reduced(_on_white(ImageOps.exif_transpose(image)))
        except (EOFError, OSError, SyntaxError, ValueError) as error:
            raise DocumentError(Code.DAMAGED) from error


def _composed(package: Package, sheet: Sheet) -> Image.Image:
    """The pictures of a sheet at their places; one that cannot be opened leaves its place white."""
    dots = min(_DPI / _MM_AN_INCH, math.sqrt(_DOTS / (sheet.width * sheet.height)))
    page = Image.new("RGB", _dots(dots, sheet.width, sheet.height), "white")
    drawn = 0
    for one in sheet.pictures:
        with suppress(DocumentError):
            picture = _upright(package.read(one.part), 1)
            size = _dots(dots, min(one.width, sheet.width), min(one.height, sheet.height))
            place = round(one.left * dots), round(one.top * dots)
            page.paste(picture.resize(size, Image.Resampling.BOX), place)
            drawn += 1
    if not drawn:
        raise DocumentError(Code.DAMAGED)
    return page


def _dots(scale: float, *sides: float) -> tuple[int, int]:
    """Sides in millimetres as dots; nothing is larger than the largest sheet."""
    across, down = (max(1, min(round(side * scale), _MOST_ACROSS)) for side in sides)
    return across, down


def _count(data: bytes) -> int:
    try:
        return len(pypdfium2.PdfDocument(data))
    except pypdfium2.PdfiumError as error:
        raise DocumentError(Code.DAMAGED) from error


def _drawn(data: bytes, number: int) -> Image.Image:
    try:
        page = pypdfium2.PdfDocument(data)[number - 1]
        width, height = page.get_size()
        scale = min(_DPI / 72, math.sqrt(_DOTS / (width * height)))
        drawn: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise DocumentError(Code.DAMAGED) from error
    return drawn.convert("RGB")


def _on_white(image: Image.Image) -> Image.Image:
    """RGB; what is transparent shows paper."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")


def _reduced(image: Image.Image) -> Image.Image:
    size = _fitting(image.size)
    return image if size == image.size else image.resize(size, Image.Resampling.BOX)


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    width, height = size
    scale = min(1.0, math.sqrt(_DOTS / (width * height)))
    return max(1, round(width * scale)), max(1, round(height * scale))
