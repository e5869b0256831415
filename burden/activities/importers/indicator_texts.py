"""An indicator tree out of the text of a scoring document: its numbered lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .indicators import Indicator, IndicatorTree, points_in
from .outcomes import ImportFailed

_HAN = "[一二三四五六七八九十百]{1,4}"
# Outermost first, as official papers number their headings.
_NUMBERINGS = (
    re.compile(rf"(?:第{_HAN}[部章]分?|[A-Z][.．、]|{_HAN}、)\s*"),
    re.compile(rf"[(（]{_HAN}[)）]\s*"),
    re.compile(r"\d{1,3}\s*[.．、](?!\d)\s*"),
    re.compile(r"[(（]\d{1,3}[)）]\s*|\d{1,3}[)）]\s*"),
    re.compile(r"[①-⑳]\s*"),
)
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d分%])[.、\s]*")
_LONGEST = 500
_MOST = 50_000


def read_indicator_text(text: str) -> IndicatorTree:
    """Return the tree of the numbered lines of a text; a line without number goes on the last one.

    Raises:
        ImportFailed: `no_indicators` where fewer than two lines are numbered; `too_many_rows`.
    """
    numbered: list[tuple[int, str, int]] = []
    title = ""
    for row, line in _lines(text):
        level, words = _level(line)
        if level >= 0:
            numbered.append((level, words, row))
        elif not numbered:
            title = title or line
        if len(numbered) > _MOST:
            raise ImportFailed("too_many_rows", str(_MOST))
    if len(numbered) < 2:
        raise ImportFailed("no_indicators")
    return IndicatorTree(title, tuple(_nested(numbered)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for row, line in enumerate(text.splitlines(), start=1):
        if inked := line.strip("\t 　"):
            yield row, inked[:_LONGEST]


def _level(line: str) -> tuple[int, str]:
    """How deep a line is numbered, and its words; -1 for one without number."""
    if dotted := _DOTTED.match(line):
        return len(_NUMBERINGS) + dotted[1].count("."), line[dotted.end() :]
    for level, numbering in enumerate(_NUMBERINGS):
        if found := numbering.match(line):
            return level, line[found.end() :]
    return -1, line


def _nested(numbered: Iterable[tuple[int, str, int]]) -> list[Indicator]:
    roots: list[Indicator] = []
    above: list[tuple[int, Indicator]] = []
    for level, words, row in numbered:
        node = Indicator(words, row, points_in(words))
        while above and above[-1][0] >= level:
            above.pop()
        (above[-1][1].below if above else roots).append(node)
        above.append((level, node))
    return roots
