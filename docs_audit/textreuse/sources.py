"""Of all papers that have the same passages, the nearest one is the source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.comparison import QUOTED, Comparison, Passage
from docs_audit.textreuse.leftovers import LeftoverPlace
from docs_audit.textreuse.relations import FORWARDED, REISSUED, SAME, Relation


@dataclass(frozen=True, slots=True)
class Pair:
    """A related pair as it is listed: the comparison with the passages that count for it."""

    found: Comparison
    relation: Relation
    leftover_places: tuple[LeftoverPlace, ...] = ()


def nearest(pairs: Iterable[Pair], *, containment: float, passage: int) -> list[Pair]:
    """Keep of each lower paper's pairs the nearest source, and a farther one for what it adds.

    A pair is kept with the passages, or parts of the paper, that no nearer source has; it must
    still reach one of the two limits by itself.
    """
    result: list[Pair] = []
    held: NDArray[np.bool_] | None = None
    for pair in sorted(pairs, key=_distance):
        found = pair.found
        if held is None:
            held = np.zeros(len(found.lower.words), dtype=np.bool_)
        left = pair if pair.relation.name == SAME else _beside(pair, held)
        if left is not None and is_listed(left.found, containment=containment, passage=passage):
            result.append(left)
            if pair.relation.name != SAME:
                held |= _stretch(found.passages, len(held))
    return result


def is_listed(found: Comparison, *, containment: float, passage: int) -> bool:
    """Say whether a comparison reaches a share of the paper or one long passage."""
    return found.containment >= containment or found.longest >= passage


def _beside(pair: Pair, held: NDArray[np.bool_]) -> Pair | None:
    """Return the pair with only the passages that mostly lie outside what is held."""
    found = pair.found
    kept = tuple(one for one in found.passages if _free(one, held) >= 0.5)
    if not kept:
        return None
    if len(kept) == len(found.passages) and not held.any():
        return pair
    stretch = _stretch(tuple(one for one in kept if one.kind != QUOTED), len(held))
    covered = found.covered & stretch & ~held
    return Pair(Comparison(found.lower, found.upper, kept, covered, found.own), pair.relation)


def _free(passage: Passage, held: NDArray[np.bool_]) -> float:
    part = held[passage.blocks[0].lower : passage.blocks[-1].lower_end]
    return 1.0 - float(part.mean()) if len(part) else 0.0


def _stretch(passages: tuple[Passage, ...], size: int) -> NDArray[np.bool_]:
    mask = np.zeros(size, dtype=np.bool_)
    for passage in passages:
        mask[passage.blocks[0].lower : passage.blocks[-1].lower_end] = True
    return mask


def _distance(pair: Pair) -> tuple[int, float, int, int, str]:
    """Order sources: the same paper, what is openly passed on, then whoever is closest above."""
    upper, lower = pair.found.upper.paper, pair.found.lower.paper
    first = {SAME: 0, FORWARDED: 1, REISSUED: 3}.get(pair.relation.name, 2)
    steps = lower.rank - upper.rank if 0 < upper.rank < lower.rank else 10
    day = upper.issued_on.toordinal() if upper.issued_on else 0
    return first, steps, -day, 0, upper.id
