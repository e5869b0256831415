"""Parts: what both papers have of a passage, cut where its class changes.

A passage may hold some words of its own between what both papers have, and sentences of several
classes. What is marked as copied, or shown of a paper that is not open, are its parts alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from docs_audit.textreuse.alignment import EQUAL, Block
from docs_audit.textreuse.flattening import flattened
from docs_audit.textreuse.passages import Part, Passage, apart, spans_of
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.regions import parts_of

_SENTENCE_END = re.compile(r"[。；！？!?;\n]+[”’」』）)》\s]*")
_NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a sentence begins: at which word, and at which offset of the text.

    Digits at its head are no words, yet they are its own.
    """

    word: int
    at: int


def edges_of(paper: Prepared, first: int, last: int) -> list[Edge]:
    """Return where sentences begin after word ``first`` and before word ``last``.

    A line end that only a page made ends no sentence.
    """
    starts = [start for start, _ in paper.sentences]
    inside = starts[bisect_right(starts, first) : bisect_left(starts, last)]
    return [Edge(word, at) for word in inside if (at := _sentence_start(paper, word))]


def _sentence_start(paper: Prepared, word: int) -> int:
    """Return where the sentence of a word begins in the text, 0 where none does."""
    start, end = int(paper.words.ends[word - 1]), int(paper.words.starts[word])
    mark = _SENTENCE_END.search(paper.paper.text, start, end)
    if mark is None:
        return 0
    if (
        mark[0].startswith("\n")
        and "\n" not in flattened(paper.paper.text, start - 1, end + 1).text
    ):
        return 0
    return mark.end()


def parts(
    lower: Prepared, upper: Prepared, passage: Passage, edges: Sequence[Edge], kinds: Sequence[str]
) -> tuple[Part, ...]:
    """Cut a passage into its parts, ascending and disjoint in the lower.

    ``edges`` are where its sentences begin but the first, ``kinds`` the classes of all of them;
    neighbours of one class are one part.
    """
    cuts = [edge for edge, (one, other) in zip(edges, pairwise(kinds), strict=True) if one != other]
    classes = [one for one, _ in groupby(kinds)]
    found: list[Part] = []
    for shared in parts_of(passage.blocks):
        together: list[Part] = []
        for number, blocks in _cut(shared, [edge.word for edge in cuts]):
            one = Part(*spans_of(lower, upper, blocks), classes[number], tuple(blocks))
            if together:
                together[-1], one = _divided(lower, upper, together[-1], one, cuts)
            together.append(one)
        found += together
    if found:
        found[-1] = _ended(found[-1], passage.lower[1])
    return apart(found, passage.lower[0])


def _ended(part: Part, ceiling: int) -> Part:
    """Leave a mark behind a passage to what follows."""
    beyond = max(0, part.lower[1] - ceiling)
    lower, upper = (part.lower[0], part.lower[1] - beyond), (part.upper[0], part.upper[1] - beyond)
    return replace(part, lower=lower, upper=upper)


def _cut(blocks: list[Block], cuts: list[int]) -> Iterator[tuple[int, list[Block]]]:
    """Group blocks by the number of cuts before them; only equal words can be cut apart."""
    whole = (piece for block in blocks for piece in _pieces(block, cuts))
    for number, group in groupby(whole, lambda one: bisect_right(cuts, one.lower)):
        yield number, list(group)


def _pieces(block: Block, cuts: list[int]) -> Iterator[Block]:
    inside = cuts[bisect_right(cuts, block.lower) : bisect_left(cuts, block.lower_end)]
    if block.kind != EQUAL or not inside:
        yield block
        return
    shift = block.upper - block.lower
    for start, end in pairwise([block.lower, *inside, block.lower_end]):
        yield Block(EQUAL, start, end, start + shift, end + shift)


def _divided(
    lower: Prepared, upper: Prepared, one: Part, other: Part, cuts: list[Edge]
) -> tuple[Part, Part]:
    """Have a part end where the sentence of the next begins, in both texts.

    So digits and marks between them stay shown. Where they do not follow each other in the
    upper, they stay as they are.
    """
    below = one.blocks[-1].lower_end, other.blocks[0].lower
    above = max(block.upper_end for block in one.blocks), min(block.upper for block in other.blocks)
    at = next((edge.at for edge in cuts if below[0] <= edge.word <= below[1]), 0)
    if not at or above[0] > above[1]:
        return one, other
    start, end = int(upper.words.ends[above[0] - 1]), int(upper.words.starts[above[1]])
    mark = _SENTENCE_END.search(upper.paper.text, start, end) or _NO_WORD.search(
        upper.paper.text, start, end
    )
    opposite = mark.end() if mark else start
    ends = _stripped(lower, below[0], at), _stripped(upper, above[0], opposite)
    return (
        replace(one, lower=(one.lower[0], ends[0]), upper=(one.upper[0], ends[1])),
        replace(other, lower=(at, other.lower[1]), upper=(opposite, other.upper[1])),
    )


def _stripped(paper: Prepared, word: int, end: int) -> int:
    """Return the end of a text without the blanks between a word before it and ``end``."""
    start = int(paper.words.ends[word - 1])
    return start + len(paper.paper.text[start:end].rstrip())
