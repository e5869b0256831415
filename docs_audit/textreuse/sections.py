"""Sections in other words: sentences in a row that stand in one place of the upper.

Who rewords a section leaves some of its sentences with few of their pairs. One sentence by itself
may be like another by chance; neighbours that stand beside each other in both papers are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.prepared import Prepared

_LIKE, _FEWEST = 0.2, 7
_FEWEST_OF_SECTION = 22
_BESIDE = 2


def sections(
    lower: Prepared,
    sentences: Sequence[Span],
    single: Mapping[Span, Span],
    firsts: NDArray[np.int32],
) -> list[tuple[Span, Span]]:
    """Return the sentences that make up sections, each with its stretch of the upper, in pairs.

    ``sentences`` are ascending spans of words; ``single`` has the stretch of those that stand in
    the upper by themselves; ``firsts`` numbers the pairs of the upper as those of the lower.
    """
    found: dict[Span, Span] = {}
    for number, sentence in enumerate(sentences):
        if sentence not in single or sentence in found:
            continue
        section = {sentence: single[sentence]}
        for step in (-1, 1):
            section |= _beside(lower, sentences[number::step], single[sentence], firsts)
        held = sum(len(_held(lower, below, above, firsts)) for below, above in section.items())
        if len(section) > 1 and held >= _FEWEST_OF_SECTION:
            found |= section
    return sorted(found.items())


def _beside(
    lower: Prepared, sentences: Sequence[Span], stretch: Span, firsts: NDArray[np.int32]
) -> Iterator[tuple[Span, Span]]:
    """Yield the sentences on one side of the first that go on beside its stretch."""
    before = sentences[0]
    for sentence in sentences[1:]:
        if before[1] != sentence[0] and sentence[1] != before[0]:
            return
        room = _BESIDE * (sentence[1] - sentence[0])
        window = max(0, stretch[0] - room), stretch[1] + room
        held = _held(lower, sentence, window, firsts)
        pairs = len(np.unique(lower.pairs[sentence[0] : sentence[1] - 1]))
        if len(held) < max(_FEWEST, _LIKE * pairs):
            return
        places = window[0] + np.flatnonzero(np.isin(firsts[slice(*window)], held))
        stretch = int(places[0]), int(places[-1]) + 1
        yield sentence, stretch
        before = sentence


def _held(
    lower: Prepared, sentence: Span, stretch: Span, firsts: NDArray[np.int32]
) -> NDArray[np.int32]:
    """Return the pairs of a sentence that a stretch of the upper has, as their first places."""
    told = np.unique(firsts[slice(*stretch)])
    told = told[told >= 0]
    mine = lower.pairs[sentence[0] : sentence[1] - 1]
    return told[np.isin(lower.pairs[told], mine)]
