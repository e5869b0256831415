"""How strongly a meeting repeats an earlier one, as signals whose weights add up."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from .conveying import stems_from_the_same
from .hierarchy import Hierarchy
from .pairs import TELLING_ITEMS, Pair, Terms
from .profiles import Profile
from .readings import Reading, one_item, part, whole
from .records import Evidence
from .vocabulary import Vocabulary
from .weights import Weights

_IMPLICIT_SIGNALS = 3
_SIGNALS_THAT_REPEAT = frozenset({"topic", "agenda", "items", "cites", "attended", "delay"})


@dataclass(frozen=True, slots=True)
class Score:
    """What speaks for one parent. `items` are the indexes of the child's items that repeat it,
    `needed` the weight that is asked where no other meeting could be meant.
    """

    weight: float
    evidence: tuple[Evidence, ...]
    items: tuple[int, ...]
    needed: float
    conveyed: bool
    days: float

    def weight_of(self, signal: str) -> float:
        """Return the weight of one signal, 0 when it does not speak."""
        return sum(found.weight for found in self.evidence if found.signal == signal)


class Scorer:
    """Scores pairs; holds what does not change from pair to pair."""

    def __init__(self, hierarchy: Hierarchy, vocabulary: Vocabulary, weights: Weights) -> None:
        self._terms = Terms(hierarchy, vocabulary, weights)

    def score(self, child: Profile, parent: Profile) -> Score | None:
        """Return what speaks for `parent`, or None when one signal stands alone."""
        pair = Pair(child, parent, self._terms)
        if stems_from_the_same(child, parent, self._terms.vocabulary):
            return None
        read = (whole(pair), part(pair), one_item(pair))
        found = [score for one in read if one and (score := _score(pair, one)) is not None]
        return max(found, key=lambda score: score.weight, default=None)

    def covered(self, child: Profile, parent: Profile) -> tuple[int, ...]:
        """Return the indexes of the child's items whose content stands in the parent."""
        return Pair(child, parent, self._terms).all_covered


def _score(pair: Pair, reading: Reading) -> Score | None:
    signals, items, needed = reading
    for_it = {one.signal for one in signals if one.weight > 0} & _SIGNALS_THAT_REPEAT
    if len(for_it) < (1 if pair.is_explicit else _IMPLICIT_SIGNALS - 1):
        return None
    weight = sum(one.weight for one in signals)
    return Score(weight, tuple(signals), items, needed, pair.is_explicit, pair.days)


def threshold(weights: Weights, rivals: int, score: Score) -> float:
    """Return the weight an edge needs; a topic met often in the window is met by chance, but
    nobody is known by chance by a name, or uses the same words. Who names a place and a topic
    names no meeting yet: as much is asked as of any other.
    """
    if score.conveyed and score.weight_of("named"):
        return min(score.needed, weights.threshold_conveyed)
    if score.conveyed or score.weight_of("items") >= TELLING_ITEMS * weights.identical_item:
        return score.needed
    return score.needed + weights.threshold_per_doubling * log2(1 + rivals)
