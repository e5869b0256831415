"""From printed lines back to paragraphs.

A page knows lines, a paper has paragraphs: a line that is full to the right edge goes on in the
next one when that begins at the left edge.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from .margins import is_page_number

_FULL = 1.3
_INDENT = 0.8
_APART = 1.75
_TOLERANCE = 3.0
_SAME_SIZE = 0.12
_OPENING = 3.0
_WIDE = 0.9
_HALF = 0.5
_LEAST_FULL = 0.7
_FEW_LINES = 6
_RUNNING_LINES = 2
_RUNNING_PAGES = 3
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]"
    r"|第[一二三四五六七八九十百零〇\d]{1,5}[章节条])"
)
_DATE = (
    r"(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年"
    r"[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
# Closing lines that stand by themselves, however full the line above is.
_OWN_LINE = re.compile(
    rf"\s*(?:{_DATE}|\S{{2,40}}\s+{_DATE}\s*印\s*发|附\s*件\s*[\d一二三四五六七八九十]{{0,2}}"
    r"|[（(](?:此件|联系人).*[）)])\s*"
)
# The same, where the words above may be part of a sentence that goes on.
_OPENS_LIST = re.compile(r"\s*(?:附\s*件?\s*[：:]|抄\s*[送报]\s*[：:])")
_ENDINGS = ("。", "；", "：", "！", "？", "”", ".", ":", ";")
_DIGITS = re.compile(r"\d+")
_LATIN = re.compile(r"[A-Za-z0-9,;)%]")
_HYPHENS = ("\x02", "\xad", "\ufffe")


class Line(NamedTuple):
    """One printed line; positions in points, `top` grows upwards, `size` of the type.

    `page_width` keeps short pages honest: their longest line need not be a full one.
    """

    text: str
    left: float
    right: float
    top: float
    size: float
    page_width: float = 0.0


def paragraphs(pages: Sequence[Sequence[Line]]) -> str:
    """The running text of the pages, page numbers and repeated heads and feet left out."""
    running = _running(pages)
    area = _edges([line for page in pages for line in page])
    pieces: list[str] = []
    previous: Line | None = None
    previous_page = -1
    for number, page in enumerate(pages):
        lines = [
            line
            for index, line in enumerate(page)
            if _kept(line, index, page, running if number else frozenset())
        ]
        # A page that holds no more than the signature does not tell how wide the text is.
        left, right = _edges(lines) if len(lines) >= _FEW_LINES else area
        pitch = _pitch(lines)
        for line in lines:
            near = previous is not None and (
                previous_page != number or 0 < previous.top - line.top <= pitch * _APART
            )
            if previous is not None and near and _continues(previous, line, left, right):
                pieces.append(_joined(pieces.pop(), line.text))
            else:
                pieces.append(line.text)
            previous, previous_page = line, number
    return "\n".join(piece.rstrip("".join(_HYPHENS)) for piece in pieces)


def _kept(
    line: Line, index: int, page: Sequence[Line], running: frozenset[tuple[str, int]]
) -> bool:
    if _RUNNING_LINES <= index < len(page) - _RUNNING_LINES:
        return True
    return not is_page_number(line.text) and _shape(line) not in running


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[tuple[str, int]]:
    """What stands at the edge of three later pages and half of all; page one keeps its own."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages[1:]:
        left, right = _edges(page)
        edge = [*page[:_RUNNING_LINES], *page[-_RUNNING_LINES:]]
        # A line that fills the page is running text, however often it is repeated.
        narrow = [line for line in edge if line.right - line.left < _WIDE * (right - left)]
        seen.update({_shape(line) for line in narrow})
    enough = max(_RUNNING_PAGES, len(pages) // 2)
    return frozenset(shape for shape, count in seen.items() if count >= enough)


def _shape(line: Line) -> tuple[str, int]:
    """What a running head keeps from page to page: its words without numbers, and its height."""
    return _DIGITS.sub("0", "".join(line.text.split())), round(line.top / _TOLERANCE)


def _edges(lines: Sequence[Line]) -> tuple[float, float]:
    """The text area of the page: outermost edges that at least two lines share.

    Wide lines tell it too: of a short paper only the signature may share an edge.
    """
    lefts, rights = _shared(line.left for line in lines), _shared(line.right for line in lines)
    wide = [line.left for line in lines if line.right - line.left > _HALF * line.page_width > 0]
    return min([*lefts, *wide], default=0.0), max(rights, default=0.0)


def _shared(values: Iterable[float]) -> list[float]:
    rounded = [round(value / _TOLERANCE) * _TOLERANCE for value in values]
    return [value for value, count in Counter(rounded).items() if count > 1] or rounded


def _pitch(lines: Sequence[Line]) -> float:
    gaps = sorted(
        upper.top - lower.top for upper, lower in pairwise(lines) if upper.top - lower.top > 1
    )
    return gaps[len(gaps) // 2] if gaps else 0.0


def _continues(upper: Line, lower: Line, left: float, right: float) -> bool:
    full = max(right - _FULL * upper.size, _LEAST_FULL * upper.page_width)
    if upper.right < full or lower.left > left + _INDENT * lower.size:
        return False
    # A paragraph opens two letters in; what begins farther right is a signature or a date.
    if upper.left > left + _OPENING * upper.size:
        return False
    if abs(upper.size - lower.size) > _SAME_SIZE * upper.size:
        return False
    if _OWN_LINE.fullmatch(lower.text):
        return False
    opens = _HEADING.match(lower.text) or _OPENS_LIST.match(lower.text)
    return not (opens and upper.text.rstrip().endswith(_ENDINGS))


def _joined(upper: str, lower: str) -> str:
    upper, lower = upper.rstrip(), lower.lstrip()
    if upper.endswith(_HYPHENS):
        return upper[:-1] + lower
    if _LATIN.match(upper[-1:]) and lower[:1].isascii():
        return f"{upper} {lower}"
    return upper + lower
