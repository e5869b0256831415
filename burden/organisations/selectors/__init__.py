"""Reads that answer a question about units and people."""

from burden.organisations.selectors.addressees import Addressed, read_addressees, resolve_addressees
from burden.organisations.selectors.lookup import Lookup, find_unit, seat_path
from burden.organisations.selectors.people import (
    inspectors_over,
    people_of,
    person_for,
    setup_codes,
    unused,
    without_factor,
)
from burden.organisations.selectors.staff import staff_by_level, staff_on
from burden.organisations.selectors.tree import (
    children_of,
    count_within,
    superiors_of,
    units_matching,
)
from burden.organisations.selectors.visible import unit_for, visible_units

__all__ = (
    "Addressed",
    "Lookup",
    "children_of",
    "count_within",
    "find_unit",
    "inspectors_over",
    "people_of",
    "person_for",
    "read_addressees",
    "resolve_addressees",
    "seat_path",
    "setup_codes",
    "staff_by_level",
    "staff_on",
    "superiors_of",
    "unit_for",
    "units_matching",
    "unused",
    "visible_units",
    "without_factor",
)
