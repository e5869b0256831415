"""PDF by pdfium: native code, so only ever inside the child process.

What pdfium cannot read goes to a second reader before recognition is thought of.
"""

import re
from collections.abc import Collection, Iterator
from functools import partial

import pypdfium2
from pypdfium2 import raw

from .contract import Code, DocumentError, Leaf, Limits, Member, Parsed
from .pdf_layout import is_written, page_layout
from .pdf_margins import notes_on, properties
from .pdf_pages import lines_of, opened
from .pdf_second import RESCUED, read_damaged, read_pages
from .reflow import paragraphs
from .scans import Sight, sight_of, unchecked

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
    has_pictures = b"/Image" in data and _PICTURE.search(data) is not None
    leaves, room = [], limits.characters
    broken, unread = set(), set()
    layout: frozenset[str] = frozenset()
    notes: list[str] = []
    for number in range(len(document)):
        try:
            with opened(document, number) as page:
                lines = lines_of(page)
                room -= len(page.text)
                sight = sight_of(page, has_pictures=has_pictures)
                is_pictured = sight is Sight.PICTURED
                leaf = Leaf(
                    lines,
                    sight is not Sight.WRITTEN,
                    is_pictured=is_pictured,
                    height=page.height,
                )
                notes += notes_on(page)
                if not lines and is_written(page):
                    unread.add(number)
                if number == 0 and lines:
                    layout = page_layout(page)
        except pypdfium2.PdfiumError:
            leaf = Leaf()
            broken.add(number)
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
        printed=("\n".join(line.text for page in pages for line in page),),
        pages=len(document),
        margins=(*properties(document, data), *notes),
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


def _warnings(leaves: list[Leaf], broken: set[int], rescued: Collection[int]) -> Iterator[str]:
    if broken - set(rescued):
        yield "pages_unreadable"
    if rescued:
        yield RESCUED
    if any(not leaf.lines for leaf in leaves) and any(leaf.lines for leaf in leaves):
        yield "pages_without_text"
    if unchecked(leaves):
        yield "text_layer_unchecked"
    if any(leaf.is_pictured for leaf in leaves):
        yield "pictures_unread"


def _attached(document: pypdfium2.PdfDocument) -> tuple[Member, ...]:
    files = (document.get_attachment(index) for index in range(document.count_attachments()))
    return tuple(Member(file.get_name(), partial(_attached_bytes, file)) for file in files)


def _attached_bytes(file: pypdfium2.PdfAttachment) -> bytes:
    return bytes(file.get_data())
