"""Word and WPS papers in the open format (.docx, .docm, .dotx, strict or transitional)."""

import re
from collections.abc import Iterator
from functools import partial
from itertools import accumulate

from docx.opc.packuri import PackURI
from docx.opc.parts.coreprops import CorePropertiesPart

from .contract import Code, DocumentError, Inset, Limits, Parsed
from .insets import looked_at
from .margins import distinct
from .numbering import Numbering
from .office_margins import stray_texts
from .ole_objects import embedded_parts
from .packages import Attributes, Package, local, scan_xml, tree_of
from .word_layout import head_layout
from .word_parts import ABOVE, BELOW, FOOTER, HEADER, legible_pictures, main_part, margins
from .wordml import WordText

_CORE = "docProps/core.xml"
_NOTES = re.compile(r"word/(?:footnotes|endnotes)\.xml", re.IGNORECASE)
_COMMENTS = re.compile(r"word/comments\.xml", re.IGNORECASE)
_CORE_TEXTS = ("title", "subject", "keywords", "category", "comments", "content_status")


class WordDocument:
    name = "docx"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        package = Package(data, limits)
        main = main_part(package)
        body = WordText(limits.characters, _numbering(package))
        scan_xml(package.pieces(main), body)
        above_body, below_body = (
            margins(package, one, limits.characters) for one in (HEADER, FOOTER)
        )
        headers, footers = _texts(above_body), _texts(below_body)
        notes = _margin(package, _NOTES, limits)
        above = "".join(f"{header}\n" for header in headers)
        text = "\n".join([above + body.text, *notes, *footers])
        found = legible_pictures(package, main, body, above_body, below_body)
        starts = [*accumulate((len(line) + 1 for line in body.lines), initial=len(above))]
        places = {ABOVE: 0, BELOW: len(text)}
        pictures, unread = looked_at(
            Inset(
                places[one.line] if one.line in places else starts[one.line],
                partial(package.read, one.part),
            )
            for one in found
        )
        return Parsed(
            text,
            pages=max(_stated_pages(package), body.breaks + 1),
            margins=(
                *headers,
                *footers,
                *_margin(package, _COMMENTS, limits),
                *_core(package),
                *_stamps(package, main),
                *stray_texts(package),
            ),
            warnings=(*(("macros",) if "word/vbaProject.bin" in package else ()), *unread),
            layout=head_layout(package.pieces(main)),
            members=embedded_parts(package),
            pictures=pictures,
        )


def _numbering(package: Package) -> Numbering:
    parts = ("word/numbering.xml", "word/styles.xml")
    return Numbering(lambda: (tree_of(package.read(part)) for part in parts if part in package))


def _margin(package: Package, pattern: re.Pattern[str], limits: Limits) -> tuple[str, ...]:
    return _texts(margins(package, pattern, limits.characters))


def _texts(parts: dict[str, WordText]) -> tuple[str, ...]:
    return distinct(part.text for part in parts.values())


def _stamps(package: Package, main: str) -> Iterator[str]:
    """Watermarks, which are pictures of words."""
    for name in (main, *filter(HEADER.fullmatch, package.names)):
        stamps = Attributes("textpath", ("string",))
        scan_xml(package.pieces(name), stamps)
        yield from (text for (text,) in stamps.found)


def _core(package: Package) -> tuple[str, ...]:
    """What the writer put into the file's properties: a mark may stand there alone."""
    if _CORE not in package:
        return ()
    blob = package.read(_CORE)
    if b"<!DOCTYPE" in blob:
        raise DocumentError(Code.DAMAGED)
    part = CorePropertiesPart.load(PackURI("/" + _CORE), "", blob, None)  # type: ignore[arg-type]
    properties = part.core_properties
    return tuple(filter(None, (str(getattr(properties, name)) for name in _CORE_TEXTS)))


def _stated_pages(package: Package) -> int:
    """The page count the word processor wrote when it last saved; templates leave a 1."""
    if "docProps/app.xml" not in package:
        return 0
    pages = _Content("Pages")
    scan_xml(package.pieces("docProps/app.xml"), pages)
    return int(pages.text) if pages.text.isascii() and pages.text.isdecimal() else 0


class _Content:
    """The text of the first element of one name."""

    def __init__(self, tag: str) -> None:
        self.text = ""
        self._tag = tag
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._inside = local(name) == self._tag

    def end(self, name: str) -> None:
        self._inside = False

    def data(self, text: str) -> None:
        if self._inside:
            self.text += text.strip()
