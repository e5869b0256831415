"""From words on a picture to the printed lines of a page, in the order they are read."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np

from .ocr_engine import Word
from .ocr_mending import mend, units
from .reflow import Line

_A4_POINTS = 595.0
_FLAT = 8.0
_SAME_ROW = 0.5
_GAP = 0.8
_BODY_SHARE = 0.15
_LEAST_UNITS = 4
_BOX_PER_SIZE = 1.05
_GUTTER = 0.01
_LANDSCAPE = 1.15


@dataclass(frozen=True)
class Placed:
    """A word laid straight; dots, `top` and `bottom` grow downwards."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


def points_a_dot(width: int, height: int) -> float:
    """The scale of a scan of A4, or of A3 on its side: what files say of it is seldom true."""
    return (2 if width > _LANDSCAPE * height else 1) * _A4_POINTS / width


def slope_of(words: Sequence[Word]) -> float:
    """How the page lies: dots downwards for each dot to the right, by its longer words."""
    slopes = []
    for word in words:
        (left, top), (right, lower) = word.corners[0], word.corners[1]
        if right - left > _FLAT * _height(word):
            slopes.append(float((lower - top) / (right - left)))
    return median(slopes) if slopes else 0.0


def lines_of(words: Sequence[Word], width: int, height: int) -> tuple[Line, ...]:
    """The printed lines from top to bottom, of two pages on one sheet the left page first."""
    scale, slope = points_a_dot(width, height), slope_of(words)
    placed = [_placed(word, slope) for word in words]
    lines = []
    for sheet, (words_, left) in enumerate(_sheets(placed, width, height)):
        rows = _rows(words_)
        sizes = _sizes([_text(row) for row in rows], rows)
        page_width = width * scale / (2 if left or sheet else 1)
        for row, size in zip(rows, sizes, strict=True):
            line = Line(
                text=mend(_text(row)),
                left=(row[0].left - left) * scale,
                right=(row[-1].right - left) * scale,
                top=-(max(word.bottom for word in row) + sheet * height) * scale,
                size=size * scale,
                page_width=page_width,
            )
            lines.append(line)
    return tuple(lines)


def _height(word: Word) -> float:
    return float(np.linalg.norm(word.corners[3] - word.corners[0]))


def _placed(word: Word, slope: float) -> Placed:
    """The word turned back around the page's corner."""
    angle = -math.atan(slope)
    across, down = word.corners[:, 0], word.corners[:, 1]
    x = across * math.cos(angle) - down * math.sin(angle)
    y = across * math.sin(angle) + down * math.cos(angle)
    return Placed(word.text, float(x.min()), float(x.max()), float(y.min()), float(y.max()))


def _sheets(words: list[Placed], width: int, height: int) -> Iterable[tuple[list[Placed], float]]:
    """The words of each page on the sheet, and where that page begins.

    A sheet on its side holds two when nothing but a title or two crosses its middle.
    """
    middle, gutter = width / 2, width * _GUTTER
    if width > _LANDSCAPE * height and words:
        crossing = [
            one for one in words if one.left < middle - gutter < middle + gutter < one.right
        ]
        left = [one for one in words if (one.left + one.right) / 2 < middle]
        right = [one for one in words if (one.left + one.right) / 2 >= middle]
        if not crossing and left and right:
            return [(left, 0.0), (right, middle)]
    return [(words, 0.0)]


def _rows(words: list[Placed]) -> list[list[Placed]]:
    """Words beside each other, from left to right, the rows from top to bottom."""
    rows: list[list[Placed]] = []
    for word in sorted(words, key=lambda one: one.middle):
        row = rows[-1] if rows else []
        if row and _beside(word, row):
            row.append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _beside(word: Placed, row: list[Placed]) -> bool:
    middle = sum(one.middle for one in row) / len(row)
    smallest = min(word.height, *(one.height for one in row))
    if abs(word.middle - middle) > _SAME_ROW * smallest:
        return False
    return all(
        word.left >= one.right or word.right <= one.left or _barely(word, one) for one in row
    )


def _barely(word: Placed, other: Placed) -> bool:
    overlap = min(word.right, other.right) - max(word.left, other.left)
    return overlap < min(word.height, other.height)


def _text(row: list[Placed]) -> str:
    """The words of a row; a gap of a letter is kept as one."""
    text = row[0].text
    for before, word in pairwise(row):
        gap = word.left - before.right
        text += ("\u3000" if gap > _GAP * min(before.height, word.height) else "") + word.text
    return text


def _sizes(texts: list[str], rows: list[list[Placed]]) -> list[float]:
    """The type size of each row in dots: boxes are uneven, so what is nearly body is body."""
    sizes = [_size(text, row) for text, row in zip(texts, rows, strict=True)]
    if not sizes:
        return []
    body = median(sizes)
    return [body if abs(size - body) <= _BODY_SHARE * body else size for size in sizes]


def _size(text: str, row: list[Placed]) -> float:
    """How far a letter moves on, where enough stand together; else the height of the box."""
    height = max(word.height for word in row) / _BOX_PER_SIZE
    count = units(text)
    if count < _LEAST_UNITS:
        return height
    pitch = (row[-1].right - row[0].left) / count
    # Letters set apart are no larger for it.
    return min(pitch, height * (1 + _BODY_SHARE))
