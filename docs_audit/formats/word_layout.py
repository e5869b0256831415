"""How the first paragraphs of a WordprocessingML part are printed: a red head, a red line.

Only what stands at the runs and borders themselves counts; colours of styles are not looked up.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from .packages import local, scan_xml
from .red import BODY_POINTS, HEAD_CHARACTERS, RED_HEAD, RED_LINE, is_red_name

# Copy number, secrecy, urgency, up to three issuers, number, title.
_PARAGRAPHS = 8
_ELEMENTS = 20_000
_BORDERS = frozenset(("top", "bottom"))
_NO_BORDER = frozenset(("nil", "none"))
_STRAIGHT = frozenset(("line", "straightConnector1"))
# A fallback repeats its choice; a change keeps what the run looked like before.
_PASSED_OVER = frozenset(("Fallback", "rPrChange", "pPrChange", "moveFrom", "del"))


def head_layout(pieces: Iterator[bytes]) -> frozenset[str]:
    """RED_HEAD and RED_LINE as found in the first printed paragraphs of a readable part."""
    print_ = _HeadPrint()
    with contextlib.suppress(_EnoughError):
        scan_xml(pieces, print_)
    return frozenset(print_.found)


class _EnoughError(Exception):
    pass


@dataclass
class _Paragraph:
    red: int = 0
    other: int = 0


class _HeadPrint:
    def __init__(self) -> None:
        self.found: set[str] = set()
        self._open: list[_Paragraph] = []
        self._printed = 0
        self._elements = 0
        self._passed_over = 0
        self._in_run = self._in_text = self._in_outline = False
        self._is_red = False
        self._points = 0.0
        self._shape = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if self._elements > _ELEMENTS:
            raise _EnoughError
        tag = local(name)
        if tag in _PASSED_OVER:
            self._passed_over += 1
        elif not self._passed_over:
            self._start(tag, {local(key): value for key, value in attributes.items()})

    def _start(self, tag: str, values: dict[str, str]) -> None:
        if tag == "p":
            self._open.append(_Paragraph())
        elif tag == "r":
            self._in_run, self._is_red, self._points = True, False, 0.0
        elif tag == "t":
            self._in_text = True
        elif tag == "color" and self._in_run:
            self._is_red = is_red_name(values.get("val", ""))
        elif tag == "sz" and self._in_run:
            self._points = _half_points(values.get("val", ""))
        else:
            self._look_for_line(tag, values)

    def _look_for_line(self, tag: str, values: dict[str, str]) -> None:
        """A border of a paragraph or cell, or a straight shape, old (VML) or new (DrawingML)."""
        if tag == "prstGeom":
            self._shape = values.get("prst", "")
        elif tag == "ln":
            self._in_outline = True
        colour = ""
        if tag in _BORDERS and values.get("val") not in _NO_BORDER:
            colour = values.get("color", "")
        elif tag == "line":
            colour = values.get("strokecolor", "")
        elif tag == "srgbClr" and self._in_outline and self._shape in _STRAIGHT:
            colour = values.get("val", "")
        if is_red_name(colour):
            self.found.add(RED_LINE)

    def end(self, name: str) -> None:
        tag = local(name)
        if tag in _PASSED_OVER:
            self._passed_over -= 1
        elif self._passed_over:
            return
        elif tag == "p" and self._open:
            self._close(self._open.pop())
        elif tag == "r":
            self._in_run = False
        elif tag == "t":
            self._in_text = False
        elif tag == "ln":
            self._in_outline = False

    def data(self, text: str) -> None:
        if self._in_text and self._open and not self._passed_over:
            characters = len("".join(text.split()))
            if self._is_red and self._points > BODY_POINTS:
                self._open[-1].red += characters
            else:
                self._open[-1].other += characters

    def _close(self, paragraph: _Paragraph) -> None:
        if paragraph.red >= HEAD_CHARACTERS and not paragraph.other:
            self.found.add(RED_HEAD)
        self._printed += bool(paragraph.red or paragraph.other)
        if self._printed >= _PARAGRAPHS:
            raise _EnoughError


def _half_points(value: str) -> float:
    return int(value) / 2 if value.isascii() and value.isdecimal() else 0.0
