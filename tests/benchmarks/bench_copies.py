"""Copies: recall, precision, relations, passages, substitutions, left-over places, and speed.

Base texts are read from ``../shared/data`` at run time; where they are absent it says so and
measures nothing. The seed here judges; ``COPIES_SEED`` gives another one to tune on,
``COPIES_PARTS`` those of ``PARTS`` that are to be measured, all unless stated, and
``COPIES_MISSES`` a file that every misjudged case is written to, a JSON object a line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.benchmarks.copies import foreign_names, quality, relation_cases, single, speed
from tests.benchmarks.copies.judging import judged, progress
from tests.benchmarks.copies.reworded import JUDGES, WORKING

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SEED = 20_261_126

Misses = list[Mapping[str, object]]
# Reworded passages one by one are those that judge and, beside them, those the engine is tuned on.
PARTS: dict[str, Callable[[int, Misses], dict[str, Any]]] = {
    "zh": lambda seed, misses: judged(quality.chinese(DATA, seed), misses),
    "en": lambda seed, misses: judged(quality.english(DATA, seed), misses),
    "single": lambda seed, misses: single.figures(DATA, seed, JUDGES, misses),
    "working": lambda seed, misses: single.figures(DATA, seed, WORKING, misses),
    "relations": relation_cases.figures,
    "leftover_places": foreign_names.figures,
    "speed": lambda seed, _misses: speed.figures(DATA, seed),
}


def main() -> dict[str, Any]:
    """Return the figures of both languages, of the cases, and milliseconds of each index."""
    if not DATA.is_dir():
        return {"copies": f"not measured: {DATA} is absent"}
    seed = int(os.environ.get("COPIES_SEED", SEED))
    misses: Misses = []
    figures: dict[str, Any] = {}
    for part in os.environ.get("COPIES_PARTS", " ".join(PARTS)).split():
        progress(part)
        found = PARTS[part](seed, misses)
        figures |= found if part == "speed" else {part: found}
    _write(misses)
    return figures


def _write(misses: list[Mapping[str, object]]) -> None:
    wanted = os.environ.get("COPIES_MISSES")
    if wanted:
        lines = (json.dumps(miss, ensure_ascii=False) + "\n" for miss in misses)
        Path(wanted).write_text("".join(lines), encoding="utf-8")
