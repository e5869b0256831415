"""One scanned page as a picture of the size that recognition likes best."""

import math

import pypdfium2
from PIL import Image, ImageOps

from .contract import Code, DocumentError
from .pictures import opened, refuse_bomb

_DPI = 200
# A3 at 200 dpi; more dots make letters larger than the recogniser looks at.
_DOTS = 8_700_000


def page_image(data: bytes, number: int) -> Image.Image:
    """Page `number`, from 1, of a PDF or a picture in RGB, upright as its file says.

    Raises DocumentError: no such page, damaged, or too large before it is unpacked.
    """
    if b"%PDF-" in data[:1024]:
        return _drawn(data, number)
    with opened(data) as image:
        try:
            image.seek(number - 1)
            refuse_bomb(image)
            image.draft("RGB", _fitting(image.size))
            return _reduced(_on_white(ImageOps.exif_transpose(image)))
        except (EOFError, OSError, SyntaxError, ValueError) as error:
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
