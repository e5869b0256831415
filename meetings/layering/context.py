"""What stays the same from pair to pair: units, word counts and weights."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from .hierarchy import Hierarchy
from .profiles import Profile, profile
from .records import Meeting, Unit
from .scoring import Scorer
from .standing import Edition, edition_of, mark
from .vocabulary import Vocabulary
from .weights import Weights


class Context:
    """What a store needs to score one meeting at a time: units, word counts and weights.

    `editions` are the starts, sorted, of the meetings that a unit held under one title. What a
    context that knew less has `read` is not read again.
    """

    def __init__(
        self,
        units: Iterable[Unit] | Hierarchy,
        *,
        vocabulary: Vocabulary | None = None,
        weights: Weights | None = None,
        editions: Mapping[Edition, Sequence[datetime]] | None = None,
        read: Context | None = None,
    ) -> None:
        self.hierarchy = units if isinstance(units, Hierarchy) else Hierarchy(units)
        self.vocabulary = vocabulary or Vocabulary()
        self.weights = weights or Weights()
        self.editions = editions or {}
        self.scorer = Scorer(self.hierarchy, self.vocabulary, self.weights)
        self._profiles: dict[Meeting, Profile] = read._profiles if read else {}
        self._glanced: dict[Meeting, Profile] = read._glanced if read else {}

    def read(self, meeting: Meeting) -> Profile:
        """Return the meeting as the engine compares it."""
        known = self._profiles.get(meeting)
        if known is None:
            known = self._profiles[meeting] = self.glance(meeting)
            mark(known, self.vocabulary, self.editions.get(edition_of(known), ()))
        return known

    def glance(self, meeting: Meeting) -> Profile:
        """Return the meeting as its title and guests show it, whatever is known of its words."""
        known = self._glanced.get(meeting)
        if known is None:
            known = self._glanced[meeting] = profile(meeting, self.hierarchy)
        return known
