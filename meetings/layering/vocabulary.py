"""How much a topic word tells: rare words tell more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log2

# A list of twenty meetings must not make its own topic look common.
PRIOR_MEETINGS = 1000


class _Weights(dict[str, float]):
    """Bits of each word, worked out when first asked for."""

    def __init__(self, counts: Counter[str], meetings: int) -> None:
        super().__init__()
        self._counts = counts
        self._all = meetings + PRIOR_MEETINGS

    def __missing__(self, word: str) -> float:
        bits = self[word] = log2(self._all / (self._counts[word] + 1))
        return bits


class Vocabulary:
    """Counts in how many meetings a word occurs; `weight` is its information in bits."""

    def __init__(self, counts: Counter[str] | None = None, meetings: int = 0) -> None:
        self._counts = counts if counts is not None else Counter()
        self._meetings = meetings
        self._weights = _Weights(self._counts, meetings)

    def observe_all(self, meetings: Iterable[Iterable[str]]) -> None:
        """Count many meetings, of each its distinct words."""
        for words in meetings:
            self._counts.update(words)
            self._meetings += 1
        self._weights = _Weights(self._counts, self._meetings)

    def weight(self, word: str) -> float:
        """Return the bits that seeing the word gives."""
        return self._weights[word]

    def count(self, word: str) -> int:
        """Return in how many meetings the word occurs."""
        return self._counts[word]

    def mass(self, words: Iterable[str]) -> float:
        """Return the summed weight of words."""
        weights = self._weights
        return sum([weights[word] for word in words])

    def contained(self, words: Iterable[str], among: frozenset[str]) -> float:
        """Return the weighted share of `words` that occur in `among`, 0..1; 0 for no words."""
        weights = self._weights
        total = inside = 0.0
        for word in words:
            bits = weights[word]
            total += bits
            if word in among:
                inside += bits
        return inside / total if total else 0.0
