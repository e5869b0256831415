"""What dashboards rest on: a province's database, its scores, its pages, and booking into it.

``DASHBOARDS_SCALE`` shrinks the database (1: a million papers, ten million ledger rows),
``DASHBOARDS_PARTS`` names the parts (scoring, pages, booking), ``DASHBOARDS_PAGES`` is a pattern of
the pages' names. What a preview of other values costs is
`bench_whatif`, what the pages of the demo county take `bench_demo`.
"""

import os
import time
from collections.abc import Callable
from typing import Any

from burden.organisations.models import Unit
from tests.benchmarks.dashboards import booking, database, pages, scoring
from tests.benchmarks.dashboards.province import make_province

# Booking comes last: it adds to what the pages are timed on.
PARTS: dict[str, Callable[[list[list[Unit]]], dict[str, Any]]] = {
    "scoring": lambda _levels: scoring.main(),
    "pages": pages.main,
    "booking": booking.main,
}


def main() -> dict[str, Any]:
    """The figures of the wanted parts, on one province."""
    wanted = os.environ.get("DASHBOARDS_PARTS", " ".join(PARTS)).split()
    levels = make_province()
    begun = time.perf_counter()
    rows = database.fill(levels)
    rows["seconds to fill"] = round(time.perf_counter() - begun)
    figures = {name: measure(levels) for name, measure in PARTS.items() if name in wanted}
    return {"units": sum(map(len, levels)), "database": rows, **figures}
