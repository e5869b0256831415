"""How much a topic word tells: rare words tell more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log2

# A list of twenty meetings must not make its own topic look common.
PRIOR_MEETINGS = 1000


class Vocabulary:
    """Counts in how many meetings a word occurs; `weight` is its information in bits."""

    def __init__(self, counts: Counter[str] | None = None, meetings: int = 0) -> None:
        self._counts = counts if counts is not None else Counter()
        self._meetings = meetings
        self._weights: dict[str, float] = {}

    def observe(self, words: Iterable[str]) -> None:
        """Count one meeting's distinct words."""
        self._counts.update(words)
        self._meetings += 1
        self._weights.clear()

    def observe_all(self, meetings: Iterable[frozenset[str]]) -> None:
        """Count many meetings."""
        for words in meetings:
            self._counts.update(words)
            self._meetings += 1
        self._weights.clear()

    def weight(self, word: str) -> float:
        """Return the bits that seeing the word gives."""
        known = self._weights.get(word)
        if known is None:
            known = log2((self._meetings + PRIOR_MEETINGS) / (self._counts[word] + 1))
            self._weights[word] = known
        return known

    def count(self, word: str) -> int:
        """Return in how many meetings the word occurs."""
        return self._counts[word]

    def mass(self, words: Iterable[str]) -> float:
        """Return the summed weight of words."""
        return sum(map(self.weight, words))

    def contained(self, words: Iterable[str], among: frozenset[str]) -> float:
        """Return the weighted share of `words` that occur in `among`, 0..1; 0 for no words."""
        total = inside = 0.0
        for word in words:
            bits = self.weight(word)
            total += bits
            if word in among:
                inside += bits
        return inside / total if total else 0.0
