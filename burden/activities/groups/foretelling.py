"""What another number of applications would say of central departments' years."""

from collections.abc import Collection, Mapping

from django.utils import timezone

from burden.activities.groups.judging import hits_of_year
from burden.activities.models import WorkGroup
from burden.activities.preview import UnitYear
from burden.organisations.models import Level, Unit
from burden.thresholds.whatif import Asked

KEYS = frozenset({"group.apps_a_department"})


def accused_years(asked: Asked, confirmed: Collection[str]) -> Mapping[UnitYear, frozenset[str]]:
    """Rules that speak against the years in which they began one, and the present one.

    No other owner's applications are counted.
    """
    kept = WorkGroup.objects.filter(unit__level=Level.CENTRAL, unit__is_external=False)
    begun = set(kept.order_by().values_list("unit", "day__year").distinct())
    units = Unit.objects.in_bulk({unit for unit, _year in begun})
    judged = begun | {(unit, timezone.localdate().year) for unit in units}
    return {
        (unit, year): frozenset(
            hit.rule for hit in hits_of_year(units[unit], year, asked.after, confirmed)
        )
        for unit, year in sorted(judged)
    }
