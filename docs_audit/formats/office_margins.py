"""Texts of office packages that stand outside the running text and may carry a secrecy mark.

Properties that a person adds, notes on cells, headers of sheets, text boxes on them: nothing of
this is part of a paper's text, all of it is shown to the guard.
"""

import re
from collections.abc import Iterator
from html import unescape

from .contract import Code, DocumentError
from .packages import Package, local, scan_xml

_PARTS = re.compile(
    r"docProps/(?:app|custom|core)\.xml|customXml/item\d*\.xml|xl/(?:threadedComments/.+|comments\d*"
    r"|drawings/drawing\d*)\.xml",
    re.IGNORECASE,
)
_SHEETS = re.compile(r"xl/(?:work|chart)sheets/sheet\d*\.xml", re.IGNORECASE)
# A run ends within a word that goes on in the next one.
_RUNS = frozenset(("r", "t", "rPr", "b", "i", "u", "sz", "color", "rFont", "family", "charset"))
# Sheets are long and have no more to tell: a parser's events for every cell would cost too much.
_EDGES = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^>]*>([^<]{1,1000})<")
_CODES = re.compile(r'&"[^"]*"|&\d+|&K[0-9A-F]{6}|&[A-KM-QS-Z]')
_SECTIONS = re.compile("&[LCR]")
_LONGEST = 1_000


def stray_texts(package: Package) -> Iterator[str]:
    """What the parts beside the text say, a text for each property, note, box or header."""
    for name in package.names:
        if _PARTS.fullmatch(name):
            yield from _stray(package, name)
        elif _SHEETS.fullmatch(name):
            for edge in _EDGES.findall(package.read(name)):
                yield sheet_edge(unescape(edge.decode("utf-8", errors="replace")))


def sheet_edge(text: str) -> str:
    """A header or footer of a sheet without its codes: left, middle and right part a line each."""
    return "\n".join(_SECTIONS.split(_CODES.sub("", text))).strip()


def _stray(package: Package, name: str) -> list[str]:
    stray = _Stray()
    try:
        scan_xml(package.pieces(name), stray)
    except DocumentError as failure:
        # What no office program can read either is no fault of the paper.
        if failure.code != Code.DAMAGED:
            raise
    return stray.texts


class _Stray:
    """Short texts by the elements that hold them."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if local(name) not in _RUNS:
            self._pieces = []

    def end(self, name: str) -> None:
        if local(name) in _RUNS:
            return
        text = "".join(self._pieces).strip()
        if 0 < len(text) <= _LONGEST:
            self.texts.append(text)
        self._pieces = []

    def data(self, text: str) -> None:
        self._pieces.append(text)
