"""Web pages: what a reader of the page sees, one line a block."""

import re
from collections.abc import Iterator

from lxml import etree, html

from .contract import Code, DocumentError, Limits, Parsed
from .encodings import decode

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
_SPACES = re.compile(r"[ \t\r\n\f]+")


class WebPage:
    name = "html"
    container = False

    def parse(self, data: bytes, limits: Limits) -> Parsed:
        source, warnings = _decode(data)
        try:
            page = html.document_fromstring(_PROLOGUE.sub("", source))
        except etree.ParserError as error:
            raise DocumentError(Code.NO_TEXT) from error
        lines = (_tidy(line) for line in "".join(_pieces(page)).split("\n"))
        described = (element.get("content", "") for element in page.iter("meta"))
        margins = (page.findtext(".//title") or "", *described)
        return Parsed("\n".join(filter(None, lines)), margins=margins, warnings=warnings)


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


def _pieces(page: html.HtmlElement) -> Iterator[str]:
    """Text of the tree in reading order; walked by events, so depth costs no stack."""
    hidden = 0
    for event, element in etree.iterwalk(page, events=("start", "end", "comment", "pi")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            hidden += tag in _UNSEEN
            if not hidden:
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
