"""How right the links of meetings are on made-up years, and what linking costs.

`working` wording is the one the engine was worked on with, `held out` is only ever measured.
"""

import time
from typing import Any

from meetings.layering import link
from tests.benchmarks.meetings_generator import generate
from tests.benchmarks.meetings_phrasings import HELD_OUT, WORKING
from tests.benchmarks.meetings_scoring import figures

SEED = 20260305
JUDGED = 5_000
SIZES = (20_000, 100_000)


def main() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, phrasing in (("working", WORKING), ("held out", HELD_OUT)):
        world = generate(SEED, JUDGED, phrasing)
        found[name] = figures(world, link(world.meetings, world.units))
    costs = {size: _cost(size) for size in SIZES}
    for size, (seconds, microseconds) in costs.items():
        found[f"{size} meetings"] = {"seconds": seconds, "CPU microseconds each": microseconds}
    small, large = (costs[size][1] for size in SIZES)
    found["cost of one, largest to smallest"] = round(large / small, 2)
    return found


def _cost(size: int) -> tuple[float, float]:
    """Return wall seconds, and CPU microseconds a meeting."""
    world = generate(SEED, size, WORKING)
    begun, cpu = time.perf_counter(), time.process_time()
    link(world.meetings, world.units)
    seconds, spent = time.perf_counter() - begun, time.process_time() - cpu
    return round(seconds, 1), round(1e6 * spent / len(world.meetings), 1)
