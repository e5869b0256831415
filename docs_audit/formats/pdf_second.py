"""Pages that pdfium cannot read, by pdfminer: it finds text where the frame of a file is broken.

It is many times slower, so it gets these pages alone and a share of the time.
"""

import io
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTPage, LTTextLine
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, dict_value, resolve1
from pdfminer.utils import decode_text

from .contract import Code, DocumentError, Leaf, Limits, Member, Parsed
from .reflow import Line, paragraphs
from .scans import is_garbled
from .time_share import ShareSpentError, time_share

RESCUED = "pages_rescued"
_SHARE = 0.25
_UNKNOWN = "\ufffd"
_FILE_NAMES = ("UF", "F")


def read_damaged(data: bytes, limits: Limits) -> Parsed | None:
    """A file that pdfium cannot open, or no page of it; None where no text is found either.

    Raises DocumentError: more pages than there may be.
    """
    second = _SecondReader(data, limits)
    second.read()
    leaves = [second.leaves.get(number, Leaf()) for number in range(second.count)]
    pages = [leaf.lines for leaf in leaves]
    if not any(pages):
        return None
    return Parsed(
        paragraphs(pages),
        printed=("\n".join(line.text for page in pages for line in page),),
        pages=second.count,
        margins=second.margins,
        warnings=(RESCUED,) if all(pages) else (RESCUED, "pages_unreadable"),
        members=second.members,
        leaves=tuple(leaves),
    )


def read_pages(
    data: bytes, numbers: Collection[int], count: int, limits: Limits
) -> dict[int, Leaf]:
    """Those of these pages, from 0, of a file of `count` pages that have a text."""
    second = _SecondReader(data, limits)
    second.read(numbers, count)
    return second.leaves


class _SecondReader:
    """What pdfminer finds until it fails or its time is up; what it found by then stays."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._limits = limits
        self.count = 0
        self.leaves: dict[int, Leaf] = {}
        self.margins: tuple[str, ...] = ()
        self.members: tuple[Member, ...] = ()

    def read(self, numbers: Collection[int] | None = None, count: int | None = None) -> None:
        """Read these pages, or all; none where the file has not as many as it should have.

        Pages are then found in the order in which they stand in the file, which may be another.
        """
        # pdfminer fails in many ways, and then the file is what pdfium said of it.
        with suppress(Exception, ShareSpentError), time_share(_SHARE * self._limits.wall_seconds):
            document = PDFDocument(PDFParser(io.BytesIO(self._data)))
            pages = list(islice(PDFPage.create_pages(document), self._limits.pages + 1))
            self.count = len(pages)
            if count is None:
                self.margins = tuple(_properties(document))
                self.members = tuple(_attached(document))
            if count in (None, self.count) and self.count <= self._limits.pages:
                self._read_pages(pages, numbers)
        if self.count > self._limits.pages:
            raise DocumentError(Code.TOO_LARGE)

    def _read_pages(self, pages: Sequence[PDFPage], numbers: Collection[int] | None) -> None:
        manager = PDFResourceManager()
        device = _Lines(manager, laparams=LAParams(boxes_flow=None))
        interpreter = PDFPageInterpreter(manager, device)
        for number in range(len(pages)) if numbers is None else sorted(numbers):
            lines: tuple[Line, ...] = ()
            with suppress(Exception):
                interpreter.process_page(pages[number])
                lines = tuple(_lines(device.get_result()))
            if lines and not is_garbled("".join("".join(line.text.split()) for line in lines)):
                self.leaves[number] = Leaf(lines)


class _Lines(PDFPageAggregator):
    def handle_undefined_char(self, font: PDFFont, cid: int) -> str:
        return _UNKNOWN


def _lines(page: LTPage) -> Iterator[Line]:
    for box in page:
        for line in box if hasattr(box, "__iter__") else ():
            text = line.get_text().strip() if isinstance(line, LTTextLine) else ""
            if text.strip(_UNKNOWN):
                yield Line(text, line.x0, line.x1, line.y0, line.height, page.width)


def _properties(document: PDFDocument) -> Iterator[str]:
    for properties in document.info:
        for value in map(resolve1, properties.values()):
            if isinstance(value, bytes):
                yield decode_text(value)


def _attached(document: PDFDocument) -> Iterator[Member]:
    """The files inside, wherever in the file they are described."""
    for number in sorted({number for table in document.xrefs for number in table.get_objids()}):
        described = _dictionary(document, number)
        streams = dict_value(described.get("EF", {}))
        for key in _FILE_NAMES:
            stream = resolve1(streams.get(key))
            if isinstance(stream, PDFStream):
                name = resolve1(described.get(key))
                shown = decode_text(name) if isinstance(name, bytes) else str(number)
                yield Member(shown, partial(_attached_bytes, stream))
                break


def _dictionary(document: PDFDocument, number: int) -> dict[str, Any]:
    """The object of this number; empty when it is damaged or something else."""
    with suppress(Exception):
        found = document.getobj(number)
        if isinstance(found, dict):
            return found
    return {}


def _attached_bytes(stream: PDFStream) -> bytes:
    return bytes(stream.get_data())
