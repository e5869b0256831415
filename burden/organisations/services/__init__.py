"""Writes to the tree of units and to the accounts."""

from burden.organisations.services.people import change_person, create_person, set_password
from burden.organisations.services.units import change_unit, external_unit, set_staff

__all__ = (
    "change_person",
    "change_unit",
    "create_person",
    "external_unit",
    "set_password",
    "set_staff",
)
