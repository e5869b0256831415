"""Where a report comes from, as far as enough people share it."""

from datetime import date

from burden.activities.voices.crowds import crowds_of_all
from burden.organisations.models import Unit
from burden.organisations.selectors import staff_on


def place_of(unit: Unit, *, smallest: int, today: date) -> Unit:
    """The unit, else the nearest above it, for which at least so many staff would be named.

    The whole tree is looked at: who is few at the top is hidden among some of those below.
    """
    line: dict[str, Unit] = {one.path: one for one in (unit, *Unit.objects.above(unit))}
    top = min(line, key=len)
    paths = dict(Unit.objects.within(line[top]).order_by().values_list("pk", "path"))
    staff = staff_on(paths, today)
    people = {path: staff.get(pk, 0) for pk, path in paths.items()}
    return line[crowds_of_all(top, people, smallest)[unit.path]]
