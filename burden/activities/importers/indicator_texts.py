"""Lists of indicators out of the text of a scoring document: numbered lines and their points."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

# The headings from the top down, and what stands below them.
Line = tuple[str, ...]

_HAN = "[一二三四五六七八九十百]{1,4}"
# Outermost first, as official papers number their headings.
_NUMBERINGS = tuple(
    map(
        re.compile,
        (
            rf"第{_HAN}(?:部分|[章节部])",
            rf"{_HAN}、|[A-Z][.．、]",
            rf"[(（]{_HAN}[)）]",
            r"\d{1,3}\s*[.．、](?!\d)",
            r"[(（]\d{1,3}[)）]|\d{1,3}[)）]",
            r"[①-⑳]",
        ),
    )
)
_DOTTED = re.compile(r"\d{1,2}((?:\.\d{1,2}){1,3})(?![\d分%])")
_POINTS = re.compile(r"[(（]\s*(?:满分|计|共)?\s*(\d{1,4}(?:\.\d+)?)\s*分\s*[)）]")
_GIVEN = re.compile(r"(\d+(?:\.\d+)?)\s*分(?!钟)")
_MARKED = re.compile(r"\d+(?:\.\d+)?\s*分(?!钟)|[得计扣加]分|分值")
_INDICATORS_AT_MOST = 5_000
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class Indicator:
    """One standard that is marked: the headings above it from the top, its words, its points."""

    path: tuple[str, ...]
    text: str
    points: float | None = None


def read_indicator_text(text: str) -> tuple[Indicator, ...]:
    """The indicators of a scoring document: its innermost numbered lines that are marked.

    Marked is what says so, or stands below a heading with points in brackets: the same paper has
    numbered lines that are no indicators. A line without number goes on the last one.
    """
    marked = (line for line in standards_of(_lines(text)) if _is_marked(line))
    return tuple(
        Indicator(line[:-1], line[-1], _points(line[-1]))
        for line in islice(marked, _INDICATORS_AT_MOST)
    )


def standards_of(lines: Collection[Line]) -> Iterator[Line]:
    """What is marked in the end: the lines with nothing below them."""
    headings = {line[:end] for line in lines for end in range(1, len(line))}
    return (line for line in lines if line not in headings)


def points_in(words: str) -> float | None:
    """The points that a heading names in brackets: `组织领导（20分）`."""
    found = _POINTS.search(words)
    return float(found[1]) if found else None


def _lines(text: str) -> list[Line]:
    """The numbered lines below their headings."""
    stack: list[tuple[int, str]] = []
    lines: list[Line] = []
    for written in text.splitlines():
        words = " ".join(written.split())
        depth = _depth(words)
        if depth is not None:
            while stack and stack[-1][0] >= depth:
                stack.pop()
            stack.append((depth, words[:_LONGEST]))
            lines.append(tuple(heading for _, heading in stack))
        elif stack and words:
            told = f"{stack[-1][1]} {words}"[:_LONGEST]
            stack[-1] = (stack[-1][0], told)
            lines[-1] = (*lines[-1][:-1], told)
    return lines


def _depth(line: str) -> int | None:
    """How deep a line is numbered; None for one without number."""
    if dotted := _DOTTED.match(line):
        return len(_NUMBERINGS) + dotted[1].count(".")
    return next((at for at, shape in enumerate(_NUMBERINGS) if shape.match(line)), None)


def _is_marked(line: Line) -> bool:
    return _MARKED.search(line[-1]) is not None or any(
        points_in(heading) is not None for heading in line[:-1]
    )


def _points(words: str) -> float | None:
    found = _GIVEN.search(words)
    return float(found[1]) if found else None
