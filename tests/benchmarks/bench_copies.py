"""Copies: recall, precision, relations, passages, substitutions, left-over places, and speed.

Base texts are read from ``../shared/data`` at run time; where they are absent it says so and
measures nothing. The seed here judges; ``COPIES_SEED`` gives another one to tune on, and
``COPIES_MISSES`` a file that every misjudged case is written to, a JSON object a line.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.benchmarks.copies import foreign_names, quality, relation_cases, speed
from tests.benchmarks.copies.judging import judged, progress

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SEED = 20_261_126


def main() -> dict[str, Any]:
    """Return the figures of both languages, of the cases, and milliseconds of each index."""
    if not DATA.is_dir():
        return {"copies": f"not measured: {DATA} is absent"}
    seed = int(os.environ.get("COPIES_SEED", SEED))
    misses: list[Mapping[str, object]] = []
    progress("Chinese corpora")
    figures: dict[str, Any] = {"zh": judged(quality.chinese(DATA, seed), misses)}
    progress("English corpora")
    figures["en"] = judged(quality.english(DATA, seed), misses)
    progress("relations")
    figures["relations"] = relation_cases.figures(seed, misses)
    progress("left-over places")
    figures["leftover_places"] = foreign_names.figures(seed, misses)
    progress("speed")
    figures |= speed.figures(DATA, seed)
    _write(misses)
    return figures


def _write(misses: list[Mapping[str, object]]) -> None:
    wanted = os.environ.get("COPIES_MISSES")
    if wanted:
        lines = (json.dumps(miss, ensure_ascii=False) + "\n" for miss in misses)
        Path(wanted).write_text("".join(lines), encoding="utf-8")
