"""Passages: where aligned blocks stand in both texts, and of which class they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from docs_audit.textreuse.alignment import ADDED, DROPPED, EQUAL, Block
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.substitutions import Substitution

VERBATIM, SUBSTITUTED, REWORDED, QUOTED = "verbatim", "substituted", "reworded", "quoted"

MOSTLY_QUOTED = 0.6
_SAME = 0.8
_NUMBERED = re.compile(
    r"(?:^|(?<=[\s。；]))(?:第[一二三四五六七八九十百\d]{1,4}[条章节款]|"
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、．.]|[一二三四五六七八九十]是)[ \u3000]*$"
)
_LONGEST_NUMBER = 10


@dataclass(frozen=True, slots=True)
class Part:
    """What both papers have of a passage without much else between; see ``Passage``."""

    lower: Span
    upper: Span
    kind: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage: where it stands in both texts (code points), its class and its alignment.

    ``cited`` is how many code points of its words are titles of cited papers, ``changed`` how
    many differ from the upper. ``parts`` ascend in the lower; they are known once the passage is
    ``classed``.
    """

    lower: Span
    upper: Span
    kind: str
    blocks: tuple[Block, ...]
    substitutions: tuple[Substitution, ...]
    cited: int = 0
    changed: int = 0
    parts: tuple[Part, ...] = ()

    @property
    def told(self) -> int:
        """Length in the lower text that both papers have, titles of cited papers left out.

        Two regulations of one subject are alike in many words by nature. So only what is the same
        counts, and only where most of either side is: nothing else makes one passage evidence.
        """
        same = self.length - self.changed
        longer = max(self.length, self.upper[1] - self.upper[0])
        is_evident = same >= _SAME * longer or self.kind == QUOTED
        return same - self.cited if is_evident else 0

    @property
    def length(self) -> int:
        """Length in the lower text, in code points."""
        return self.lower[1] - self.lower[0]


_Placed = TypeVar("_Placed", Passage, Part)


def apart(passages: list[_Placed], floor: int = 0) -> tuple[_Placed, ...]:
    """Leave a mark between two passages to the first of them; ``floor`` is where they may begin."""
    result: list[_Placed] = []
    for one in passages:
        shared = max(0, (result[-1].lower[1] if result else floor) - one.lower[0])
        starts = one.lower[0] + shared, one.upper[0] + shared
        lower, upper = (starts[0], one.lower[1]), (starts[1], one.upper[1])
        result.append(replace(one, lower=lower, upper=upper))
    return tuple(result)


def passage_of(lower: Prepared, upper: Prepared, blocks: list[Block]) -> Passage:
    """Return the passage that aligned blocks make up, classed as far as words alone tell."""
    while len(blocks) > 1 and blocks[-1].kind in (ADDED, DROPPED):
        blocks = blocks[:-1]
    while len(blocks) > 1 and blocks[0].kind in (ADDED, DROPPED):
        blocks = blocks[1:]
    start, end = blocks[0].lower, blocks[-1].lower_end
    is_quoted = lower.quoted[start:end].mean() >= MOSTLY_QUOTED
    is_verbatim = all(block.kind in (EQUAL, DROPPED) for block in blocks)
    kind = QUOTED if is_quoted else VERBATIM if is_verbatim else REWORDED
    cited = int(lower.lengths[start:end][lower.cited[start:end]].sum())
    changed = sum(
        int(lower.lengths[one.lower : one.lower_end].sum()) for one in blocks if one.kind != EQUAL
    )
    return Passage(*spans_of(lower, upper, blocks), kind, tuple(blocks), (), cited, changed)


def spans_of(lower: Prepared, upper: Prepared, blocks: Sequence[Block]) -> tuple[Span, Span]:
    """Return where blocks stand in both texts, grown over equal marks and digits at its ends.

    A sentence that is numbered in both begins with its number, be it another one.
    """
    below = lower.paper.text
    above = upper.paper.text
    mine = blocks[0].lower, blocks[-1].lower_end
    theirs = min(one.upper for one in blocks), max(one.upper_end for one in blocks)
    start, end = _edges(lower, *mine)
    top, bottom = _edges(upper, *theirs)
    numbered = _numbered(below, start), _numbered(above, top)
    floor, ceiling = _surroundings(lower, *mine)
    upper_floor, upper_ceiling = _surroundings(upper, *theirs)
    while start > floor and top > upper_floor and _same(below[start - 1], above[top - 1]):
        start, top = start - 1, top - 1
    while end < ceiling and bottom < upper_ceiling and _same(below[end], above[bottom]):
        end, bottom = end + 1, bottom + 1
    if all(at >= 0 for at in numbered):
        start, top = numbered
    return (start, end), (top, bottom)


def _numbered(text: str, start: int) -> int:
    """Return where the number of a heading or item begins that stands right before, or -1."""
    found = _NUMBERED.search(text, max(0, start - _LONGEST_NUMBER), start)
    return found.start() if found else -1


def _edges(paper: Prepared, first: int, last: int) -> Span:
    return int(paper.words.starts[first]), int(paper.words.ends[last - 1])


def _surroundings(paper: Prepared, first: int, last: int) -> Span:
    """Return the end of the word before and the start of the word after a stretch."""
    floor = int(paper.words.ends[first - 1]) if first else int(paper.words.starts[first])
    if last < len(paper.words):
        return floor, int(paper.words.starts[last])
    return floor, min(len(paper.paper.text), int(paper.words.ends[last - 1]) + 1)


def _same(below: str, above: str) -> bool:
    return below == above and not below.isspace()
