"""What one paper shares with another: passages with evidence and the raw measures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from docs_audit.textreuse.alignment import DROPPED, EQUAL, REPLACED, Block, align, extended
from docs_audit.textreuse.chaining import chains
from docs_audit.textreuse.classes import classed
from docs_audit.textreuse.divisions import Known
from docs_audit.textreuse.passages import QUOTED, Passage, apart, passage_of
from docs_audit.textreuse.prepared import Prepared
from docs_audit.textreuse.regions import regions
from docs_audit.textreuse.rewording import Rewording, overlaps, reworded
from docs_audit.textreuse.runs import Runs, runs
from docs_audit.textreuse.settling import settled
from docs_audit.textreuse.substitutions import Substitution
from docs_audit.textreuse.tokens import weights

SHORTEST_PASSAGE = 36.0
SHORTEST_BESIDE_OTHERS = 10.0

_GOOD_PART, _MOST_PART = 0.3, 0.5
_REWORDED_PART, _RETOLD_PART, _SECTION_PART = 0.2, 0.15, 0.1
_DENSE, _DENSE_ABOVE = 0.55, 0.4
_LEFT_OUT = 24
_SHARE_OF_SHORT_PAPER = 0.3


@dataclass(frozen=True, slots=True)
class Comparison:
    """The raw measures of a pair.

    ``containment`` is the share of the lower paper's own words, by length, that the upper has;
    ``resemblance`` is what both share over what either has; ``longest`` is the longest passage.
    ``covered`` and ``own`` are masks over the lower's words: which of them the upper has (in
    quotations, too), and which count as its own; ``segments`` cuts the paper by them.
    """

    lower: Prepared
    upper: Prepared
    passages: tuple[Passage, ...]
    covered: NDArray[np.bool_]
    own: NDArray[np.bool_]

    @property
    def containment(self) -> float:
        """Share of the own words of the lower that stand in the upper, 0 to 1."""
        lengths = self.lower.lengths
        total = int(lengths[self.own].sum())
        return int(lengths[self.covered & self.own].sum()) / total if total else 0.0

    @property
    def resemblance(self) -> float:
        """Shared words over the words of either paper, by length, 0 to 1."""
        shared = int(self.lower.lengths[self.covered].sum())
        either = int(self.lower.lengths.sum()) + int(self.upper.lengths.sum()) - shared
        return min(1.0, shared / either) if either > 0 else 0.0

    @property
    def longest(self) -> int:
        """Length of the longest passage in the lower text, in code points."""
        return max((passage.length for passage in self.passages), default=0)

    @property
    def substitutions(self) -> tuple[Substitution, ...]:
        """Every differing pair of expressions once, in order of the lower text."""
        return tuple(dict.fromkeys(one for part in self.passages for one in part.substitutions))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every stretch that two papers share, word by word, and the sentences in other words.

    What they are worth comes after, in ``compare``.
    """

    lower: Prepared
    upper: Prepared
    stretches: list[list[Block]]
    in_other_words: Rewording


def aligned(lower: Prepared, upper: Prepared, found: Runs | None = None) -> Alignment:
    """Align two papers; ``found`` are their runs where those are known."""
    shared = runs(lower, upper) if found is None else found
    joined = chains(shared, len(lower.words), word_weight=lower.word_weight)
    parts = [blocks for chain in joined for blocks in align(lower, upper, chain)]
    stretches = extended(lower, upper, parts)
    evident = _worth_naming(lower, stretches, np.zeros(len(lower.words), dtype=np.bool_))
    return Alignment(lower, upper, stretches, reworded(lower, upper, stretches, evident))


def compare(found: Alignment, boilerplate: NDArray[np.bool_] | None = None) -> Comparison:
    """Measure what the lower paper of an alignment has from the upper.

    ``boilerplate`` marks words of the lower that are the common property of many issuers;
    passages made of them are left out, and the words are no part of the own body. Sentences in
    other words are evidence only where together they make up a good part of the paper.
    """
    lower, upper, stretches = found.lower, found.upper, found.stretches
    stock = np.zeros(len(lower.words), dtype=np.bool_) if boilerplate is None else boilerplate
    own = ~(lower.quoted | stock)
    kept = _worth_naming(lower, stretches, stock)
    in_other_words = _good_part(lower, kept, found.in_other_words.without(stock), stock)
    kept = [blocks for blocks in kept if not overlaps(blocks, in_other_words)]
    joined = regions(sorted([*kept, *in_other_words], key=lambda blocks: blocks[0].lower))
    passages = apart([passage_of(lower, upper, settled(lower, upper, blocks)) for blocks in joined])
    covered = np.zeros(len(lower.words), dtype=np.bool_)
    for blocks in in_other_words:
        covered[blocks[0].lower : blocks[-1].lower_end] = True
    for passage in passages:
        _cover(covered, passage.blocks)
        if passage.kind == QUOTED:
            stretch = slice(passage.blocks[0].lower, passage.blocks[-1].lower_end)
            covered[stretch] &= lower.quoted[stretch]
    if stock.any():
        shared_stock = np.zeros(len(lower.words), dtype=np.bool_)
        for blocks in stretches:
            _cover(shared_stock, blocks)
        covered |= shared_stock & stock
    return Comparison(lower, upper, passages, covered, own)


