"""From printed lines back to paragraphs.

A page knows lines, a paper has paragraphs: a line that is full to the right edge goes on in the
next one when that begins at the left edge.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
# Headings and lists of names, where the words above do not end a sentence.
_OPENS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]"
    r"|第[一二三四五六七八九十百零〇\d]{1,5}[章节条]|附\s*件?\s*[：:]|抄\s*[送报]\s*[：:])"
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
# Last characters: looking one up costs a tenth of asking `endswith` for all of them.
_OWN_ENDINGS = frozenset("日发件）)0123456789一二三四五六七八九十 \u3000")
_ENDINGS = frozenset("。；：！？”.:;")
_DIGITS = re.compile(r"\d+")
_LATIN = re.compile(r"[A-Za-z0-9,;)%]")
_HYPHENS = "\x02\xad\ufffe"
Edges = tuple[float, float]  # left, right


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
    found: list[list[str]] = []
    pieces: list[str] = []
    previous: Line | None = None
    area: Edges | None = None
    for lines, own in _without_running(pages):
        if len(lines) < _FEW_LINES:
            # A page that holds no more than the signature does not tell how wide the text is.
            area = area or _edges([line for page in pages for line in page])
        left, right = area if area and len(lines) < _FEW_LINES else own
        reach = _pitch(lines) * _APART
        is_first = True
        for line in lines:
            if (
                previous is not None
                and (is_first or 0 < previous.top - line.top <= reach)
                and _continues(previous, line, left, right)
            ):
                _join(pieces, line.text)
            else:
                pieces = [line.text]
                found.append(pieces)
            previous, is_first = line, False
    return "\n".join("".join(pieces).rstrip(_HYPHENS) for pieces in found)


def _without_running(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[Sequence[Line], Edges]]:
    """The pages without page numbers and running heads, with the text area of each.

    Running is what stands at the edge of three later pages and half of all; page one keeps its own.
    """
    sheets = [_sheet(page) for page in pages]
    running: set[tuple[str, int]] = set()
    if len(pages) > _RUNNING_PAGES:
        seen = Counter(shape for sheet in sheets[1:] for shape in _narrow_shapes(*sheet))
        enough = max(_RUNNING_PAGES, len(pages) // 2)
        running = {shape for shape, count in seen.items() if count >= enough}
    for number, (lines, outer, edges) in enumerate(sheets):
        dropped = [line for line in outer if running and _shape(line) in running]
        if number and dropped:
            kept = [line for line in lines if line not in dropped]
            yield kept, _edges(kept)
        else:
            yield lines, edges


def _sheet(page: Sequence[Line]) -> tuple[Sequence[Line], list[Line], Edges]:
    """The lines of a page without its number, those of them at its edge, and the text area."""
    below = max(_RUNNING_LINES, len(page) - _RUNNING_LINES)
    upper, lower = (
        [line for line in part if not is_page_number(line.text)]
        for part in (page[:_RUNNING_LINES], page[below:])
    )
    lines = [*upper, *page[_RUNNING_LINES:below], *lower]
    return lines, [*upper, *lower], _edges(lines)


def _narrow_shapes(
    _lines: Sequence[Line], outer: Sequence[Line], edges: Edges
) -> set[tuple[str, int]]:
    """A line that fills the page is running text, however often it is repeated."""
    left, right = edges
    return {_shape(line) for line in outer if line.right - line.left < _WIDE * (right - left)}


def _shape(line: Line) -> tuple[str, int]:
    """What a running head keeps from page to page: its words without numbers, and its height."""
    return _DIGITS.sub("0", "".join(line.text.split())), round(line.top / _TOLERANCE)


def _edges(lines: Sequence[Line]) -> Edges:
    """The text area of the page: outermost edges that at least two lines share.

    Wide lines tell it too: of a short paper only the signature may share an edge.
    """
    if not lines:
        return 0.0, 0.0
    _, lefts, rights, _, _, widths = zip(*lines, strict=True)
    wide = [
        left
        for left, right, width in zip(lefts, rights, widths, strict=True)
        if right - left > _HALF * width > 0
    ]
    return min([_shared(sorted(lefts)), *wide]), _shared(sorted(rights, reverse=True))


def _shared(edges: Sequence[float]) -> float:
    """The first edge that the next one shares, of edges from the outermost inwards."""
    rounded = (round(edge / _TOLERANCE) for edge in edges)
    outermost = before = next(rounded)
    for edge in rounded:
        if edge == before:
            return edge * _TOLERANCE
        before = edge
    return outermost * _TOLERANCE


def _pitch(lines: Sequence[Line]) -> float:
    tops = [line.top for line in lines]
    gaps = sorted([upper - lower for upper, lower in pairwise(tops) if upper - lower > 1])
    return gaps[len(gaps) // 2] if gaps else 0.0


def _continues(upper: Line, lower: Line, left: float, right: float) -> bool:
    before, begins, ends, _, size, page_width = upper
    text, next_begins, _, _, next_size, _ = lower
    if ends < right - _FULL * size or ends < _LEAST_FULL * page_width:
        return False
    if next_begins > left + _INDENT * next_size:
        return False
    # A paragraph opens two letters in; what begins farther right is a signature or a date.
    if begins > left + _OPENING * size or abs(size - next_size) > _SAME_SIZE * size:
        return False
    if text[-1:] in _OWN_ENDINGS and _OWN_LINE.fullmatch(text):
        return False
    return not (before.rstrip()[-1:] in _ENDINGS and _OPENS.match(text))


def _join(pieces: list[str], text: str) -> None:
    """Let a paragraph go on with this line: broken words are mended, Latin ones kept apart."""
    last, first = pieces[-1][-1:], text[:1]
    if not (last in _HYPHENS or last.isspace() or first.isascii() or first.isspace()):
        pieces.append(text)
        return
    before, text = pieces[-1].rstrip(), text.lstrip()
    last = before[-1:]
    pieces[-1] = before[:-1] if last and last in _HYPHENS else before
    if text[:1].isascii() and last not in _HYPHENS and _LATIN.match(last):
        pieces.append(" ")
    pieces.append(text)
