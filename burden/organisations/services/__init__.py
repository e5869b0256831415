"""Writes to the tree of units and to the accounts."""

from burden.organisations.services.imports import (
    apply_upload,
    import_units,
    keep_upload,
    preview_units,
    rows_of,
)
from burden.organisations.services.people import (
    change_person,
    change_settings,
    create_person,
    set_password,
)
from burden.organisations.services.people_import import import_people
from burden.organisations.services.units import change_unit, external_unit, set_staff

__all__ = (
    "apply_upload",
    "change_person",
    "change_settings",
    "change_unit",
    "create_person",
    "external_unit",
    "import_people",
    "import_units",
    "keep_upload",
    "preview_units",
    "rows_of",
    "set_password",
    "set_staff",
)
