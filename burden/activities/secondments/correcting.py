"""What stands of a secondment, as a person corrects it."""

from collections.abc import Mapping
from typing import Any

from burden.activities.models import Secondment
from burden.activities.registers.units_told import name_of
from burden.activities.registers.writing import overwrite
from burden.activities.secondments.recording import FIELDS, hash_of, save
from burden.organisations.models import User
from burden.organisations.named import Units


def told(_user: User, secondment: Secondment) -> Mapping[str, str]:
    """Borrower and lender; the person is not kept as written, so nothing is told of it."""
    return {"unit": name_of(secondment.unit), "lender": name_of(secondment.lender), "person": ""}


def rewrite(secondment: Secondment, values: Mapping[str, Any], units: Units, _by: User) -> None:
    """Put these values in the place of what stands.

    Raises:
        UnknownUnit: borrower or lender is not in the tree.
    """
    borrower, lender = units.find(values["unit"], "unit"), units.find(values["lender"], "lender")
    secondment.unit, secondment.lender = borrower, lender
    if values["person"]:
        secondment.person = hash_of(values["person"], lender)
    overwrite(secondment, values, FIELDS)
    save(secondment)
