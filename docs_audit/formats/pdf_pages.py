"""Pages of a PDF as pdfium gives them: its handles, its text, where characters stand.

Handles are used as they are: a page of a long paper costs less to read than objects around it.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from .reflow import Line

_BYTES_A_LETTER = 2
# Asked twice for every line: with plain addresses a call costs half of what pdfium's types cost.
_MEASURE = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(raw.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)


class Page(NamedTuple):
    """An open page: what pdfium calls it and its text, its size in points, its text layer."""

    handle: Any
    letters: Any
    width: float
    height: float
    text: str


@contextmanager
def opened(document: pypdfium2.PdfDocument, number: int) -> Iterator[Page]:
    """Page `number`, from 0; raises PdfiumError where it cannot be loaded."""
    handle = raw.FPDF_LoadPage(document.raw, number)
    if not handle:
        raise pypdfium2.PdfiumError("no page")
    try:
        letters = raw.FPDFText_LoadPage(handle)
        if not letters:
            raise pypdfium2.PdfiumError("no text page")
        try:
            width, height = raw.FPDF_GetPageWidthF(handle), raw.FPDF_GetPageHeightF(handle)
            yield Page(handle, letters, width, height, _text_of(letters))
        finally:
            raw.FPDFText_ClosePage(letters)
    finally:
        raw.FPDF_ClosePage(handle)


def lines_of(page: Page) -> tuple[Line, ...]:
    """Lines as pdfium orders them, with the loose boxes of their first and last characters.

    Such a box is as wide as the character moves on, so a comma at the edge is full width.
    """
    letters, width, box = page.letters, page.width, raw.FS_RECTF()
    measure, whose, into = _MEASURE, _address(letters), ctypes.addressof(box)
    index_of = raw.FPDFText_GetCharIndexFromTextIndex
    # Places only ever fall behind: where the last is its own index, all are.
    last = len(page.text) - 1
    is_even = last < 0 or index_of(letters, last) == last
    found, at = [], 0
    for line in page.text.split("\r\n"):
        inked = line.strip()
        if inked:
            first = at if inked is line else at + line.index(inked[0])
            end = first + len(inked) - 1
            measure(whose, first if is_even else index_of(letters, first), into)
            left, bottom, top = box.left, box.bottom, box.top
            measure(whose, end if is_even else index_of(letters, end), into)
            found.append(Line(inked, left, box.right, bottom, top - bottom, width))
        at += len(line) + 2
    return tuple(found)


def _address(handle: Any) -> int | None:
    return ctypes.cast(handle, ctypes.c_void_p).value


def _text_of(letters: Any) -> str:
    """The text layer, its lines parted by CR LF; characters that are no part of it left out.

    pdfium writes beyond the range it is asked for when that begins or ends with such a one.
    """
    place_of = raw.FPDFText_GetTextIndexFromCharIndex
    first, last = 0, raw.FPDFText_CountChars(letters) - 1
    while first <= last and place_of(letters, first) < 0:
        first += 1
    while first <= last and place_of(letters, last) < 0:
        last -= 1
    if first > last:
        return ""
    room = place_of(letters, last) - place_of(letters, first) + 2
    written = (ctypes.c_ushort * room)()
    count = raw.FPDFText_GetText(letters, first, last - first + 1, written)
    text = memoryview(written).cast("B")[: (count - 1) * _BYTES_A_LETTER]
    return str(text, "utf-16-le", errors="replace")
