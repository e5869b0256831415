"""Several meetings called in one notice: a block of labelled lines, or a clause, for each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docs_audit.gbt9704 import Element
from docs_audit.gbt9704.lines import Line
from docs_audit.gbt9704.moments import Issue

from .draft import NOWHERE
from .labels import BARE, Field, enumerator, label_at
from .names import Call
from .sections import Body
from .times import When, read_hours, read_when

MOST_MEETINGS = 20
_GATHERING = re.compile(r"(?:会议?|培训班?|大会|活动|讲座|观摩)(?:[（(][^（）()]{1,14}[)）])?$")
_LONGEST_HEADING = 60
_NUMBER = re.compile(r"^(?:第[一二三四五六七八九十]+[场个][：:、]?|会议[一二三四五\d]+[：:、])")


def blocks_of(lines: Sequence[Line]) -> list[tuple[Element, list[Line]]]:
    """The name of each meeting and its lines, where each has a heading and a time of its own;
    empty where the notice calls one meeting.
    """
    heads = [at for at, line in enumerate(lines) if _heading(line)]
    found: list[tuple[Element, list[Line]]] = []
    for at, following in zip(heads, [*heads[1:], len(lines)], strict=False):
        end = _end_of_block(lines, at, following)
        block = list(lines[at + 1 : end])
        if any(_tells_time(line) for line in block):
            found.append((_heading(lines[at]), block))
    return found[:MOST_MEETINGS] if len(found) > 1 else []


def _heading(line: Line) -> Element:
    """The name of a meeting alone on a numbered line."""
    rank, begin = enumerator(line.text)
    if numbered := _NUMBER.match(line.text):
        rank, begin = 0, numbered.end()
    words = line.text[begin:].strip("。：: 　《》“”")
    if rank == BARE or not 4 <= len(words) <= _LONGEST_HEADING or label_at(line.text):
        return Element()
    if not _GATHERING.search(words) or re.search(r"[，。；]|请|要求|^参加|^召开", words):
        return Element()
    start = line.start + line.text.index(words)
    return Element(words, (start, start + len(words)))


def _end_of_block(lines: Sequence[Line], at: int, following: int) -> int:
    """A block ends at the next numbered line of its own rank or a higher one."""
    rank = enumerator(lines[at].text)[0]
    for place in range(at + 1, following):
        if enumerator(lines[place].text)[0] <= rank < BARE:
            return place
    return following


def _tells_time(line: Line) -> bool:
    label = label_at(line.text)
    return label is not None and label[0] in (Field.TIME, Field.TIME_AND_PLACE)


def clauses_of(
    text: str, body: Body, calls: Sequence[Call], issue: Issue
) -> list[tuple[Element, When]]:
    """Names and times of meetings that one sentence calls one after the other, or the section on
    the time lists; empty where there is one.
    """
    spans = [section.span for section in body.of(Field.TIME, Field.TIME_AND_PLACE)]
    for span in [*dict.fromkeys(call.sentence for call in calls[:1]), *spans]:
        inside = sorted(
            (call for call in calls if span[0] <= call.verb_at < span[1]), key=lambda c: c.verb_at
        )
        if len({call.name.value for call in inside}) > 1:
            found = _timed(text, inside, span[0], issue)
            if len(found) > 1:
                return found[:MOST_MEETINGS]
    return []


def _timed(
    text: str, calls: Sequence[Call], start: int, issue: Issue
) -> list[tuple[Element, When]]:
    found: list[tuple[Element, When]] = []
    day = ""
    for call in calls:
        stretch = start, call.verb_at
        when = read_when(text, stretch, issue)
        if not when.start and day:
            begin, end = read_hours(text, stretch, day)
            when = When(begin, end)
        if when.start.span != NOWHERE:
            found.append((call.name, when))
            day = when.start.value[:10]
        start = call.name.span[1]
    return found
