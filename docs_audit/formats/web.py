"""Web pages: what a reader of the page sees, one line a block."""

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from urllib.parse import unquote_to_bytes

from lxml import etree, html

from .contract import Code, DocumentError, Limits, Parsed
from .encodings import decode
from .insets import Found, legible, looked_at, mark, unmarked

_UNSEEN = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select")
)
_BLOCKS = re.compile(
    "address|article|aside|blockquote|body|caption|center|d[dlt]|div|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|tfoot|thead|title|tr|ul"
)
_CELLS = frozenset(("td", "th"))
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:-]{3,20})""", re.IGNORECASE)
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_WIDTH = re.compile(r"\s*([\d.]{1,8})\s*(?:px)?\s*")
_MM_A_DOT = 25.4 / 96
_SPACES = re.compile(r"[ \t\r\n\f]+")


class WebPage:
    """`related` are what a page that was saved whole keeps beside it, by the addresses it uses."""

    name = "html"
    container = False

    def __init__(self, related: Mapping[str, Callable[[], bytes]] | None = None) -> None:
        self._related = related or {}

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        source, warnings = _decode(data)
        try:
            page = html.document_fromstring(_PROLOGUE.sub("", source))
        except etree.ParserError as error:
            raise DocumentError(Code.NO_TEXT) from error
        shown = [*page.iter("img")]
        marks = {element: mark(number) for number, element in enumerate(shown)}
        lines = (_tidy(line) for line in "".join(_pieces(page, marks)).split("\n"))
        text, places = unmarked("\n".join(filter(None, lines)))
        found = (self._picture(one, places.get(n, len(text))) for n, one in enumerate(shown))
        pictures, unread = looked_at(legible(found))
        described = (element.get("content", "") for element in page.iter("meta"))
        margins = (page.findtext(".//title") or "", *described)
        return Parsed(text, margins=margins, warnings=(*warnings, *unread), pictures=pictures)

    def _picture(self, element: html.HtmlElement, place: int) -> Found:
        source = element.get("src", "").strip()
        load = self._related.get(source, partial(_told, source))
        width, height = (_millimetres(element.get(side, "")) for side in ("width", "height"))
        return Found(place, load, width, height)


def _told(source: str) -> bytes:
    """The picture that an address itself holds (RFC 2397); nothing is ever fetched."""
    head, _, content = source.partition(",")
    if not head.lower().startswith("data:"):
        return b""
    data = unquote_to_bytes(content)
    if not head.lower().endswith(";base64"):
        return data
    try:
        return base64.b64decode(data + b"==")
    except binascii.Error as error:
        raise DocumentError(Code.DAMAGED) from error


def _millimetres(side: str) -> float:
    """0 where it is told in other measures than dots."""
    told = _WIDTH.fullmatch(side)
    try:
        return float(told[1]) * _MM_A_DOT if told else 0.0
    except ValueError:
        return 0.0


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The declared character set when it holds, otherwise what the bytes look like."""
    declared = _DECLARED.search(data[:4096])
    if declared:
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode("gb18030" if name in ("gb2312", "gbk") else name), ()
        except (LookupError, UnicodeError):
            pass
    return decode(data)


def _pieces(page: html.HtmlElement, marks: Mapping[html.HtmlElement, str]) -> Iterator[str]:
    """Text of the tree in reading order; walked by events, so depth costs no stack."""
    hidden = 0
    for event, element in etree.iterwalk(page, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in _UNSEEN
            if not hidden:
                yield marks.get(element, "")
                yield _opening(tag) + _SPACES.sub(" ", element.text or "")
        else:
            hidden -= event == "end" and tag in _UNSEEN
            if not hidden:
                closing = "\n" if event == "end" and _BLOCKS.fullmatch(tag) else ""
                yield closing + _SPACES.sub(" ", element.tail or "")


def _opening(tag: str) -> str:
    if _BLOCKS.fullmatch(tag) or tag == "br":
        return "\n"
    return "\t" if tag in _CELLS else ""


def _tidy(line: str) -> str:
    return line.strip(" \t\xa0\u3000\u200b\ufeff").replace("\xa0", " ")
