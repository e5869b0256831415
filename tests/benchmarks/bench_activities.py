"""Forms that ask for the same data, demands and repeated instructions in group messages.

All is made from a seed, phrased apart from the engine; the seed here judges and throws wordings
that no other does. ``ACTIVITIES_SEED`` gives another one to work on, and only then
``ACTIVITIES_MISSES=file`` writes every misjudged case. ``ACTIVITIES_PARTS`` says what is measured
(``fields clauses repeated imports million``), ``ACTIVITIES_SCALE`` shrinks the numbers of messages.
Sentences of `held_out.txt` were written when the engine stood, and are told of by figures alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.activities import (
    field_figures,
    import_figures,
    message_figures,
    million_figures,
)
from tests.benchmarks.papers.dice import JUDGING_SEED


def main() -> dict[str, Any]:
    """Return the figures of the wanted parts, each beside its limit."""
    seed = int(os.environ.get("ACTIVITIES_SEED", JUDGING_SEED))
    scale = float(os.environ.get("ACTIVITIES_SCALE", "1"))
    told = os.environ.get("ACTIVITIES_MISSES", "") if seed != JUDGING_SEED else ""
    misses: list[str] = []

    def tell(kind: str, what: Any) -> None:
        if told:
            misses.append(f"{kind}\t{what}\n")

    def quiet(_kind: str, _what: Any) -> None:
        return

    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "fields": lambda: field_figures.figures(seed, tell),
        "clauses": lambda: {
            "worked with": message_figures.clauses("sentences.txt", tell),
            "held out": message_figures.clauses("held_out.txt", quiet),
        },
        "repeated": lambda: message_figures.repeated(
            seed, int(message_figures.MESSAGES * scale), tell
        ),
        "imports": lambda: import_figures.figures(seed, scale),
        "million": lambda: million_figures.figures(seed, scale),
    }
    wanted = os.environ.get("ACTIVITIES_PARTS", " ".join(parts)).split()
    found = {name: parts[name]() for name in wanted}
    if told:
        Path(told).write_text("".join(misses), encoding="utf-8")
    return found
