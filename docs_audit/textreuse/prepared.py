"""A paper made ready for comparison, once, with everything later steps look up in it."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse import fingerprints, quotations
from docs_audit.textreuse.folding import LETTER
from docs_audit.textreuse.grams import gram_table
from docs_audit.textreuse.papers import Paper, Span
from docs_audit.textreuse.rarity import rarity
from docs_audit.textreuse.sampling import sample
from docs_audit.textreuse.tokens import Tokens, words_and_numbers

_SENTENCE_END = re.compile(r"[。；！？!?;\n]+")


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
    def short_grams(self) -> NDArray[np.uint64]:
        """The hash of the short gram at each word."""
        return fingerprints.short_grams(self.words)

    @cached_property
    def fingerprints(self) -> NDArray[np.int32]:
        """What an index keeps of the paper: signed, ascending, without repeats."""
        return sample(self.words)

    @cached_property
    def gram_table(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        """The places of the grams by hash (see ``grams.gram_table``)."""
        return gram_table(self.grams)

    @cached_property
    def pairs(self) -> NDArray[np.uint64]:
        """The hash of each word with the following one."""
        return fingerprints.pairs(self.words)

    @cached_property
    def pair_table(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
        """The places of the pairs by hash (see ``grams.gram_table``)."""
        return gram_table(self.pairs)

    @cached_property
    def pair_weights(self) -> NDArray[np.float32]:
        """What each of the pairs tells of the paper's matter; 0 in quotations and of letters."""
        counts = ~self.quoted & (self.words.kinds != LETTER)
        return np.where(counts[: len(self.pairs)], rarity(self.pairs), np.float32(0))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Where each sentence begins and ends, in words; ascending, nothing left out."""
        ends = [match.start() for match in _SENTENCE_END.finditer(self.paper.text)]
        edges = np.unique(np.searchsorted(self.words.starts, np.array([0, *ends, 2**31 - 1])))
        return tuple(itertools.pairwise(edges.tolist()))

    @cached_property
    def sentence_edges(self) -> NDArray[np.int64]:
        """The same as rows of begin and end."""
        return np.array(self.sentences, dtype=np.int64).reshape(-1, 2)

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
        return self.inside(quotations.attributed(self.paper.text, self.paper.rank))

    @cached_property
    def lawful(self) -> NDArray[np.bool_]:
        """Which of the quoted words quote or cite a law or regulation."""
        return self.quoted & self.inside(quotations.lawful(self.paper.text, self.paper.rank))

    @cached_property
    def cited(self) -> NDArray[np.bool_]:
        """Which words stand in the title of a cited paper."""
        return self.inside(quotations.cited_titles(self.paper.text))

    def inside(self, spans: tuple[Span, ...]) -> NDArray[np.bool_]:
        """Which words begin inside one of the ascending, disjoint spans."""
        return _inside(self.words.starts, spans)


def prepare(paper: Paper) -> Prepared:
    """Cut the own body of a paper into words."""
    body = None if paper.body is None else np.array(paper.body, dtype=np.int64).reshape(-1)
    return Prepared(paper, *words_and_numbers(paper.text, body))


def _inside(starts: NDArray[np.int32], spans: tuple[Span, ...]) -> NDArray[np.bool_]:
    if not spans:
        return np.zeros(len(starts), dtype=np.bool_)
    edges = np.array(spans, dtype=np.int64).reshape(-1)
    return np.asarray(np.searchsorted(edges, starts, side="right") % 2 == 1)
