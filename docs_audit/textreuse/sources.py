"""Of all papers that have the same passages, the nearest one is the source."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.alignment import EQUAL, Block
from docs_audit.textreuse.comparison import SHORTEST_PASSAGE, Comparison
from docs_audit.textreuse.divisions import path_of
from docs_audit.textreuse.leftovers import LeftoverPlace
from docs_audit.textreuse.papers import Paper
from docs_audit.textreuse.passages import Passage, passage_of
from docs_audit.textreuse.relations import (
    COPIED,
    FORWARDED,
    QUOTATION,
    REISSUED,
    SAME,
    SIDEWAYS,
    Relation,
)

_AS_GOOD = 0.95
_PARENT_SHARE = 0.7
_MOST_OF_LINE = 0.93


@dataclass(frozen=True, slots=True)
class Pair:
    """A related pair as it is listed: the comparison with the passages that count for it."""

    found: Comparison
    relation: Relation
    leftover_places: tuple[LeftoverPlace, ...] = ()


def nearest(pairs: Iterable[Pair], *, containment: float, passage: int) -> list[Pair]:
    """Keep of each lower paper's pairs the nearest source, and a farther one for what it adds.

    Sources are taken one by one: whoever has the most of what is still unexplained word for
    word, and among those that have about as much the nearest by ``_distance``. A pair is kept
    with the passages that no source before it has; it must still reach one of the limits.
    """
    result: list[Pair] = []
    left = sorted(pairs, key=_distance)
    held = np.zeros(len(left[0].found.lower.words) if left else 0, dtype=np.bool_)
    while left:
        beside = [_beside(pair, held) for pair in left]
        left = [pair for pair, one in zip(left, beside, strict=True) if one is not None]
        open_ = [one for one in beside if one is not None]
        open_ = [
            one for one in open_ if is_listed(one.found, containment=containment, passage=passage)
        ]
        if not open_:
            break
        chosen = _chosen(open_)
        result.append(chosen)
        left = [pair for pair in left if pair.found.upper.paper.id != chosen.found.upper.paper.id]
        if chosen.relation.name != SAME:
            held |= _stretch(chosen.found.passages, len(held))
    return result


def _chosen(pairs: list[Pair]) -> Pair:
    """Return the next source, of pairs in the order of ``_distance``.

    Units that took over one superior paper resemble each other more than its original, since
    they changed the same words. So a peer is the source only where no superior has nearly as
    much, and of superiors in one line the nearest that has most of it.
    """
    most = max(_worth(one) for one in pairs)
    as_good = [one for one in pairs if _worth(one) >= _AS_GOOD * most]
    line = [one for one in pairs if one.relation.name in (COPIED, FORWARDED)]
    line_has = max((_worth(one) for one in line), default=0.0)
    is_peer = all(one.relation.name == SIDEWAYS for one in as_good)
    if line_has >= (_PARENT_SHARE if is_peer else _AS_GOOD) * most:
        as_good = [one for one in line if _worth(one) >= _MOST_OF_LINE * line_has]
    near = _nearness(as_good[0])
    return max((one for one in as_good if _nearness(one) == near), key=_worth)


def _worth(pair: Pair) -> float:
    """Length of the words that the pair shares letter for letter; what is certain comes first."""
    if pair.relation.name == SAME:
        return math.inf
    return float(sum(_equal_words(passage.blocks) for passage in pair.found.passages))


def is_listed(found: Comparison, *, containment: float, passage: int) -> bool:
    """Say whether a comparison reaches a share of the paper or one long passage."""
    return found.containment >= containment or any(one.told >= passage for one in found.passages)


def _beside(pair: Pair, held: NDArray[np.bool_]) -> Pair | None:
    """Return the pair with only what lies outside the words that are held."""
    if not held.any():
        return pair
    found = pair.found
    kept = tuple(part for one in found.passages for part in _outside(found, one, held))
    if not kept:
        return None
    covered = found.covered & _stretch(kept, len(held)) & ~held
    return Pair(Comparison(found.lower, found.upper, kept, covered, found.own), pair.relation)


def _outside(found: Comparison, passage: Passage, held: NDArray[np.bool_]) -> list[Passage]:
    """Cut a passage to its parts outside the held words, as far as they are passages still."""
    if not held[passage.blocks[0].lower : passage.blocks[-1].lower_end].any():
        return [passage]
    pieces: list[list[Block]] = [[]]
    for block in passage.blocks:
        for part in _free(block, held):
            if pieces[-1] and pieces[-1][-1].lower_end != part.lower:
                pieces.append([])
            pieces[-1].append(part)
    weighty = (piece for piece in pieces if _equal_words(piece) >= SHORTEST_PASSAGE)
    return [passage_of(found.lower, found.upper, piece) for piece in weighty]


def _free(block: Block, held: NDArray[np.bool_]) -> list[Block]:
    """Return the parts of a block that nothing holds; only equal words can be cut apart."""
    part = held[block.lower : block.lower_end]
    if not part.any():
        return [block]
    if block.kind != EQUAL:
        return []
    edges = np.flatnonzero(np.diff(np.concatenate(([True], part, [True]))))
    return [
        Block(
            EQUAL,
            block.lower + start,
            block.lower + end,
            block.upper + start,
            block.upper + end,
        )
        for start, end in edges.reshape(-1, 2).tolist()
    ]


def _equal_words(blocks: Iterable[Block]) -> int:
    return sum(block.lower_end - block.lower for block in blocks if block.kind == EQUAL)


def _stretch(passages: tuple[Passage, ...], size: int) -> NDArray[np.bool_]:
    mask = np.zeros(size, dtype=np.bool_)
    for passage in passages:
        mask[passage.blocks[0].lower : passage.blocks[-1].lower_end] = True
    return mask


def _distance(pair: Pair) -> tuple[tuple[int, int, bool], int, str]:
    """Order sources: by nearness, then the later paper first."""
    upper = pair.found.upper.paper
    day = upper.issued_on.toordinal() if upper.issued_on else 0
    return _nearness(pair), -day, upper.id


def _nearness(pair: Pair) -> tuple[int, int, bool]:
    """Rank sources: the same paper, what is openly passed on, then whoever is closest above."""
    upper, lower = pair.found.upper.paper, pair.found.lower.paper
    order = {SAME: 0, FORWARDED: 1, COPIED: 2, QUOTATION: 2, REISSUED: 3}
    steps = lower.rank - upper.rank if 0 < upper.rank < lower.rank else 0
    return order.get(pair.relation.name, 4), steps, not _is_named(upper, lower)


def _is_named(upper: Paper, lower: Paper) -> bool:
    """Say whether the lower paper names the upper's number, or its issuer's place.

    The name of a township does not tell its county, but its papers do.
    """
    if upper.number and upper.number in lower.text:
        return True
    places = path_of(upper.issuer)
    return bool(places) and places[-1].name in lower.text
