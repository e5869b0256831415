"""How long every page takes on the demo county, as `make run` loads it."""

from typing import Any

from django.core.management import call_command

from burden.ledger import selectors as ledger
from burden.organisations.models import Level, Unit
from tests.benchmarks.dashboards.pages import World, figures_of

LIMIT_MS = 150


def main() -> dict[str, Any]:
    """Load the county into the empty database and ask for its pages: the last month, quarter, year
    of its hours.
    """
    call_command("load_demo", verbosity=0)
    latest = ledger.latest_day("")
    assert latest is not None
    units = [list(Unit.objects.filter(level=level).order_by("pk")) for level in Level]
    quarter = f"{latest.year}-Q{(latest.month + 2) // 3}"
    world = World(
        [row for row in units if row],
        periods=(f"{latest:%Y-%m}", quarter, f"{latest.year}"),
        limit_ms=LIMIT_MS,
    )
    return figures_of(world)
