"""The items of an agenda, as a numbered list, as lines or as clauses of one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docs_audit.gbt9704 import Element, Span
from docs_audit.gbt9704.lines import Line

from .labels import Field, enumerator
from .sections import Body, Section

MOST_ITEMS = 200
_LONGEST, _LONGEST_HEADING = 200, 40
_INLINE = re.compile(
    r"(?:^|(?<=[；;。：:，,\s]))\s*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳]"
    r"|\d{1,2}(?:[.．](?!\d)|、)|[一二三四五六七八九十]{1,3}(?:、|是(?!否)))\s*"
)
_CLAUSES = re.compile(r"[；;。]")
# 9:00—9:20, 上午9时 or 14:30 before an item of a timed agenda.
_CLOCK = re.compile(
    r"^(?:[（(]?(?:[上下中]午|晚上)?\s*\d{1,2}\s*(?:[:：]\s*\d{2}|[时点](?:\d{1,2}分?"
    r"|半)?)\s*(?:[-－—–~～至到]+\s*(?:[上下中]午)?\s*\d{1,2}\s*(?:[:：]\s*\d{2}"
    r"|[时点](?:\d{1,2}分?|半)?))?[)）]?)[\s，,：:、]*"
)
_ANNOUNCES = re.compile(
    r"^(?:会议|大会|培训)?(?:由[^，。；]{2,40}主持[，,。]?)?(?:会议)?(?:主要|具体)?(?:议程|内容"
    r"|议题|事项)?(?:包括|有|为|如下|是"
    r"|分为)?(?:以下)?(?:[一二三四五六七八九十两\d]+[项个])?(?:议程|内容|议题)?[：:]?$"
)
_ASIDE = re.compile(r"^[（(].{0,30}[)）]$|^(?:请|附件|联系|特此|注[：:])")
_IN_CALL = re.compile(
    r"(?:(?:会议|主要)(?:内容|议题|任务|议程)(?:是|为|：|:|有|包括)|(?:讨论|研究|审议"
    r"|商议)(?:事项)?[：:])"
    r"\s*(?P<items>[^。\n]{4,200})"
)


def read_agenda(text: str, body: Body, *, by_headings: bool) -> tuple[Element, ...]:
    """The items in their order, without numbers and hours; at most `MOST_ITEMS`.

    `by_headings`: where none is listed, short headings 一、 are the items, as in minutes.
    """
    items: list[Element] = []
    for section in body.of(Field.AGENDA):
        items += _items(text, section)
    if not items:
        for line in body.running:
            if found := _IN_CALL.search(text, *line.span):
                items += _inline(text, found.span("items"))
                break
    if not items and by_headings:
        headings = (line for line in body.running if _is_heading(line))
        items = [item for line in headings for item in _item(text, line.span)]
    return tuple(items[:MOST_ITEMS])


def _is_heading(line: Line) -> bool:
    is_short = len(line.text) <= _LONGEST_HEADING and not re.search(r"[。；：:]", line.text)
    return is_short and enumerator(line.text)[0] == 0


def _items(text: str, section: Section) -> Iterator[Element]:
    numbered = [piece for piece in section.pieces if enumerator(piece.text)[1]]
    if len(numbered) > 1:
        top = min(enumerator(piece.text)[0] for piece in numbered)
        for piece in section.pieces:
            rank, begin = enumerator(piece.text)
            if rank == top:
                yield from _item(text, (piece.start + begin, piece.end))
        return
    for piece in section.pieces:
        if not _ASIDE.match(piece.text):
            yield from _inline(text, piece.span)


def _inline(text: str, span: Span) -> Iterator[Element]:
    """The items that one piece holds: numbered within the line, or parted by semicolons."""
    marks = [found for found in _INLINE.finditer(text[slice(*span)]) if found[0].strip()]
    if len(marks) < 2:
        yield from _clauses(text, span)
        return
    starts = [span[0] + mark.end() for mark in marks]
    ends = [*(span[0] + mark.start() for mark in marks[1:]), span[1]]
    for start, end in zip(starts, ends, strict=True):
        yield from _item(text, (start, end))


def _clauses(text: str, span: Span) -> Iterator[Element]:
    start = span[0]
    for mark in _CLAUSES.finditer(text, *span):
        yield from _item(text, (start, mark.start()))
        start = mark.end()
    yield from _item(text, (start, span[1]))


def _item(text: str, span: Span) -> Iterator[Element]:
    words = text[slice(*span)]
    bare = words.strip(" \t\u3000\n\r；;。，,、")
    if not bare:
        return
    start = span[0] + words.index(bare)
    begin = enumerator(bare)[1]
    if clock := _CLOCK.match(bare, begin):
        begin = clock.end()
    item = bare[begin:]
    if len(item) > 1 and not _ANNOUNCES.fullmatch(item):
        item = item[:_LONGEST]
        yield Element(" ".join(item.split()), (start + begin, start + begin + len(item)))
