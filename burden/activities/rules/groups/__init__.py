"""Work groups and applications held against the rules: one, and an owner's year of them."""

from .checking import check, is_off_hours
from .records import APPS, FEATURES, Group, Overlapping
from .years import check_year

__all__ = [
    "APPS",
    "FEATURES",
    "Group",
    "Overlapping",
    "check",
    "check_year",
    "is_off_hours",
]
