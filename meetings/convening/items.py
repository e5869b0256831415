"""The ids of the items that findings on a host's stretches of time stand on."""

from datetime import date
from uuid import UUID, uuid5

from burden.organisations.periods import Period

REBOUND = "rebound"


def name_of(unit: UUID, period: Period) -> UUID:
    """One item for each host and period, however often it is judged."""
    return uuid5(unit, period.key)


def name_of_watch(unit: UUID, day: date) -> UUID:
    """The same for what follows the warning of a day."""
    return uuid5(unit, f"{REBOUND}:{day}")
