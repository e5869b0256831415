"""Where a report comes from, as far as enough people share it."""

from datetime import date

from burden.activities.voices.crowds import crowds_below, crowds_of_all
from burden.organisations.models import Unit
from burden.organisations.selectors import staff_on


def place_of(unit: Unit, *, smallest: int, today: date) -> Unit:
    """The unit, else the nearest above it, for which at least so many staff would be named."""
    line = [unit, *sorted(Unit.objects.above(unit), key=lambda one: -len(one.path))]
    for one in line:
        people = _staff(one, today)
        crowd = crowds_below(one.path, people, smallest).of.get(unit.path)
        if crowd is None and one is line[-1]:
            crowd = crowds_of_all(one.path, people, smallest)[unit.path]
        if crowd is not None:
            return next(place for place in line if place.path == crowd)
    raise AssertionError("a line of units has a top")


def _staff(top: Unit, today: date) -> dict[str, int]:
    """Staff by path of all units from the top down, none for those without a count."""
    paths = dict(Unit.objects.within(top).order_by().values_list("pk", "path"))
    staff = staff_on(paths, today)
    return {path: staff.get(pk, 0) for pk, path in paths.items()}
