"""Which pages of a PDF are pictures of text: their text layer is missing, or not to be trusted.

A scanner's own recognition leaves invisible text behind the picture; broken fonts leave visible
text that means nothing. Both are told by the page itself, without recognising anything.
"""

import ctypes
import re

from pypdfium2 import raw

from .contract import Leaf
from .pdf_pages import Page

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
_IMAGE, _TEXT = raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_TEXT


def is_scan(page: Page, *, has_pictures: bool) -> bool:
    """Whether this page is to be recognised.

    True where there is no text but something painted, where the text is garbled, and where a
    picture covers the page and the text is invisible, painted over, or next to nothing. What is
    painted is looked at only where the file `has_pictures` or the text is short: of a written
    page there are a thousand pieces.
    """
    inked = "".join(page.text.split())
    objects = raw.FPDFPage_CountObjects(page.handle)
    if not inked:
        return bool(objects > 0)
    if is_garbled(inked):
        return True
    is_short = len(inked) < _LITTLE_TEXT
    if objects > _OBJECTS or not (has_pictures or is_short):
        return False
    items = [raw.FPDFPage_GetObject(page.handle, index) for index in range(objects)]
    kinds = [raw.FPDFPageObj_GetType(item) for item in items]
    covering = [
        index for index, kind in enumerate(kinds) if kind == _IMAGE and _covers(items[index], page)
    ]
    if not covering:
        return False
    texts = [index for index, kind in enumerate(kinds) if kind == _TEXT]
    hidden = sum(index < covering[-1] or _is_invisible(items[index]) for index in texts)
    return is_short or hidden > len(texts) - hidden


def is_garbled(inked: str) -> bool:
    """Whether a text without blanks is no writing: lost or private characters, Latin for Chinese.

    GB18030 bytes taken for Latin come out as accented letters and signs, which no language has
    in such numbers.
    """
    if len(inked) < _ENOUGH:
        return False
    return len(_STRANGE.findall(inked)) > _GARBLED * len(inked)


def unchecked(leaves: list[Leaf]) -> bool:
    """Whether the text of some page comes from behind a picture."""
    return any(leaf.is_scan and leaf.lines for leaf in leaves)


def _is_invisible(item: raw.FPDF_PAGEOBJECT) -> bool:
    return bool(raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE)


def _covers(item: raw.FPDF_PAGEOBJECT, page: Page) -> bool:
    """Whether an opaque picture takes most of the page."""
    if raw.FPDFPageObj_HasTransparency(item):
        return False
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides)):
        return False
    left, bottom, right, top = (side.value for side in sides)
    return bool((right - left) * (top - bottom) >= _COVERED * page.width * page.height)
