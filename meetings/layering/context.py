"""What stays the same from pair to pair: units, word counts and weights."""

from __future__ import annotations

from collections.abc import Iterable

from .hierarchy import Hierarchy
from .profiles import Profile, profile
from .records import Meeting, Unit
from .scoring import Scorer
from .vocabulary import Vocabulary
from .weights import Weights


class Context:
    """What a store needs to score one meeting at a time: units, word counts and weights."""

    def __init__(
        self,
        units: Iterable[Unit],
        *,
        vocabulary: Vocabulary | None = None,
        weights: Weights | None = None,
    ) -> None:
        self.hierarchy = units if isinstance(units, Hierarchy) else Hierarchy(units)
        self.vocabulary = vocabulary or Vocabulary()
        self.weights = weights or Weights()
        self.scorer = Scorer(self.hierarchy, self.vocabulary, self.weights)

    def read(self, meeting: Meeting) -> Profile:
        """Return the meeting as the engine compares it."""
        return profile(meeting, self.hierarchy)