def _worth_naming(
    lower: Prepared, found: list[list[Block]], stock: NDArray[np.bool_]
) -> list[list[Block]]:
    """Choose the passages that are evidence.

    Two papers of one field share short phrases by nature, so a passage must be long. Once a
    good part of the paper is found to be copied, its short paragraphs count as well.
    """
    # To name the same law is no repetition, however long its title, and neither is a template.
    weight = np.where(lower.cited | stock, np.float32(0), weights(lower.words.kinds))
    shared = [(blocks, _same_weight(blocks, weight)) for blocks in found]
    total = float(weight.sum())
    least = min(SHORTEST_PASSAGE, _SHARE_OF_SHORT_PAPER * total)
    brief = min(least, SHORTEST_BESIDE_OTHERS)
    dense = [held if _is_dense(blocks) else 0.0 for blocks, held in shared]
    strong = sum(held for held in dense if held >= least)
    if strong >= _GOOD_PART * total or sum(dense) >= _MOST_PART * total:
        return [blocks for blocks, held in shared if held >= brief]
    return [blocks for (blocks, _), held in zip(shared, dense, strict=True) if held >= least]


def _good_part(
    lower: Prepared,
    kept: list[list[Block]],
    found: Rewording,
    stock: NDArray[np.bool_],
) -> list[list[Block]]:
    """Return the sentences in other words if they and what is kept are a good part of the paper.

    Of whole sections a smaller part is enough.
    """
    weight = np.where(lower.quoted | stock, np.float32(0), weights(lower.words.kinds))
    total = float(weight.sum())
    for loose, least in (
        (found.together, _REWORDED_PART),
        (found.in_sections, _RETOLD_PART),
        (found.sections, _SECTION_PART),
    ):
        held = sum(
            float(weight[blocks[0].lower : blocks[-1].lower_end].sum())
            for blocks in (*kept, *loose)
        )
        if loose and held >= least * total:
            return loose
    return []


def _is_dense(blocks: list[Block]) -> bool:
    """Say whether most of a passage is the same in both papers, word for word.

    Where whole sentences were left out of the copy, what was left out does not count in full.
    """
    equal = sum(block.lower_end - block.lower for block in blocks if block.kind == EQUAL)
    below = blocks[-1].lower_end - blocks[0].lower
    above = max(one.upper_end for one in blocks) - min(one.upper for one in blocks)
    above -= sum(
        max(one.upper_end - one.upper - _LEFT_OUT, 0) for one in blocks if one.kind == DROPPED
    )
    return equal >= _DENSE * below and equal >= _DENSE_ABOVE * above


def _same_weight(blocks: list[Block], weight: NDArray[np.float32]) -> float:
    """Return the weight of the words that a passage has from the upper letter for letter."""
    same = (weight[one.lower : one.lower_end].sum() for one in blocks if one.kind == EQUAL)
    return float(sum(same))


def _covered_end(block: Block) -> int:
    """Return where the words of the lower end that a block shows to stand in the upper."""
    if block.kind == EQUAL:
        return block.lower_end
    if block.kind == REPLACED:
        return min(block.lower_end, block.lower + 2 * (block.upper_end - block.upper) + 4)
    return block.lower


def _cover(covered: NDArray[np.bool_], blocks: Iterable[Block]) -> None:
    for block in blocks:
        covered[block.lower : _covered_end(block)] = True


def explained(found: Comparison, known: Known) -> Comparison:
    """Add what was swapped inside each passage, and class the passages and their parts by it.

    ``known`` tells whether a name is a place's. Apart from ``compare``, because it is only
    worth its time for pairs that are listed.
    """
    passages = tuple(classed(found.lower, found.upper, one, known) for one in found.passages)
    return replace(found, passages=passages)
