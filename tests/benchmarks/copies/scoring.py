"""Scores of found pairs, passages and substitutions against what was planted."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docs_audit.textreuse.papers import Span
from docs_audit.textreuse.sources import Pair
from tests.benchmarks.copies.planting import Swap, Truth

Passages = tuple[tuple[Span, Span], ...]
Listed = Mapping[tuple[str, str], Pair]
COPYING = ("copied", "copied_sideways")
SUBSTITUTION_KINDS = ("level", "place", "organ", "person", "number", "date", "document_number")
_OVER = 0.1


@dataclass
class PrecisionRecall:
    """Counts that give precision and recall."""

    listed: int = 0
    right: int = 0
    planted: int = 0
    found: int = 0

    def add(self, listed: int, right: int, planted: int, missed: int) -> None:
        """Count what one paper gave."""
        self.listed += listed
        self.right += right
        self.planted += planted
        self.found += planted - missed

    def figures(self) -> dict[str, float]:
        """Return precision, recall and how many there were of each."""
        return {
            "precision": self.right / max(self.listed, 1),
            "recall": self.found / max(self.planted, 1),
            "listed": self.listed,
            "planted": self.planted,
        }


def by_pair(pairs: Iterable[Pair]) -> dict[tuple[str, str], Pair]:
    """Return pairs by the ids of lower and upper."""
    return {(one.found.lower.paper.id, one.found.upper.paper.id): one for one in pairs}


def is_found(truth: Truth, listed: Listed) -> bool:
    """Say whether a planted copy is listed as a copy, or as what it is to be called."""
    pair = listed.get((truth.lower, truth.upper))
    return pair is not None and pair.relation.name in (*COPYING, truth.relation)


def recall_by_class(truths: Iterable[Truth], listed: Listed) -> dict[str, float]:
    """Share of the planted copies of each class that were listed."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for truth in truths:
        hits[truth.kind].append(is_found(truth, listed))
    return {kind: sum(marks) / len(marks) for kind, marks in hits.items()}


def nearest_right(truths: Iterable[Truth], listed: Listed) -> dict[str, float]:
    """Share of the members of chains whose best listed source is the paper directly above.

    ``farther_listed`` counts farther members of the line that are listed as well.
    """
    marks: dict[str, list[bool]] = defaultdict(list)
    farther = 0
    for truth in truths:
        if not truth.kind.startswith("chain"):
            continue
        of_lower = [
            pair
            for (lower, _), pair in listed.items()
            if lower == truth.lower and pair.relation.name in COPYING
        ]
        best = max(of_lower, key=lambda pair: pair.found.containment, default=None)
        marks[truth.kind].append(best is not None and best.found.upper.paper.id == truth.upper)
        farther += sum((truth.lower, one) in listed for one in truth.farther)
    shares = {kind: sum(one) / len(one) for kind, one in marks.items()}
    return {**shares, "farther_listed": farther}


