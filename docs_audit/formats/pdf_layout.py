"""How a page of a PDF is printed, as pdfium draws it: whether it has a red head, a red line."""

import ctypes
import math
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from pypdfium2 import raw

from .pdf_pages import Page
from .red import BODY_POINTS, HEAD_CHARACTERS, RED_HEAD, RED_LINE, is_red

_OBJECTS = 20_000
_DEPTH = 4
_HEAD_SHARE = 1 / 3
_LINE_SHARE = 1 / 2
_LINE_POINTS = 10.0
_FULL = 255
# Bytes of a text of 100 characters; longer ones are a head all the same.
_HEAD_BYTES = 200
_INKS = [ctypes.c_uint() for _ in range(4)]
_INTO_INKS = [ctypes.byref(ink) for ink in _INKS]
_PLACED = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)


def page_layout(page: Page) -> frozenset[str]:
    """RED_HEAD and RED_LINE as seen on this page; empty when it holds too many objects."""
    sight = _Sight(page)
    for count, drawn in enumerate(_drawn(page.handle, raw.FPDFPage_CountObjects(page.handle))):
        if count >= _OBJECTS:
            return frozenset()
        sight.look_at(drawn)
    return sight.found


def is_written(page: Page) -> bool:
    """Whether letters are painted on this page, whatever they mean."""
    drawn = _drawn(page.handle, raw.FPDFPage_CountObjects(page.handle))
    return any(_is_seen_text(one) for one in islice(drawn, _OBJECTS))


def _is_seen_text(drawn: "_Drawn") -> bool:
    return bool(
        drawn.kind == raw.FPDF_PAGEOBJ_TEXT
        and raw.FPDFTextObj_GetTextRenderMode(drawn.handle) != raw.FPDF_TEXTRENDERMODE_INVISIBLE
    )


class _Drawn(NamedTuple):
    """An object of a page and the matrix of the form it stands in."""

    handle: Any
    kind: int
    within: raw.FS_MATRIX


def _drawn(holder: Any, count: int) -> Iterator[_Drawn]:
    for index in range(min(count, _OBJECTS + 1)):
        yield from _unfolded(raw.FPDFPage_GetObject(holder, index), _PLACED, 0)


def _unfolded(handle: Any, within: raw.FS_MATRIX, depth: int) -> Iterator[_Drawn]:
    """The object itself, or of a form all that stands in it."""
    kind = raw.FPDFPageObj_GetType(handle)
    yield _Drawn(handle, kind, within)
    if kind != raw.FPDF_PAGEOBJ_FORM or depth >= _DEPTH:
        return
    inside = _times(_matrix(handle), within)
    for index in range(min(raw.FPDFFormObj_CountObjects(handle), _OBJECTS + 1)):
        yield from _unfolded(raw.FPDFFormObj_GetObject(handle, index), inside, depth + 1)


class _Sight:
    """Measures what is painted red on one page, as a reader holds it (points, from the top)."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._width, self._height = page.width, page.height
        self._head_characters = 0
        self._has_line = False

    @property
    def found(self) -> frozenset[str]:
        marks = {
            RED_HEAD: self._head_characters >= HEAD_CHARACTERS,
            RED_LINE: self._has_line,
        }
        return frozenset(mark for mark, holds in marks.items() if holds)

    def look_at(self, drawn: _Drawn) -> None:
        if drawn.kind == raw.FPDF_PAGEOBJ_TEXT:
            self._look_at_text(drawn)
        elif drawn.kind == raw.FPDF_PAGEOBJ_PATH and not self._has_line:
            self._has_line = _is_painted_red(drawn.handle) and self._is_line(drawn)

    def _look_at_text(self, drawn: _Drawn) -> None:
        if not _is_seen_text(drawn) or not _is_red(raw.FPDFPageObj_GetFillColor, drawn.handle):
            return
        _, top, _, _ = self._box(drawn)
        if _points(drawn) > BODY_POINTS and top < self._height * _HEAD_SHARE:
            self._head_characters += len(self._text(drawn).strip())

    def _is_line(self, drawn: _Drawn) -> bool:
        """Flat, and wider than half the page."""
        left, top, right, bottom = self._box(drawn)
        return bottom - top <= _LINE_POINTS and right - left > self._width * _LINE_SHARE

    def _box(self, drawn: _Drawn) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of an object on the page as it is turned and cut."""
        edges = [ctypes.c_float() for _ in range(4)]
        raw.FPDFPageObj_GetBounds(drawn.handle, *map(ctypes.byref, edges))
        left, bottom, right, top = (edge.value for edge in edges)
        corners = [self._place(drawn.within, x, y) for x in (left, right) for y in (bottom, top)]
        across, downwards = zip(*corners, strict=True)
        return min(across), min(downwards), max(across), max(downwards)

    def _place(self, within: raw.FS_MATRIX, x: float, y: float) -> tuple[int, int]:
        x, y = (
            within.a * x + within.c * y + within.e,
            within.b * x + within.d * y + within.f,
        )
        across, downwards = ctypes.c_int(), ctypes.c_int()
        size = round(self._width), round(self._height)
        raw.FPDF_PageToDevice(
            self._page.handle, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(downwards)
        )
        return across.value, downwards.value

    def _text(self, drawn: _Drawn) -> str:
        written = ctypes.create_string_buffer(_HEAD_BYTES)
        letters = ctypes.cast(written, ctypes.POINTER(raw.FPDF_WCHAR))
        length = raw.FPDFTextObj_GetText(drawn.handle, self._page.letters, letters, _HEAD_BYTES)
        if length > _HEAD_BYTES:
            return "".ljust(HEAD_CHARACTERS, "…")
        return written.raw[:length].decode("utf-16-le", errors="replace").rstrip("\0")


def _points(drawn: _Drawn) -> float:
    """The size of the letters as they are printed."""
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(drawn.handle, ctypes.byref(size))
    matrix = _times(_matrix(drawn.handle), drawn.within)
    return abs(size.value) * math.hypot(matrix.c, matrix.d)


def _is_painted_red(path: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    is_filled = fill.value != raw.FPDF_FILLMODE_NONE
    return bool(is_filled and _is_red(raw.FPDFPageObj_GetFillColor, path)) or bool(
        stroke.value and _is_red(raw.FPDFPageObj_GetStrokeColor, path)
    )


def _is_red(ask: Any, handle: Any) -> bool:
    """Whether the colour that pdfium tells is red; a pattern has none."""
    is_told = ask(handle, *_INTO_INKS)
    return bool(is_told) and is_red([ink.value / _FULL for ink in _INKS[:3]])


def _matrix(handle: Any) -> raw.FS_MATRIX:
    matrix = raw.FS_MATRIX()
    return matrix if raw.FPDFPageObj_GetMatrix(handle, ctypes.byref(matrix)) else _PLACED


def _times(inner: raw.FS_MATRIX, outer: raw.FS_MATRIX) -> raw.FS_MATRIX:
    """The matrix that applies the inner one first."""
    return raw.FS_MATRIX(
        inner.a * outer.a + inner.b * outer.c,
        inner.a * outer.b + inner.b * outer.d,
        inner.c * outer.a + inner.d * outer.c,
        inner.c * outer.b + inner.d * outer.d,
        inner.e * outer.a + inner.f * outer.c + outer.e,
        inner.e * outer.b + inner.f * outer.d + outer.f,
    )
