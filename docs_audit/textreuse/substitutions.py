"""Substitutions: what was swapped inside passages, the proof that a copy was disguised."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from docs_audit.textreuse.alignment import EQUAL, REPLACED, Block
from docs_audit.textreuse.expressions import NUMBER, OTHER, Known, classified
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.prepared import Prepared

_LONGEST_SWAP = 16
_LONGEST_OTHER = 8
_BREAK_IN_CHINESE = re.compile(r" (?=[\u3000-\u9fff])|(?<=[\u3000-\u9fff]) ")
_ARTICLE = re.compile(r"\s*[条章节款项编部条]")
_HEADING = re.compile(r"[、．.）)]")
_DIGITS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?")


@dataclass(frozen=True, slots=True)
class Substitution:
    """What stands in the lower paper for what stands in the upper, and of which kind it is."""

    lower: str
    upper: str
    kind: str


def substitutions(
    lower: Prepared, upper: Prepared, blocks: tuple[Block, ...], known: Known
) -> tuple[Substitution, ...]:
    """List the expressions that differ inside one passage, each pair of places once."""
    result: list[Substitution] = []
    below_end = above_end = -1
    for below, above in sorted(_differences(lower, upper, blocks)):
        if below[1] <= below_end and above[1] <= above_end:
            continue
        kind, wide, wide_above = classified(
            (lower.paper.text, below), (upper.paper.text, above), known
        )
        below_end, above_end = wide[1], wide_above[1]
        if kind == NUMBER and _is_ordinal(lower, wide) and _is_ordinal(upper, wide_above):
            continue
        mine, theirs = (_flat(lower, wide), _flat(upper, wide_above))
        if mine != theirs and (kind != OTHER or max(len(mine), len(theirs)) <= _LONGEST_OTHER):
            result.append(Substitution(mine, theirs, kind))
    return tuple(result)


def _differences(
    lower: Prepared, upper: Prepared, blocks: tuple[Block, ...]
) -> Iterator[tuple[Span, Span]]:
    """Yield the spans of both texts that differ: replaced words, and numbers between words."""
    for equal, group in itertools.groupby(blocks, key=lambda block: block.kind == EQUAL):
        changed = list(group)
        for block in changed:
            if block.kind in (EQUAL, REPLACED):
                yield from _numbers(lower, upper, block)
        first, last = changed[0], changed[-1]
        widths = last.lower_end - first.lower, last.upper_end - first.upper
        if not equal and min(widths) and max(widths) <= _LONGEST_SWAP:
            yield (
                _words(lower, first.lower, last.lower_end),
                _words(upper, first.upper, last.upper_end),
            )


def _numbers(lower: Prepared, upper: Prepared, block: Block) -> Iterator[tuple[Span, Span]]:
    count = min(block.lower_end - block.lower, block.upper_end - block.upper)
    mine = lower.numbers[block.lower : block.lower + count]
    theirs = upper.numbers[block.upper : block.upper + count]
    for step in np.flatnonzero((mine != theirs) & (mine != 0) & (theirs != 0)).tolist():
        below = _digits_before(lower, block.lower + step)
        above = _digits_before(upper, block.upper + step)
        if len(below) != len(above):
            continue
        for one, other in zip(below, above, strict=True):
            if lower.paper.text[slice(*one)] != upper.paper.text[slice(*other)]:
                yield one, other


def _digits_before(paper: Prepared, word: int) -> list[Span]:
    start = int(paper.words.ends[word - 1]) if word else max(0, int(paper.words.starts[0]) - 12)
    end = int(paper.words.starts[word])
    return [match.span() for match in _DIGITS.finditer(paper.paper.text, start, end)]


def _is_ordinal(paper: Prepared, span: Span) -> bool:
    """Say whether a number only counts articles or headings: those shift by themselves."""
    text = paper.paper.text
    before, after = text[max(0, span[0] - 2) : span[0]], text[span[1] : span[1] + 2]
    if _ARTICLE.match(after) and before.endswith("第"):
        return True
    return bool(_HEADING.match(after)) and (before[-1:] in ("", "\n", "（", "(", "\u3000", " "))


def _words(paper: Prepared, first: int, last: int) -> Span:
    return int(paper.words.starts[first]), int(paper.words.ends[last - 1])


def _flat(paper: Prepared, span: Span) -> str:
    flat = re.sub(r"\s+", " ", paper.paper.text[span[0] : span[1]])
    return _BREAK_IN_CHINESE.sub("", flat)
