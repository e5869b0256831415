"""How right the links of meetings are on made-up years, and what linking costs.

The `working` wordings are those to work with; the `held out` ones are only ever measured. The seed
here judges. ``MEETINGS_SEED`` gives another one to work on, and only then, and for the working set
alone, ``MEETINGS_MISSES=file`` writes every misjudged case, a JSON object a line.

``MEETINGS_PARTS`` says what is measured (``quality cost streaming``), ``MEETINGS_SETS`` with which
wordings (``working held_out``), ``MEETINGS_JUDGED`` how many records are judged, ``MEETINGS_COST``
at how many the cost of one is compared, ``MEETINGS_BULK`` how many are linked by two processes,
``MEETINGS_STORED`` how many lie in the database that late ones come into.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from meetings.layering import link
from tests.benchmarks.meetings import cost, quality, streaming
from tests.benchmarks.meetings.held_out import HELD_OUT
from tests.benchmarks.meetings.phrasing import Phrasing
from tests.benchmarks.meetings.scoring import Misses, Shares
from tests.benchmarks.meetings.tree import NARROW, WIDE
from tests.benchmarks.meetings.working import WORKING
from tests.benchmarks.meetings.world import generate

JUDGING_SEED = 20_261_127
JUDGED = int(os.environ.get("MEETINGS_JUDGED", "12000"))
SHAPES = (NARROW, WIDE)
SETS = {"working": WORKING, "held_out": HELD_OUT}


def main() -> dict[str, Any]:
    """Return the figures of the wanted parts, each beside its target."""
    seed = int(os.environ.get("MEETINGS_SEED", JUDGING_SEED))
    sets = os.environ.get("MEETINGS_SETS", " ".join(SETS)).split()
    told = os.environ.get("MEETINGS_MISSES", "")
    if told and (seed == JUDGING_SEED or sets != ["working"]):
        return {
            "meetings": "not measured: misses are told of the working set alone, "
            "and not of the judge's seed"
        }
    misses: Misses = []
    parts: dict[str, Callable[[], dict[str, Any]]] = {
        "quality": lambda: {name: _quality(seed, SETS[name], misses) for name in sets},
        "cost": lambda: cost.figures(seed),
        "streaming": lambda: streaming.figures(seed),
    }
    wanted = os.environ.get("MEETINGS_PARTS", " ".join(parts)).split()
    figures = {name: parts[name]() for name in wanted}
    if told:
        rows = (json.dumps(miss, ensure_ascii=False) + "\n" for miss in misses)
        Path(told).write_text("".join(rows), encoding="utf-8")
    return figures


def _quality(seed: int, phrasing: Phrasing, misses: Misses) -> dict[str, Any]:
    found: dict[str, Any] = {}
    false = Shares()
    for shape in SHAPES:
        world = generate(seed, JUDGED, phrasing, shape=shape)
        links = link(world.meetings, world.units)
        found[f"{len(world.units)} units"] = quality.figures(world, links, misses, false)
    return found | {"falsely linked, both": quality.beside(false)}
