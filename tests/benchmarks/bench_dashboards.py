"""What dashboards rest on: a province's database, its pages, booking and scoring.

`DASHBOARDS_SCALE` shrinks the database (1: a million papers, ten million ledger rows),
`DASHBOARDS_PARTS` names the parts (booking, scoring, pages), `DASHBOARDS_PAGES` is a pattern of the
pages' names.
"""

import os
import time
from typing import Any

from tests.benchmarks.dashboards import booking, database, pages, scoring
from tests.benchmarks.dashboards.province import make_province

PARTS = os.environ.get("DASHBOARDS_PARTS", "booking scoring pages").split()


def main() -> dict[str, Any]:
    """The figures of each part, in their order: booking comes before the database is full."""
    levels = make_province()
    figures: dict[str, Any] = {"units": sum(map(len, levels))}
    if "booking" in PARTS:
        figures["booking"] = booking.main(levels)
    begun = time.perf_counter()
    figures["database"] = database.fill(levels)
    figures["database"]["seconds to fill"] = round(time.perf_counter() - begun)
    if "scoring" in PARTS:
        figures["scoring"] = scoring.main()
    if "pages" in PARTS:
        figures["pages"] = pages.main(levels)
    return figures
