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
    choose_password,
    close_people,
    create_person,
    set_password,
)
from burden.organisations.services.people_import import import_people
from burden.organisations.services.second_factor import (
    may_give_code,
    offered_secret,
    open_setup,
    pass_second_factor,
    reset_second_factor,
)
from burden.organisations.services.tokens import end_token, make_token
from burden.organisations.services.units import change_unit, external_unit, set_staff

__all__ = (
    "apply_upload",
    "change_person",
    "change_settings",
    "change_unit",
    "choose_password",
    "close_people",
    "create_person",
    "end_token",
    "external_unit",
    "import_people",
    "import_units",
    "keep_upload",
    "make_token",
    "may_give_code",
    "offered_secret",
    "open_setup",
    "pass_second_factor",
    "preview_units",
    "reset_second_factor",
    "rows_of",
    "set_password",
    "set_staff",
)
