"""What linking costs: of one meeting among few and among many, and of many on two processes."""

from __future__ import annotations

import os
import time

from meetings.layering import link
from tests.benchmarks.meetings import targets
from tests.benchmarks.meetings.tree import WIDE
from tests.benchmarks.meetings.working import WORKING
from tests.benchmarks.meetings.world import generate

SIZES = tuple(map(int, os.environ.get("MEETINGS_COST", "20000 200000").split()))
BULK = int(os.environ.get("MEETINGS_BULK", "100000"))
PROCESSES = 2


def figures(seed: int) -> dict[str, object]:
    """Return CPU microseconds a meeting, their ratio, and the seconds of the bulk."""
    costs = {size: _microseconds(seed, size) for size in SIZES}
    ratio = costs[SIZES[-1]] / costs[SIZES[0]]
    return {
        **{f"CPU microseconds each of {size}": round(spent, 1) for size, spent in costs.items()},
        "cost of one, largest to smallest": targets.COST_RATIO.beside(round(ratio, 2)),
        f"seconds of {BULK} on {PROCESSES} processes": _beside(_seconds(seed, BULK)),
    }


def _beside(seconds: float) -> str:
    """Return the seconds, beside the target if as many were linked as it is set for."""
    whole = BULK >= targets.BULK
    return targets.SECONDS_OF_100_000.beside(seconds) if whole else f"{seconds:g}"


def _microseconds(seed: int, size: int) -> float:
    world = generate(seed, size, WORKING, shape=WIDE)
    begun = time.process_time()
    link(world.meetings, world.units)
    return 1e6 * (time.process_time() - begun) / len(world.meetings)


def _seconds(seed: int, size: int) -> float:
    world = generate(seed, size, WORKING, shape=WIDE)
    begun = time.perf_counter()
    link(world.meetings, world.units, processes=PROCESSES)
    return round(time.perf_counter() - begun, 1)
