"""Texts of a PDF that stand on no page: properties, bookmarks, notes and stamps on the pages."""

import ctypes
import re
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from .pdf_pages import Page

_PROPERTIES = ("Title", "Subject", "Keywords", "Author")
# pdfium lists no names of properties; these are what office and archive systems write marks into.
_LEVELS = (
    "密级",
    "保密级别",
    "SecretLevel",
    "SecurityLevel",
    "Security",
    "Classification",
    "Category",
    "Comments",
)
_NAMES = tuple(name.encode() for name in (*_PROPERTIES, *_LEVELS))
# Bytes of a text of nothing but its end.
_EMPTY = 2
_XMP_OPENS = b"<x:xmpmeta"
_XMP = re.compile(_XMP_OPENS + rb".*?</x:xmpmeta>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_MOST_BOOKMARKS = 2_000
_MOST_NOTES = 100


def properties(document: pypdfium2.PdfDocument, data: bytes) -> tuple[str, ...]:
    """Properties old and new (XMP) and the titles of the bookmarks."""
    named = (_property(document, key) for key in _NAMES)
    return tuple(filter(None, (*named, *_described(data), *_bookmarks(document))))


def notes_on(page: Page) -> Iterator[str]:
    """What annotations say: notes, free text, stamps, the values of form fields."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.handle), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page.handle, index)
        yield from filter(
            None, (_value(note, key) for key in (b"Contents", b"Subj", b"V", b"Name"))
        )
        raw.FPDFPage_CloseAnnot(note)


def _property(document: pypdfium2.PdfDocument, key: bytes) -> str:
    length = raw.FPDF_GetMetaText(document.raw, key, None, 0)
    if length <= _EMPTY:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDF_GetMetaText(document.raw, key, buffer, length)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")


def _value(note: raw.FPDF_ANNOTATION, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = ctypes.create_string_buffer(length)
    wide = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFAnnot_GetStringValue(note, key, wide, length)
    return buffer.raw.decode("utf-16-le", errors="replace").rstrip("\0")


def _described(data: bytes) -> Iterator[str]:
    for packet in _XMP.findall(data) if _XMP_OPENS in data else ():
        yield _TAG.sub("\n", packet.decode("utf-8", errors="replace"))


def _bookmarks(document: pypdfium2.PdfDocument) -> Iterator[str]:
    try:
        for count, bookmark in enumerate(document.get_toc()):
            if count == _MOST_BOOKMARKS:
                return
            yield bookmark.get_title()
    except pypdfium2.PdfiumError:
        return  # a broken outline is no fault of the pages
