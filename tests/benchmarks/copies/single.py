"""Passages reworded by hand, counted one by one: a paper holds one of them, at a stated share."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docs_audit.textreuse.matching import match
from tests.benchmarks.copies import scoring
from tests.benchmarks.copies.base import base_texts, independent
from tests.benchmarks.copies.planting import Planter
from tests.benchmarks.copies.reworded import plant_independent, plant_reworded, subjects

SHARES = (0.95, 0.5, 0.3)
_BACKGROUND = 60


def figures(
    data: Path, seed: int, sample: str, misses: list[Mapping[str, object]]
) -> dict[str, Any]:
    """Return of each share how many passages of a sample file are found, in all and by strength.

    Where the sample has passages written apart, ``listed_wrongly`` are the papers of these that
    are listed as copies of the paper on their matter.
    """
    texts = independent(base_texts(data / "regulations", seed))
    return {f"share {share:g}": _of_share(texts, seed, sample, share, misses) for share in SHARES}


def _of_share(
    texts: list[str], seed: int, sample: str, share: float, misses: list[Mapping[str, object]]
) -> dict[str, Any]:
    known = subjects(sample)
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for number in range(len(known[0].passages)):
        planter = _planter(texts, seed + number)
        plant_reworded(planter, (number,), share, sample)
        listed = _listed(planter)
        for truth in planter.corpus.truths:
            strength = truth.kind.rpartition("_")[2]
            planted[strength] += 1
            if scoring.is_found(truth, listed):
                found[strength] += 1
            else:
                misses.append({"part": "single", "sample": sample, "share": share} | vars(truth))
    apart, wrong = 0, 0
    for number in range(len(known[0].independent)):
        planter = _planter(texts, seed + number)
        papers = plant_independent(planter, number, share, sample)
        listed = _listed(planter)
        apart += len(papers)
        wrong += sum((one.id, f"{one.id[:-1]}u") in listed for one in papers)
    counted = {strength: f"{found[strength]} of {count}" for strength, count in planted.items()}
    result = {"recall": found.total() / planted.total(), "found": found.total(), **counted}
    return result | ({"written apart": apart, "listed_wrongly": wrong} if apart else {})


def _planter(texts: list[str], seed: int) -> Planter:
    return Planter(f"single{seed}", random.Random(seed).sample(texts, len(texts)), seed)


def _listed(planter: Planter) -> scoring.Listed:
    """Match what is planted among papers that copy nothing."""
    for number in range(_BACKGROUND):
        planter.innocent("background", f"background{number}", planter.text())
    return scoring.by_pair(match(planter.corpus.papers))
