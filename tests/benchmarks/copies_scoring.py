"""Scores of found pairs and passages against what was planted."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from docs_audit.textreuse.papers import Span
from tests.benchmarks.copies_planting import Truth

Passages = tuple[tuple[Span, Span], ...]


def overlap(one: Span, two: Span) -> int:
    """Length that two spans share."""
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))


def recall_by_class(
    truths: Iterable[Truth], found: Mapping[tuple[str, str], str]
) -> dict[str, float]:
    """Share of the planted copies of each class that were listed as copies."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for truth in truths:
        hits[truth.kind].append((truth.lower, truth.upper) in found)
    return {kind: sum(marks) / len(marks) for kind, marks in hits.items()}


def plagdet(truths: Iterable[Truth], found: Mapping[tuple[str, str], Passages]) -> dict[str, float]:
    """Macro-averaged precision, recall, granularity and plagdet of passages (PAN 2013).

    plagdet = F1 / log2(1 + granularity).
    """
    recalls, precisions, counts = [], [], []
    for truth in truths:
        detected = found.get((truth.lower, truth.upper), ())
        for case in truth.passages:
            hits = [
                one for one in detected if overlap(case[0], one[0]) and overlap(case[1], one[1])
            ]
            recalls.append(_share(case, hits))
            if hits:
                counts.append(len(hits))
        for one in detected:
            cases = [c for c in truth.passages if overlap(c[0], one[0]) and overlap(c[1], one[1])]
            precisions.append(_share(one, cases))
    recall, precision = _mean(recalls), _mean(precisions)
    granularity = max(1.0, _mean(counts))
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "granularity": granularity,
        "plagdet": both / math.log2(1 + granularity),
    }


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
