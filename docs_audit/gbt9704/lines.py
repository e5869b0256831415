"""A text as lines that know where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .paper import Span

_BLANKS = " \t\u3000\xa0\ufeff\u200b\r"
_LINE = re.compile(r"[^\n]*")
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
    """All lines that hold something; blank ones say nothing that their absence would not."""
    lines = []
    for match in _LINE.finditer(text):
        inked = match[0].strip(_BLANKS)
        if inked:
            start = match.start() + match[0].index(inked[0])
            lines.append(Line(inked, start, start + len(inked)))
    return lines


def span_of(lines: Sequence[Line]) -> Span:
    return lines[0].start, lines[-1].end


def joined(lines: Sequence[Line]) -> str:
    """The lines as one run: Chinese runs on, Latin words are kept apart."""
    run = ""
    for line in lines:
        latin = run[-1:].isascii() and line.text[:1].isascii() and run[-1:].isalnum()
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
