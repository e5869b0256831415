"""Two meetings side by side: what is read of the pair once, for every way to compare them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .agreement import COVERED_AT_LEAST, agreement, coverage, verbatim_items
from .circumstances import days_between, steps_between
from .conveying import Conveying, conveyed
from .hierarchy import Hierarchy
from .once import once
from .profiles import Profile
from .vocabulary import Vocabulary
from .weights import Weights

# Nobody uses this many items of another meeting in their very words by chance.
TELLING_ITEMS = 2


class Terms(NamedTuple):
    """What stays the same from pair to pair."""

    hierarchy: Hierarchy
    vocabulary: Vocabulary
    weights: Weights


@dataclass(eq=False)
class Pair:
    """A meeting and one that it may repeat."""

    child: Profile
    parent: Profile
    terms: Terms

    @once
    def days(self) -> float:
        """Return the delay in days."""
        return days_between(self.parent, self.child)

    @once
    def on_topic(self) -> float:
        """Return how much of the topic in the child's title the parent is on, 0..1."""
        return self.terms.vocabulary.contained(self.child.title.words, self.parent.words)

    @once
    def conveying(self) -> Conveying | None:
        """Return what the child says it conveys that is on the parent's topic, or None."""
        return conveyed(self.child, self.parent, self.terms.vocabulary, self.terms.weights)

    @property
    def is_explicit(self) -> bool:
        """Tell whether the child says that it conveys this parent."""
        return self.conveying is not None and self.conveying.explicit

    @property
    def is_meant(self) -> bool:
        """Tell whether the child names this very meeting, by its title or the department's name."""
        return self.is_explicit and self.conveying is not None and self.conveying.by_name

    @property
    def is_titled(self) -> bool:
        """Tell whether its very title says so."""
        return self.conveying is not None and self.conveying.index == -1 and self.is_explicit

    @property
    def is_contradicted(self) -> bool:
        """Tell whether the title says that another level's meeting is repeated."""
        return self.conveying is not None and self.conveying.index == -1 and self.conveying.other

    @once
    def _agreement(self) -> tuple[dict[int, float], tuple[int, ...]]:
        return agreement(self.child, self.parent, self.terms.vocabulary)

    @property
    def shares(self) -> dict[int, float]:
        """Return how much of each of the child's items that tell stands in the parent, 0..1."""
        return self._agreement[0]

    @property
    def share(self) -> float:
        """Return the mean of `shares`, 0 for none."""
        return sum(self.shares.values()) / len(self.shares) if self.shares else 0.0

    @property
    def covered(self) -> tuple[int, ...]:
        """Return the indexes of the items among them that stand in the parent."""
        return self._agreement[1]

    @once
    def verbatim(self) -> int:
        """Return how many of the covered items stand there word for word."""
        return verbatim_items(self.child, self.parent, self.covered)

    @property
    def all_covered(self) -> tuple[int, ...]:
        """Return the indexes of all items, routine too, whose content stands in the parent."""
        vocabulary = self.terms.vocabulary
        shares = (coverage(item, self.child, self.parent, vocabulary) for item in self.child.items)
        return tuple(i for i, share in enumerate(shares) if share >= COVERED_AT_LEAST)

    @property
    def may_skip(self) -> bool:
        """Tell whether a meeting two steps up can be the nearest: its host sat there, or says so.

        Otherwise it was a meeting in between that reached the host, even if none is on record.
        """
        child, parent, conveying = self.child, self.parent, self.conveying
        if steps_between(parent, child) < 2:
            return True
        if conveying and (conveying.fits or (conveying.named and parent.is_placed)):
            return True
        return bool({*child.hosts, child.position.place.id} & parent.attending)
