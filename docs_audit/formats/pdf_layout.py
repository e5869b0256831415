"""How the first page of a PDF is printed, by pdfminer: whether it has a red head, a red line.

pdfminer is slow, so it gets one page and a share of time. It walks the page without loading
fonts, because only place, size and colour count here.
"""

import io
import math
from collections.abc import Mapping, Sequence

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFDevice, PDFTextSeq
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import (
    PDFGraphicState,
    PDFPageInterpreter,
    PDFResourceManager,
    PDFTextState,
)
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.utils import Matrix, PathSegment, apply_matrix_pt, mult_matrix

from .red import BODY_POINTS, HEAD_CHARACTERS, RED_HEAD, RED_LINE, is_red
from .time_share import ShareSpentError, time_share

_OBJECTS = 20_000
_HEAD_SHARE = 1 / 3
_LINE_SHARE = 1 / 2
_LINE_POINTS = 10.0
# A Chinese character is two bytes in the fonts that hold it.
_HEAD_BYTES = 2 * HEAD_CHARACTERS
_INVISIBLE = 3
_NAMED_OTHERWISE = frozenset(("Lab", "Indexed", "Separation", "Pattern"))


def first_page_layout(data: bytes, seconds: float) -> frozenset[str]:
    """RED_HEAD and RED_LINE as seen on the first page.

    Empty when pdfminer fails, meets too many objects, or is not done within `seconds`: what a
    page looks like is worth knowing, but no reason to lose its text.
    """
    try:
        with time_share(seconds):
            return _walk(data)
    except (Exception, ShareSpentError):
        return frozenset()


def _walk(data: bytes) -> frozenset[str]:
    page = next(PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data)))))
    manager = _NoFonts()
    device = _RedPrint(manager)
    PDFPageInterpreter(manager, device).process_page(page)
    return device.found


class _TooManyObjectsError(Exception):
    pass


class _NoFonts(PDFResourceManager):
    """Gives one empty font for all: parsing the real ones takes most of pdfminer's time."""

    def __init__(self) -> None:
        super().__init__()
        self._font = PDFFont({"FontBBox": (0, 0, 0, 0)}, {})

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        return self._font


class _RedPrint(PDFDevice):
    """Measures what is painted red on one page. Points, the origin at the page's lower left."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self._width = self._height = 0.0
        self._head_bytes = 0
        self._has_line = False
        self._objects = 0

    @property
    def found(self) -> frozenset[str]:
        marks = {RED_HEAD: self._head_bytes >= _HEAD_BYTES, RED_LINE: self._has_line}
        return frozenset(mark for mark, holds in marks.items() if holds)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        left, bottom, right, top = page.mediabox
        corner = apply_matrix_pt(ctm, (left, bottom)), apply_matrix_pt(ctm, (right, top))
        self._width = abs(corner[1][0] - corner[0][0])
        self._height = abs(corner[1][1] - corner[0][1])

    def render_string(
        self,
        textstate: PDFTextState,
        seq: PDFTextSeq,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> None:
        self._count()
        if textstate.render == _INVISIBLE or not _is_red(graphicstate.ncolor, ncs):
            return
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm or (1, 0, 0, 1, 0, 0))
        _, y = apply_matrix_pt((a, b, c, d, e, f), textstate.linematrix)
        points = abs(textstate.fontsize) * math.hypot(c, d)
        if points > BODY_POINTS and y > self._height * (1 - _HEAD_SHARE):
            self._head_bytes += sum(len(piece) for piece in seq if isinstance(piece, bytes))

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        self._count()
        is_stroked = stroke and _is_red(graphicstate.scolor, graphicstate.scs)
        is_filled = fill and _is_red(graphicstate.ncolor, graphicstate.ncs)
        if (is_stroked or is_filled) and not self._has_line:
            self._has_line = self._is_line(path)

    def _is_line(self, path: Sequence[PathSegment]) -> bool:
        """Flat, and wider than half the page; segments are an operator and coordinates."""
        ctm = self.ctm or (1, 0, 0, 1, 0, 0)
        points = [
            apply_matrix_pt(ctm, (float(segment[at]), float(segment[at + 1])))
            for segment in path
            for at in range(1, len(segment) - 1, 2)
        ]
        if not points:
            return False
        across, upwards = ([point[axis] for point in points] for axis in (0, 1))
        is_flat = max(upwards) - min(upwards) <= _LINE_POINTS
        return is_flat and max(across) - min(across) > self._width * _LINE_SHARE

    def _count(self) -> None:
        self._objects += 1
        if self._objects > _OBJECTS:
            raise _TooManyObjectsError


def _is_red(colour: object, space: PDFColorSpace) -> bool:
    """Of a colour as pdfminer keeps it: a number, a tuple of them, or the name of a pattern."""
    if not isinstance(colour, tuple) or space.name in _NAMED_OTHERWISE:
        return False
    components = [part for part in colour if isinstance(part, int | float)]
    return len(components) == len(colour) and is_red(components)
