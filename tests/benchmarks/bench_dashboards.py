"""How fast the dashboards answer on large databases that are generated from a seed.

``DASHBOARDS_PARTS`` says what is measured, ``DASHBOARDS_SEED`` from which seed. A part is a module
of `tests.benchmarks.dashboards` with `figures(seed) -> dict`; each makes the rows that it needs.
"""

import importlib
import os
from typing import Any

SEED = 20_261_128
PARTS = ("whatif",)


def main() -> dict[str, Any]:
    """Return the figures of the wanted parts, each beside its limit."""
    seed = int(os.environ.get("DASHBOARDS_SEED", SEED))
    wanted = os.environ.get("DASHBOARDS_PARTS", " ".join(PARTS)).split()
    return {
        name: importlib.import_module(f"tests.benchmarks.dashboards.{name}").figures(seed)
        for name in wanted
    }
