"""Precision, recall and F1 of sets, each beside its limit."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any


@dataclass
class Tally:
    """What was found, what is true, and what of both agrees."""

    right: int = 0
    found: int = 0
    true: int = 0

    @classmethod
    def of(cls, found: AbstractSet[Any], true: AbstractSet[Any]) -> Tally:
        """Count two sets."""
        return cls(len(found & true), len(found), len(true))

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 0 of nothing."""
        return round(2 * self.right / max(self.found + self.true, 1), 4)

    def figures(self, least: float) -> dict[str, Any]:
        """Return precision, recall, and F1 beside its limit."""
        return {
            "precision": round(self.right / max(self.found, 1), 4),
            "recall": round(self.right / max(self.true, 1), 4),
            "F1": at_least(self.f1, least),
            "true": self.true,
        }


def at_least(value: float, limit: float) -> str:
    """Return a figure beside its limit from below."""
    return f"{value:g}  (>= {limit:g}: {'reached' if value >= limit else 'MISSED'})"


def at_most(value: float, limit: float) -> str:
    """Return a figure beside its limit from above."""
    return f"{value:g}  (<= {limit:g}: {'reached' if value <= limit else 'MISSED'})"


def pairs_within(clusters: Collection[Collection[Any]]) -> int:
    """Return how many pairs clusters make."""
    return sum(len(one) * (len(one) - 1) // 2 for one in clusters)
