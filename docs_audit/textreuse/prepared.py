"""A paper made ready for comparison, once, with everything later steps look up in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse import fingerprints, quotations
from docs_audit.textreuse.folding import DIGIT, LETTER
from docs_audit.textreuse.papers import Paper, Span
from docs_audit.textreuse.tokens import Tokens, tokenise


@dataclass(frozen=True)
class GramIndex:
    """The distinct grams of a text, ascending, and where each of them begins.

    The gram ``hashes[n]`` stands at ``places[first[n] : first[n] + counts[n]]``.
    """

    hashes: NDArray[np.uint64]
    first: NDArray[np.intp]
    counts: NDArray[np.intp]
    places: NDArray[np.intp]


@dataclass(frozen=True)
class Prepared:
    """A paper with the words of its own body.

    ``words`` are the tokens other than digit runs; ``numbers[n]`` (uint64) folds the digit runs
    that stand directly before word ``n`` and is 0 where there are none.
    """

    paper: Paper
    words: Tokens
    numbers: NDArray[np.uint64]

    @cached_property
    def grams(self) -> NDArray[np.uint64]:
        """The hash of the gram at each word."""
        return fingerprints.grams(self.words)

    @cached_property
    def fingerprints(self) -> NDArray[np.int64]:
        """What an index keeps of the paper: signed, ascending, without repeats."""
        return fingerprints.sample(self.grams)

    @cached_property
    def gram_index(self) -> GramIndex:
        """The grams by hash."""
        places = np.argsort(self.grams, kind="stable")
        hashes, first, counts = np.unique(self.grams[places], return_index=True, return_counts=True)
        return GramIndex(hashes, first, counts, places)

    @cached_property
    def word_weight(self) -> int:
        """How many Chinese characters a word of this text is worth: 2 for alphabets, else 1."""
        return 2 if 2 * int((self.words.kinds == LETTER).sum()) > len(self.words) else 1

    @cached_property
    def lengths(self) -> NDArray[np.int32]:
        """The length of each word in code points."""
        return self.words.ends - self.words.starts

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Which words stand in an attributed quotation or in the title of a cited paper."""
        return self.inside(quotations.attributed(self.paper.text))

    @cached_property
    def lawful(self) -> NDArray[np.bool_]:
        """Which of the quoted words quote or cite a law or regulation."""
        return self.quoted & self.inside(quotations.lawful(self.paper.text))

    @cached_property
    def cited(self) -> NDArray[np.bool_]:
        """Which words stand in the title of a cited paper."""
        return self.inside(quotations.cited_titles(self.paper.text))

    def inside(self, spans: tuple[Span, ...]) -> NDArray[np.bool_]:
        """Which words begin inside one of the ascending, disjoint spans."""
        return _inside(self.words.starts, spans)


def prepare(paper: Paper) -> Prepared:
    """Tokenise the own body of a paper."""
    tokens = tokenise(paper.text)
    if paper.body is not None:
        tokens = tokens.take(_inside(tokens.starts, paper.body))
    digits = tokens.kinds == DIGIT
    if not digits.any():
        return Prepared(paper, tokens, np.zeros(len(tokens), dtype=np.uint64))
    kept, runs = np.flatnonzero(~digits), np.flatnonzero(digits)
    numbers = np.zeros(len(kept) + 1, dtype=np.uint64)
    np.add.at(numbers, np.searchsorted(kept, runs), tokens.ids[runs])
    return Prepared(paper, tokens.take(kept), numbers[:-1])


def _inside(starts: NDArray[np.int32], spans: tuple[Span, ...]) -> NDArray[np.bool_]:
    if not spans:
        return np.zeros(len(starts), dtype=np.bool_)
    edges = np.array(spans, dtype=np.int64).reshape(-1)
    return np.asarray(np.searchsorted(edges, starts, side="right") % 2 == 1)
