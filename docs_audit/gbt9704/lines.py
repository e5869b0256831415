"""A text as lines that know where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .paper import Span

_BLANKS = " \t\u3000\xa0\ufeff\u200b\r"
_LINE = re.compile(r"[^\n]*")
_DASH = "[—－–―─_~-]"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}{{1,2}}\s*\d{{1,3}}\s*{_DASH}{{1,2}}|第\s*\d{{1,3}}\s*页(?:\s*[，,/]?\s*共\s*\d{{1,3}}\s*页)?"
    r"|共\s*\d{1,3}\s*页\s*[，,/]?\s*第\s*\d{1,3}\s*页|\d{1,3}\s*/\s*\d{1,3}"
)
_FEW_DIGITS = re.compile(r"\d{1,3}")
_BRACKETS = ("〕", "﹞", "]", "］", "】", "）", ")", "〔", "[", "（", "(", "第")
_BLANK = re.compile(r"[ \u3000\xa0\t]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Line:
    """One line without the blanks around it; `start` and `end` are its place in the text."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def squeezed(self) -> str:
        """Without any blanks: letter-spaced heads read as words."""
        return "".join(self.text.split())


def lines_of(text: str) -> list[Line]:
    """All lines that hold something of the paper; blank ones and page numbers hold nothing."""
    lines = []
    for match in _LINE.finditer(text):
        inked = match[0].strip(_BLANKS)
        if inked and not _PAGE_NUMBER.fullmatch(inked):
            start = match.start() + match[0].index(inked[0])
            lines.append(Line(inked, start, start + len(inked)))
    return [line for at, line in enumerate(lines) if not _is_bare_page_number(lines, at)]


def _is_bare_page_number(lines: Sequence[Line], at: int) -> bool:
    """A page number without its dashes; the same digits may be what is left of a broken number."""
    if not _FEW_DIGITS.fullmatch(lines[at].text):
        return False
    before = lines[at - 1].text if at else ""
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return not before.endswith(_BRACKETS) and not following.startswith("号")


def span_of(lines: Sequence[Line]) -> Span:
    return lines[0].start, lines[-1].end


def joined(lines: Sequence[Line]) -> str:
    """The lines as one run: Chinese and broken numbers run on, Latin words are kept apart."""
    run = ""
    for line in lines:
        ends, begins = run[-1:], line.text[:1]
        latin = ends.isascii() and begins.isascii() and ends.isalnum()
        latin = latin and not (ends.isdigit() and begins.isdigit())
        run += (" " if latin else "") + unspaced(line.text)
    return run


def unspaced(text: str) -> str:
    """Without the blanks that set single letters apart; names beside each other keep one."""
    words = _BLANK.split(text.strip())
    run = words[0]
    for before, word in pairwise(words):
        letters = _HAN.match(word) and _HAN.match(before[-1:]) and min(len(before), len(word)) == 1
        run += word if letters else f" {word}"
    return run
