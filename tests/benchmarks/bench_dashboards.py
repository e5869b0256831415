"""What dashboards rest on: how fast hours are booked, and scores taken from them.

``DASHBOARDS_PARTS`` says what is measured (``booking scoring``), ``DASHBOARDS_ROWS`` on how many
ledger rows of a year scores are taken.
"""

import os
from collections.abc import Callable
from typing import Any

from tests.benchmarks.dashboards import booking, scoring
from tests.benchmarks.dashboards.province import make_province

PARTS: dict[str, Callable[..., dict[str, Any]]] = {
    "booking": booking.main,
    "scoring": scoring.main,
}


def main() -> dict[str, Any]:
    """The figures of the wanted parts, on one province."""
    levels = make_province()
    wanted = os.environ.get("DASHBOARDS_PARTS", " ".join(PARTS)).split()
    figures = {name: PARTS[name](levels) for name in wanted}
    return {"units": sum(map(len, levels)), **figures}
