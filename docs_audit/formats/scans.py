"""Which pages of a PDF are pictures of text: their text layer is missing, or not to be trusted.

A scanner's own recognition leaves invisible text behind the picture; broken fonts leave visible
text that means nothing. Both are told by the page itself, without recognising anything.
"""

import ctypes
import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from pypdfium2 import raw

from .contract import Leaf
from .pdf_pages import Page
from .pictures import may_hold_text

_COVERED = 0.6
_LITTLE_TEXT = 100
_OBJECTS = 3_000
_GARBLED = 0.15
_ENOUGH = 10
_INVISIBLE = 3
# Controls, accented Latin without the signs that Chinese papers use, surrogates, private areas,
# the mark of what was lost.
_STRANGE = re.compile(
    "[\0-\x1f\x7f-\xa6\xa8-\xaf\xb2-\xb6\xb8-\xd6\xd8-\xf6\xf8-\u017f\ud800-\uf8ff\ufffd"
    "\U000f0000-\U0010ffff]"
)
_MM_A_POINT = 25.4 / 72
_IMAGE, _TEXT = raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_TEXT


class _Size(NamedTuple):
    width_mm: float
    height_mm: float


class Sight(Enum):
    """What a page is: written, written beside a picture that may hold text, or to be recognised."""

    WRITTEN = auto()
    PICTURED = auto()
    SCAN = auto()


def sight_of(page: Page, *, has_pictures: bool) -> Sight:
    """Whether this page is to be recognised as a whole, or for what its pictures say.

    A scan is a page without text but something painted, one whose text is garbled, and one whose
    text is invisible, painted over by a picture that covers the page, or next to nothing before
    it. What is painted is looked at only where the file `has_pictures` or the text is short: of a
    written page there are a thousand pieces.
    """
    inked = "".join(page.text.split())
    objects = raw.FPDFPage_CountObjects(page.handle)
    if not inked:
        return Sight.SCAN if objects > 0 else Sight.WRITTEN
    if is_garbled(inked):
        return Sight.SCAN
    is_short = len(inked) < _LITTLE_TEXT
    if objects > _OBJECTS or not (has_pictures or is_short):
        return Sight.WRITTEN
    items = [raw.FPDFPage_GetObject(page.handle, index) for index in range(objects)]
    kinds = [raw.FPDFPageObj_GetType(item) for item in items]
    pictures = [index for index, kind in enumerate(kinds) if kind == _IMAGE]
    covering = [index for index in pictures if _covers(items[index], page)]
    if not covering:
        is_legible = any(may_hold_text(*_size_of(items[index])) for index in pictures)
        return Sight.PICTURED if is_legible else Sight.WRITTEN
    texts = [index for index, kind in enumerate(kinds) if kind == _TEXT]
    hidden = sum(index < covering[-1] or _is_invisible(items[index]) for index in texts)
    return Sight.SCAN if is_short or hidden > len(texts) - hidden else Sight.WRITTEN


def is_garbled(inked: str) -> bool:
    """Whether a text without blanks is no writing: lost or private characters, Latin for Chinese.

    GB18030 bytes taken for Latin come out as accented letters and signs, which no language has
    in such numbers.
    """
    if len(inked) < _ENOUGH:
        return False
    return len(_STRANGE.findall(inked)) > _GARBLED * len(inked)


def unchecked(leaves: Sequence[Leaf]) -> bool:
    """Whether the text of some page comes from behind a picture."""
    return any(leaf.is_scan and leaf.lines and not leaf.is_pictured for leaf in leaves)


def _is_invisible(item: raw.FPDF_PAGEOBJECT) -> bool:
    return bool(raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE)


def _covers(item: raw.FPDF_PAGEOBJECT, page: Page) -> bool:
    """Whether an opaque picture takes most of the page."""
    if raw.FPDFPageObj_HasTransparency(item):
        return False
    width, height = _size_of(item)
    return width * height >= _COVERED * page.width * page.height * _MM_A_POINT**2


def _size_of(item: raw.FPDF_PAGEOBJECT) -> _Size:
    """How wide and high an object stands on its page; nothing where pdfium cannot tell."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides)):
        return _Size(0.0, 0.0)
    left, bottom, right, top = (side.value for side in sides)
    return _Size((right - left) * _MM_A_POINT, (top - bottom) * _MM_A_POINT)
