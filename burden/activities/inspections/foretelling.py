"""What other values would say of units' years of inspections, all of them at once."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from burden.activities.inspections import records
from burden.activities.inspections.judging import balance_with, held_together
from burden.activities.inspections.letting_go import PLANS
from burden.activities.models import Inspection, PlannedInspection
from burden.activities.preview import UnitYear
from burden.activities.rules import inspections as rules
from burden.activities.rules.hits import settled
from burden.organisations.models import Unit
from burden.thresholds.whatif import Asked

KEYS = frozenset(
    f"inspection.{name}"
    for name in (
        "a_year",
        "comprehensive_a_year",
        "cut_city",
        "cut_grassroots",
        "least",
        "onsite_a_month",
        "rankings",
        "visit_days",
        "visits",
    )
)
_HALF = (7, 1)


def accused_years(asked: Asked, confirmed: Collection[str]) -> Mapping[UnitYear, frozenset[str]]:
    """Rules that speak against each year of each unit that ever inspected."""
    units = {one.pk: one for one in Unit.objects.all()}
    judged, held = _judged() - PLANS.emptied_years(), records.by_year(units)
    of_places = _of_places(units, held)
    plans: defaultdict[UnitYear, list[PlannedInspection]] = defaultdict(list)
    for line in PlannedInspection.objects.all():
        plans[line.unit_id, line.year].append(line)
    found = {}
    for unit_id, year in judged:
        unit = units[unit_id]
        if unit.is_external:
            continue
        now = held.get((unit_id, year), [])
        told = held_together(
            year,
            now=now,
            before=held.get((unit_id, year - 1), []),
            balance=balance_with(plans[unit_id, year], now),
            of_place=of_places.get((unit_id, year), []),
        )
        hits = settled(rules.check_year(told, asked.after), date(year, *_HALF), confirmed)
        found[unit_id, year] = frozenset(hit.rule for hit in hits if not hit.spared)
    return found


def _judged() -> set[UnitYear]:
    """Years in which a unit inspected, withdrawn records too: all that are judged anew."""
    return set(Inspection.objects.order_by().values_list("unit", "day__year").distinct())


def _of_places(
    units: Mapping[int, Unit], held: Mapping[UnitYear, Sequence[rules.Inspection]]
) -> Mapping[UnitYear, list[rules.Inspection]]:
    """Those of each place's leadership and all its departments, in the order of time."""
    found: defaultdict[UnitYear, list[rules.Inspection]] = defaultdict(list)
    for (pk, year), several in held.items():
        unit = units[pk]
        for one in {*unit.ancestor_ids, pk}:
            if units[one].level == unit.level and records.is_authority(units[one]):
                found[one, year] += several
    for all_of_place in found.values():
        all_of_place.sort(key=lambda one: (one.start, one.id))
    return found
