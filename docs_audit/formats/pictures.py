"""Pictures: scans of papers, every frame a page that waits to be recognised."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from .contract import Code, DocumentError, Leaf, Limits, Parsed

# A3 at 600 dpi has 70 million dots; what is larger is no sheet of paper.
MOST_DOTS = 100_000_000
_KINDS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
# Half the width of the text area of GB/T 9704, and two lines of its body. A seal is narrower.
_TEXT_WIDTH_MM, _TEXT_HEIGHT_MM = 78.0, 15.0
_DOTS_ACROSS, _DOTS_DOWN = 300, 50


class Picture:
    name = "image"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        with opened(data) as image:
            frames = getattr(image, "n_frames", 1)
        if frames > limits.pages:
            raise DocumentError(Code.TOO_LARGE)
        return Parsed("", pages=frames, leaves=(Leaf(is_scan=True),) * frames)


def may_hold_text(width_mm: float, height_mm: float) -> bool:
    """Whether a picture of this size on a page is large enough to be a scan, a head, a table."""
    return width_mm >= _TEXT_WIDTH_MM and height_mm >= _TEXT_HEIGHT_MM


def has_dots(data: bytes) -> bool:
    """Whether these bytes are a picture of as many dots as legible text takes."""
    try:
        with opened(data) as image:
            return image.width >= _DOTS_ACROSS and image.height >= _DOTS_DOWN
    except DocumentError:
        return False  # no picture of dots, or none that anyone can open


@contextmanager
def opened(data: bytes) -> Iterator[Image.Image]:
    """The picture before its dots are unpacked.

    Raises DocumentError: damaged, or too large by what its head says.
    """
    try:
        image = Image.open(io.BytesIO(data), formats=_KINDS)
    except Image.DecompressionBombError as error:
        raise DocumentError(Code.TOO_LARGE) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise DocumentError(Code.DAMAGED) from error
    with image:
        refuse_bomb(image)
        yield image


def refuse_bomb(image: Image.Image) -> None:
    """Raise DocumentError when this frame unpacks to more dots than a sheet can have."""
    if image.width * image.height > MOST_DOTS:
        raise DocumentError(Code.TOO_LARGE)
