"""Units of a record as a person may know of them, and as a form or list names them."""

from collections.abc import Iterable

from burden.activities.models import Record
from burden.organisations.models import Unit, User
from burden.organisations.selectors import find_unit

# Each name is looked up, to be sure that it means this unit.
MOST_NAMED = 60


def is_told(user: User, record: Record, unit: Unit) -> bool:
    """Whether the person may know that the record reached the unit.

    Who caused a record knows whom it reached; others know those of their own scope.
    """
    scope = user.scope
    return scope is not None and (scope.contains(record.unit) or scope.contains(unit))


def names_of(user: User, record: Record, units: Iterable[Unit]) -> str:
    """The units that the person may know of, as one cell; very many of them by their codes."""
    told = [one for one in units if is_told(user, record, one)]
    if len(told) > MOST_NAMED:
        return "；".join(one.code for one in told)
    return "；".join(map(name_of, told))


def name_of(unit: Unit) -> str:
    """The name where it means this unit alone, else the code."""
    return unit.name if find_unit(unit.name, near=None) == unit else unit.code
