"""What a preview of other values costs, by ``WHATIF_SEED``: see `dashboards.whatif`."""

import os
from typing import Any

from tests.benchmarks.dashboards import whatif

SEED = 20_261_128


def main() -> dict[str, Any]:
    """The figures of the preview, each beside its limit."""
    return whatif.figures(int(os.environ.get("WHATIF_SEED", SEED)))
