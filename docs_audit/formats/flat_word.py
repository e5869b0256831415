"""Word papers as one XML file, of 2003 or as a flat package: what many office systems export."""

import base64
import binascii
import posixpath
from collections.abc import Iterator
from functools import partial
from itertools import accumulate

from .contract import Code, DocumentError, Limits, Member, Parsed
from .insets import Found, legible, looked_at
from .margins import distinct
from .ole_objects import is_embedded, unwrapped
from .packages import local, scan_xml
from .word_layout import head_layout
from .word_pictures import Shown
from .wordml import WordText

_MARGINS = frozenset(("hdr", "ftr", "comments"))
_BINARY = frozenset(("binData", "binaryData"))
_RELATIONS = ".rels"
_PROPERTIES = frozenset(("Title", "Subject", "Keywords", "Category", "Description"))


class FlatWord:
    name = "wordxml"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        paper = _Paper(limits.characters)
        scan_xml(iter((data,)), paper)
        margins = distinct((*paper.margin.lines, *paper.properties))
        pictures, unread = looked_at(legible(paper.pictures()))
        return Parsed(
            paper.body.text,
            pages=paper.body.breaks + 1,
            margins=margins,
            warnings=(*(("macros",) if paper.has_macros else ()), *unread),
            layout=head_layout(iter((data,))),
            members=paper.embedded(),
            pictures=pictures,
        )


class _Paper:
    """Parts the running text from headers, footers and properties; keeps what is no text.

    Of 2003 a picture is named by its own name, in a package through the relations of a part.
    """

    def __init__(self, characters: int) -> None:
        self.body, self.margin = WordText(characters), WordText(characters)
        self.properties: list[str] = []
        self.has_macros = False
        self._in_margin = 0
        self._in_property = False
        self._part = ""
        self._shown: list[tuple[str, bool, Shown]] = []
        self._targets: dict[tuple[str, str], str] = {}
        self._binary: dict[str, list[str]] = {}
        self._open: list[str] | None = None

    def pictures(self) -> Iterator[Found]:
        starts = [*accumulate((len(line) + 1 for line in self.body.lines), initial=0)]
        end = len(self.body.text)
        for part, is_margin, one in self._shown:
            name = self._targets.get((part, one.relation), one.relation)
            place = 0 if is_margin else min(starts[one.line], end)
            yield Found(place, partial(self._content, name), one.width_mm, one.height_mm)

    def embedded(self) -> tuple[Member, ...]:
        names = filter(is_embedded, self._binary)
        return tuple(Member(name, partial(self._object, name)) for name in names)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        self._in_margin += tag in _MARGINS
        self._in_property = tag in _PROPERTIES
        self.has_macros = self.has_macros or tag == "docSuppData"
        if tag == "part":
            self._part = _named(attributes).lstrip("/")
        elif tag == "Relationship" and self._part.endswith(_RELATIONS):
            folder = posixpath.dirname(posixpath.dirname(self._part))
            owner = f"{folder}/{posixpath.basename(self._part).removesuffix(_RELATIONS)}"
            target = posixpath.join("/", folder, attributes.get("Target", ""))
            key = owner, attributes.get("Id", "")
            self._targets[key] = posixpath.normpath(target).lstrip("/")
        elif tag in _BINARY:
            self._open = self._binary.setdefault(_named(attributes) or self._part, [])
        text = self._text
        known = len(text.pictures)
        text.start(name, attributes)
        self._shown += ((self._part, text is self.margin, one) for one in text.pictures[known:])

    def end(self, name: str) -> None:
        self._text.end(name)
        self._in_margin -= local(name) in _MARGINS
        self._in_property = False
        if local(name) in _BINARY:
            self._open = None

    def data(self, text: str) -> None:
        if self._open is not None:
            self._open.append(text)
        if self._in_property:
            self.properties.append(text.strip())
        self._text.data(text)

    @property
    def _text(self) -> WordText:
        return self.margin if self._in_margin else self.body

    def _object(self, name: str) -> bytes:
        return unwrapped(self._content(name))

    def _content(self, name: str) -> bytes:
        try:
            return base64.b64decode("".join(self._binary.get(name, ())))
        except binascii.Error as error:
            raise DocumentError(Code.DAMAGED) from error


def _named(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if local(key) == "name"), "")
