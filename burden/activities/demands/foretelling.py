"""What other values would say of askers' years of demands, all of them at once."""

from collections.abc import Collection, Mapping

from burden.activities.demands import records
from burden.activities.demands.judging import hits_of_year
from burden.activities.models import Demand
from burden.activities.preview import UnitYear
from burden.organisations.models import Unit
from burden.thresholds.whatif import Asked

KEYS = frozenset({"demand.cut", "demand.least"})


def accused_years(asked: Asked, confirmed: Collection[str]) -> Mapping[UnitYear, frozenset[str]]:
    """Rules that speak against each year of each unit that ever asked, withdrawn demands too."""
    held = records.by_year()
    external = set(Unit.objects.filter(is_external=True).values_list("pk", flat=True))
    found = {}
    for unit, year in Demand.objects.order_by().values_list("unit", "day__year").distinct():
        if unit not in external:
            now, before = held.get((unit, year), []), held.get((unit, year - 1), [])
            hits = hits_of_year(year, now, before, asked.after, confirmed)
            found[unit, year] = frozenset(hit.rule for hit in hits)
    return found
