"""PDF with a text layer, by pdfium: native code, so only ever inside the child process."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pypdfium2
from pypdfium2 import raw

from .contract import Code, DocumentError, Limits, Member, Parsed
from .pdf_layout import page_layout
from .pdf_margins import notes_on, properties
from .reflow import Line, paragraphs


class PortableDocument:
    name = "pdf"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        document = _open(data)
        if len(document) > limits.pages:
            raise DocumentError(Code.TOO_LARGE)
        pages, room, broken = [], limits.characters, 0
        layout: frozenset[str] = frozenset()
        notes: list[str] = []
        for number in range(len(document)):
            try:
                with _opened(document, number) as (sheet, text_page):
                    page = list(_lines(text_page, sheet.get_width()))
                    notes += notes_on(sheet)
                    if number == 0 and page:
                        layout = page_layout(sheet, text_page)
            except pypdfium2.PdfiumError:
                page, broken = [], broken + 1
            room -= sum(len(line.text) for line in page)
            if room < 0:
                raise DocumentError(Code.TOO_LARGE)
            pages.append(page)
        if broken == len(document):
            raise DocumentError(Code.DAMAGED)
        return Parsed(
            paragraphs(pages),
            printed="\n".join(line.text for page in pages for line in page),
            pages=len(document),
            margins=(*properties(document, data), *notes),
            warnings=tuple(_warnings(pages, broken)),
            layout=layout,
            members=_attached(document),
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


def _lines(text_page: pypdfium2.PdfTextPage, width: float) -> Iterator[Line]:
    """Lines as pdfium orders them, with the boxes of their first and last characters."""
    at = 0
    for text in text_page.get_text_range(errors="replace").split("\r\n"):
        inked = text.strip()
        if inked:
            first = at + text.index(inked[0])
            yield _line(text_page, inked, first, width)
        at += len(text) + 2


def _line(text_page: pypdfium2.PdfTextPage, text: str, first: int, width: float) -> Line:
    start, end = _box(text_page, first), _box(text_page, first + len(text) - 1)
    return Line(text, start.left, end.right, start.bottom, start.top - start.bottom, width)


def _box(text_page: pypdfium2.PdfTextPage, text_index: int) -> raw.FS_RECTF:
    """The loose box: as wide as the character moves on, so a comma at the edge is full width."""
    box = raw.FS_RECTF()
    index = raw.FPDFText_GetCharIndexFromTextIndex(text_page.raw, text_index)
    raw.FPDFText_GetLooseCharBox(text_page.raw, index, ctypes.byref(box))
    return box


def _warnings(pages: list[list[Line]], broken: int) -> Iterator[str]:
    if broken:
        yield "pages_unreadable"
    if any(not page for page in pages) and any(pages):
        yield "pages_without_text"


def _attached(document: pypdfium2.PdfDocument) -> tuple[Member, ...]:
    files = (document.get_attachment(index) for index in range(document.count_attachments()))
    return tuple(Member(file.get_name(), partial(_attached_bytes, file)) for file in files)


def _attached_bytes(file: pypdfium2.PdfAttachment) -> bytes:
    return bytes(file.get_data())
