"""The lower paper of a comparison cut into pieces that add up to every share of it.

Whoever switches something that was set aside back on (a quotation, boilerplate) counts the share
anew from the pieces, and gets the engine's own figure when nothing is switched.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from docs_audit.textreuse.comparison import Comparison
from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.passages import QUOTED, REWORDED, SUBSTITUTED, VERBATIM

NOTHING, QUOTATION, LAW, BOILERPLATE = "", "quoted", "law", "boilerplate"
_ASIDE = (NOTHING, QUOTATION, LAW, BOILERPLATE)
_KINDS = ("", VERBATIM, SUBSTITUTED, REWORDED, QUOTED)
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the lower text whose words are all of one sort.

    ``span`` is where it stands (code points); ``passage`` the number of the passage it lies in,
    or -1; ``aside`` why its words are not counted (``quoted``, ``law``, ``boilerplate``), empty
    where they are. ``characters`` is the length of its words, ``copied`` of those among them that
    stand in the upper: the share of the paper is copied over characters of all pieces counted.
    ``kind`` is their class, empty outside passages.
    """

    span: Span
    passage: int
    aside: str
    characters: int
    copied: int
    kind: str


def segments(found: Comparison) -> tuple[Segment, ...]:
    """Cut the lower paper of a comparison into its pieces, ascending and disjoint."""
    words = found.lower.words
    if not len(words):
        return ()
    passage = np.full(len(words), -1, dtype=np.int32)
    for number, one in enumerate(found.passages):
        passage[one.blocks[0].lower : one.blocks[-1].lower_end] = number
    aside, kind = _aside(found), _kind(found)
    changes = np.flatnonzero(np.diff(passage) | np.diff(aside) | np.diff(kind)) + 1
    edges = [0, *changes.tolist(), len(words)]
    lengths = found.lower.lengths
    copied = np.where(found.covered, lengths, 0)
    return tuple(
        Segment(
            (int(words.starts[first]), int(words.ends[last - 1])),
            int(passage[first]),
            _ASIDE[aside[first]],
            int(lengths[first:last].sum()),
            int(copied[first:last].sum()),
            _KINDS[kind[first]],
        )
        for first, last in pairwise(edges)
    )


def _aside(found: Comparison) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Say for each word why it is set aside, as a place in ``_ASIDE``."""
    aside = np.where(found.own, 0, _ASIDE.index(BOILERPLATE)).astype(np.int8)
    aside[found.lower.quoted] = _ASIDE.index(QUOTATION)
    aside[found.lower.lawful] = _ASIDE.index(LAW)
    return aside


def _kind(found: Comparison) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Say for each word of which class it is, as a place in ``_KINDS``.

    Words that the upper has, but none of the parts shows, stand there in other words.
    """
    kind = np.zeros(len(found.lower.words), dtype=np.int8)
    for one in found.passages:
        between = REWORDED if one.parts and one.kind != QUOTED else one.kind
        kind[one.blocks[0].lower : one.blocks[-1].lower_end] = _KINDS.index(between)
        for part in one.parts:
            kind[part.blocks[0].lower : part.blocks[-1].lower_end] = _KINDS.index(part.kind)
    return kind


def own_measures(found: Comparison) -> tuple[tuple[Span, ...], float]:
    """Return the sentences that are the lower paper's own, and its novelty.

    A sentence is its own when less than half of it stands in the upper and less than half of it
    is set aside. The novelty is the share of those sentences in the paper's body, 0 to 1.
    """
    lengths = found.lower.lengths
    taken = found.covered | ~found.own
    spans: list[Span] = []
    own = 0
    for start, end in found.lower.sentences:
        whole = int(lengths[start:end].sum())
        if whole and int(lengths[start:end][taken[start:end]].sum()) < _MOSTLY * whole:
            words = found.lower.words
            spans.append((int(words.starts[start]), int(words.ends[end - 1])))
            own += whole
    total = int(lengths.sum())
    return tuple(spans), own / total if total else 0.0