def false_copies(
    truths: Iterable[Truth], listed: Listed, innocent: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """Return the pairs wrongly listed as copies, each with the kind of paper that was accused.

    Right is what was planted, and a farther member of a planted chain.
    """
    known = list(truths)
    right = {(one.lower, one.upper) for one in known}
    right |= {(one.lower, upper) for one in known for upper in one.farther}
    kind_of = {one.lower: f"copy of another ({one.kind})" for one in known} | dict(innocent)
    return {
        key: kind_of.get(key[0], "superior paper of a copy")
        for key, pair in listed.items()
        if pair.relation.name in COPYING and key not in right
    }


def precision(listed: Listed, false: Mapping[tuple[str, str], str]) -> dict[str, object]:
    """Return precision over the pairs listed as copies, also from a containment of 0.1 on only."""
    copies = {key: pair for key, pair in listed.items() if pair.relation.name in COPYING}
    over = {key for key, pair in copies.items() if pair.found.containment >= _OVER}
    false_over = sum(key in over for key in false)
    return {
        "precision": 1 - len(false) / max(len(copies), 1),
        "precision_over_a_tenth": 1 - false_over / max(len(over), 1),
        "listed_as_copies": len(copies),
        "listed_wrongly": len(false),
        "listed_wrongly_by_kind": dict(Counter(false.values())),
    }


def substitutions(truths: Iterable[Truth], listed: Listed) -> dict[str, dict[str, float]]:
    """Return precision and recall of the distinct substitutions listed of each kind.

    A listed one is right when a planted one has its kind and, on both sides, one string contains
    the other: 安澜市水利局 / 江东省水利厅 is right for 市水利局 / 省水利厅. Only pairs with planted
    substitutions count, and only the kinds planted.
    """
    scores = {kind: PrecisionRecall() for kind in SUBSTITUTION_KINDS}
    for truth, found in with_swaps(truths, listed):
        for kind, score in scores.items():
            mine = [one for one in found if one[2] == kind]
            true = [one for one in truth.substitutions if one[2] == kind]
            right = sum(any(_agree(one, two) for two in true) for one in mine)
            missed = sum(not any(_agree(one, two) for two in mine) for one in true)
            score.add(len(mine), right, len(true), missed)
    return {kind: score.figures() for kind, score in scores.items() if score.planted}


def with_swaps(truths: Iterable[Truth], listed: Listed) -> Iterable[tuple[Truth, set[Swap]]]:
    """Yield the truths with planted substitutions beside what was listed for them."""
    for truth in truths:
        pair = listed.get((truth.lower, truth.upper))
        if truth.substitutions and pair:
            yield truth, {(one.lower, one.upper, one.kind) for one in pair.found.substitutions}


def _agree(one: Swap, two: Swap) -> bool:
    return all(one[side] in two[side] or two[side] in one[side] for side in (0, 1))


def plagdet(truths: Iterable[Truth], listed: Listed) -> dict[str, float]:
    """Macro-averaged precision, recall, granularity and plagdet of passages (PAN 2013).

    plagdet = F1 / log2(1 + granularity).
    """
    recalls: list[float] = []
    precisions: list[float] = []
    counts: list[int] = []
    for truth in truths:
        pair = listed.get((truth.lower, truth.upper))
        detected = passages_of(pair) if pair else ()
        for case in truth.passages:
            hits = [one for one in detected if _touch(case, one)]
            recalls.append(_share(case, hits))
            if hits:
                counts.append(len(hits))
        precisions += [
            _share(one, [case for case in truth.passages if _touch(case, one)]) for one in detected
        ]
    recall, right = _mean(recalls), _mean(precisions)
    granularity = max(1.0, _mean(counts))
    both = 2 * right * recall / (right + recall) if right + recall else 0.0
    return {
        "precision": right,
        "recall": recall,
        "granularity": granularity,
        "plagdet": both / math.log2(1 + granularity),
    }


def passages_of(pair: Pair) -> Passages:
    """Return the spans of a pair's passages."""
    return tuple((one.lower, one.upper) for one in pair.found.passages)


def _touch(one: tuple[Span, Span], two: tuple[Span, Span]) -> bool:
    return all(min(one[n][1], two[n][1]) > max(one[n][0], two[n][0]) for n in (0, 1))


def _share(case: tuple[Span, Span], others: list[tuple[Span, Span]]) -> float:
    covered = sum(_covered(case[side], [one[side] for one in others]) for side in (0, 1))
    length = sum(case[side][1] - case[side][0] for side in (0, 1))
    return covered / length if length else 0.0


def _covered(span: Span, others: list[Span]) -> int:
    total, end = 0, span[0]
    for other in sorted(others):
        start, last = max(other[0], end), min(other[1], span[1])
        if last > start:
            total, end = total + last - start, last
    return total


def _mean(values: list[float] | list[int]) -> float:
    return sum(values) / len(values) if values else 0.0
