"""PDF by pdfium: native code, so only ever inside the child process.

What pdfium cannot read goes to a second reader before recognition is thought of.
"""

import ctypes
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import partial

import pypdfium2
from pypdfium2 import raw

from .contract import Code, DocumentError, Leaf, Limits, Member, Parsed
from .pdf_layout import is_written, page_layout
from .pdf_second import RESCUED, read_damaged, read_pages
from .reflow import Line, paragraphs
from .scans import is_scan, unchecked

_PROPERTIES = ("Title", "Subject", "Keywords", "Author")
# A picture is a stream, and what says so of a stream stands in no other one.
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")


class PortableDocument:
    name = "pdf"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        try:
            return _parse(data, limits)
        except DocumentError as failure:
            if failure.code not in (Code.DAMAGED, Code.EMPTY):
                raise
            rescued = read_damaged(data, limits)
            if rescued is None:
                raise
            return rescued


def _parse(data: bytes, limits: Limits) -> Parsed:
    document = _open(data)
    if len(document) > limits.pages:
        raise DocumentError(Code.TOO_LARGE)
    has_pictures = _PICTURE.search(data) is not None
    leaves, room = [], limits.characters
    broken, unread = set(), set()
    layout: frozenset[str] = frozenset()
    for number in range(len(document)):
        try:
            with _opened(document, number) as (page, text_page):
                leaf = _leaf(page, text_page, has_pictures=has_pictures)
                if not leaf.lines and is_written(page):
                    unread.add(number)
                if number == 0 and leaf.lines:
                    layout = page_layout(page, text_page)
        except pypdfium2.PdfiumError:
            leaf = Leaf()
            broken.add(number)
        room -= sum(len(line.text) for line in leaf.lines)
        if room < 0:
            raise DocumentError(Code.TOO_LARGE)
        leaves.append(leaf)
    if len(broken) == len(document):
        raise DocumentError(Code.DAMAGED)
    rescued = read_pages(data, broken | unread, len(document), limits) if broken | unread else {}
    leaves = [rescued.get(number, leaf) for number, leaf in enumerate(leaves)]
    pages = [leaf.lines for leaf in leaves]
    return Parsed(
        paragraphs(pages),
        printed="\n".join(line.text for page in pages for line in page),
        pages=len(document),
        margins=_properties(document),
        warnings=tuple(_warnings(leaves, broken, rescued.keys())),
        layout=layout,
        members=_attached(document),
        leaves=tuple(leaves),
    )


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        codes = {raw.FPDF_ERR_SUCCESS: Code.EMPTY, raw.FPDF_ERR_PASSWORD: Code.ENCRYPTED}
        raise DocumentError(codes.get(error.err_code, Code.DAMAGED)) from error


@contextmanager
def _opened(
    document: pypdfium2.PdfDocument, number: int
) -> Iterator[tuple[pypdfium2.PdfPage, pypdfium2.PdfTextPage]]:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            yield page, text_page
        finally:
            text_page.close()
    finally:
        page.close()


def _leaf(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, *, has_pictures: bool) -> Leaf:
    text = text_page.get_text_range(errors="replace")
    lines = tuple(_lines(text_page, text, page.get_width()))
    return Leaf(lines, is_scan(page, text, has_pictures=has_pictures))


def _lines(text_page: pypdfium2.PdfTextPage, text: str, width: float) -> Iterator[Line]:
    """Lines as pdfium orders them, with the boxes of their first and last characters."""
    at = 0
    for line in text.split("\r\n"):
        inked = line.strip()
        if inked:
            yield _line(text_page, inked, at + line.index(inked[0]), width)
        at += len(line) + 2


def _line(text_page: pypdfium2.PdfTextPage, text: str, first: int, width: float) -> Line:
    start, end = _box(text_page, first), _box(text_page, first + len(text) - 1)
    return Line(text, start.left, end.right, start.bottom, start.top - start.bottom, width)


def _box(text_page: pypdfium2.PdfTextPage, text_index: int) -> raw.FS_RECTF:
    """The loose box: as wide as the character moves on, so a comma at the edge is full width."""
    box = raw.FS_RECTF()
    index = raw.FPDFText_GetCharIndexFromTextIndex(text_page.raw, text_index)
    raw.FPDFText_GetLooseCharBox(text_page.raw, index, ctypes.byref(box))
    return box


def _properties(document: pypdfium2.PdfDocument) -> tuple[str, ...]:
    return tuple(filter(None, (document.get_metadata_value(key) for key in _PROPERTIES)))


def _warnings(leaves: list[Leaf], broken: set[int], rescued: Collection[int]) -> Iterator[str]:
    if broken - set(rescued):
        yield "pages_unreadable"
    if rescued:
        yield RESCUED
    if any(not leaf.lines for leaf in leaves) and any(leaf.lines for leaf in leaves):
        yield "pages_without_text"
    if unchecked(leaves):
        yield "text_layer_unchecked"


def _attached(document: pypdfium2.PdfDocument) -> tuple[Member, ...]:
    files = (document.get_attachment(index) for index in range(document.count_attachments()))
    return tuple(Member(file.get_name(), partial(_attached_bytes, file)) for file in files)


def _attached_bytes(file: pypdfium2.PdfAttachment) -> bytes:
    return bytes(file.get_data())
