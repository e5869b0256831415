"""What dashboards rest on: how fast hours are booked and scores are taken from them."""

from typing import Any

from tests.benchmarks.dashboards import booking
from tests.benchmarks.dashboards.province import make_province


def main() -> dict[str, Any]:
    levels = make_province()
    return {
        "units": sum(map(len, levels)),
        "booking": booking.main(levels),
    }
