"""Where two aligned texts differ, in code points: between equal words and at a passage's ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from docs_audit.textreuse.alignment import EQUAL, Block
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.prepared import Prepared

_LONGEST = 48
_EDGE = 32
_SENTENCE_END = re.compile(r"[。；！？;!?]|\n")


@dataclass(frozen=True, slots=True)
class Difference:
    """Spans of both texts between words that are equal; either may be empty."""

    lower: Span
    upper: Span


def differences(
    lower: Prepared, upper: Prepared, blocks: tuple[Block, ...]
) -> Iterator[Difference]:
    """Yield in order where the texts differ: in words, or in the digits between equal words.

    What is longer than a swapped expression can be is left out.
    """
    for one in _all_differences(lower, upper, blocks):
        (start, end), (first, last) = one.lower, one.upper
        if max(end - start, last - first) <= _LONGEST:
            yield one


def _all_differences(
    lower: Prepared, upper: Prepared, blocks: tuple[Block, ...]
) -> Iterator[Difference]:
    for equal, group in itertools.groupby(blocks, key=lambda block: block.kind == EQUAL):
        run = list(group)
        first, last = run[0], run[-1]
        if not equal:
            yield Difference(
                _around(lower, first.lower, last.lower_end),
                _around(upper, first.upper, last.upper_end),
            )
            continue
        for block in run:
            mine = lower.numbers[block.lower : block.lower_end]
            theirs = upper.numbers[block.upper : block.upper_end]
            # Digits before the first word belong to the difference before it, if there is one.
            skipped = 0 if block is blocks[0] else 1
            for step in np.flatnonzero(mine[skipped:] != theirs[skipped:]).tolist():
                word, other = block.lower + step + skipped, block.upper + step + skipped
                yield Difference(_around(lower, word, word), _around(upper, other, other))


def edges(lower: Prepared, upper: Prepared, blocks: tuple[Block, ...]) -> Iterator[Difference]:
    """Yield what stands in the sentences of a passage's two ends outside of it."""
    first, last = blocks[0], blocks[-1]
    before = Difference(
        _back(lower, int(lower.words.starts[first.lower])),
        _back(upper, int(upper.words.starts[first.upper])),
    )
    behind = Difference(
        _ahead(lower, int(lower.words.ends[last.lower_end - 1])),
        _ahead(upper, int(upper.words.ends[last.upper_end - 1])),
    )
    for edge in (before, behind):
        if edge.lower[0] < edge.lower[1] and edge.upper[0] < edge.upper[1]:
            yield edge


def _back(paper: Prepared, end: int) -> Span:
    low = max(0, end - _EDGE)
    breaks = [match.end() for match in _SENTENCE_END.finditer(paper.paper.text, low, end)]
    return breaks[-1] if breaks else low, end


def _ahead(paper: Prepared, start: int) -> Span:
    end = _SENTENCE_END.search(paper.paper.text, start, start + _EDGE)
    return start, end.start() if end else min(len(paper.paper.text), start + _EDGE)


def _around(paper: Prepared, first: int, last: int) -> Span:
    """Return what stands between the word before ``first`` and the word ``last``."""
    words = paper.words
    start = int(words.ends[first - 1]) if first else max(0, int(words.starts[0]) - _EDGE)
    if last < len(words):
        return start, max(start, int(words.starts[last]))
    return start, min(len(paper.paper.text), int(words.ends[last - 1]) + _EDGE)
