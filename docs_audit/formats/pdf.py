"""PDF by pdfium: native code, so only ever inside the child process."""

import ctypes
import time
from collections.abc import Iterator
from functools import partial

import pypdfium2
from pypdfium2 import raw

from .contract import Code, DocumentError, Leaf, Limits, Member, Parsed
from .pdf_layout import first_page_layout
from .reflow import Line, paragraphs
from .scans import is_scan, unchecked

_PROPERTIES = ("Title", "Subject", "Keywords", "Author")
_LAYOUT_CHARACTERS = 20_000
_LAYOUT_SHARE = 0.1
_TEXT_SHARE = 0.5


class PortableDocument:
    name = "pdf"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        began = time.monotonic()
        document = _open(data)
        if len(document) > limits.pages:
            raise DocumentError(Code.TOO_LARGE)
        leaves, room, broken = [], limits.characters, 0
        for number in range(len(document)):
            try:
                leaf = _leaf(document[number])
            except pypdfium2.PdfiumError:
                leaf, broken = Leaf(), broken + 1
            room -= sum(len(line.text) for line in leaf.lines)
            if room < 0:
                raise DocumentError(Code.TOO_LARGE)
            leaves.append(leaf)
        if broken == len(document):
            raise DocumentError(Code.DAMAGED)
        pages = [leaf.lines for leaf in leaves]
        return Parsed(
            paragraphs(pages),
            printed="\n".join(line.text for page in pages for line in page),
            pages=len(document),
            margins=_properties(document),
            warnings=tuple(_warnings(leaves, broken)),
            layout=_layout(data, pages[0], limits, time.monotonic() - began),
            members=_attached(document),
            leaves=tuple(leaves),
        )


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        codes = {raw.FPDF_ERR_SUCCESS: Code.EMPTY, raw.FPDF_ERR_PASSWORD: Code.ENCRYPTED}
        raise DocumentError(codes.get(error.err_code, Code.DAMAGED)) from error


def _leaf(page: pypdfium2.PdfPage) -> Leaf:
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range(errors="replace")
        return Leaf(tuple(_lines(text_page, text, page.get_width())), is_scan(page, text))
    finally:
        text_page.close()
        page.close()


def _lines(text_page: pypdfium2.PdfTextPage, text: str, width: float) -> Iterator[Line]:
    """Lines as pdfium orders them, with the boxes of their first and last characters."""
    at = 0
    for line in text.split("\r\n"):
        inked = line.strip()
        if inked:
            yield _line(text_page, inked, at + line.index(inked[0]), width)
        at += len(line) + 2


def _line(text_page: pypdfium2.PdfTextPage, text: str, first: int, width: float) -> Line:
    start, end = (_box(text_page, index) for index in (first, first + len(text) - 1))
    return Line(text, start.left, end.right, start.bottom, start.top - start.bottom, width)


def _box(text_page: pypdfium2.PdfTextPage, text_index: int) -> raw.FS_RECTF:
    """The loose box: as wide as the character moves on, so a comma at the edge is full width."""
    box = raw.FS_RECTF()
    index = raw.FPDFText_GetCharIndexFromTextIndex(text_page.raw, text_index)
    raw.FPDFText_GetLooseCharBox(text_page.raw, index, ctypes.byref(box))
    return box


def _layout(data: bytes, first: tuple[Line, ...], limits: Limits, spent: float) -> frozenset[str]:
    """How the first page is printed; left open where it has no text, or where time runs short."""
    characters = sum(len(line.text) for line in first)
    seconds = min(_LAYOUT_SHARE * limits.wall_seconds, _TEXT_SHARE * limits.wall_seconds - spent)
    if not 0 < characters <= _LAYOUT_CHARACTERS or seconds <= 0:
        return frozenset()
    return first_page_layout(data, seconds)


def _properties(document: pypdfium2.PdfDocument) -> tuple[str, ...]:
    return tuple(filter(None, (document.get_metadata_value(key) for key in _PROPERTIES)))


def _warnings(leaves: list[Leaf], broken: int) -> Iterator[str]:
    if broken:
        yield "pages_unreadable"
    if any(not leaf.lines for leaf in leaves) and any(leaf.lines for leaf in leaves):
        yield "pages_without_text"
    if unchecked(leaves):
        yield "text_layer_unchecked"


def _attached(document: pypdfium2.PdfDocument) -> tuple[Member, ...]:
    files = (document.get_attachment(index) for index in range(document.count_attachments()))
    return tuple(Member(file.get_name(), partial(_attached_bytes, file)) for file in files)


def _attached_bytes(file: pypdfium2.PdfAttachment) -> bytes:
    return bytes(file.get_data())
