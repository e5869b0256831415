"""One row or form becomes a secondment. Who it is is kept as a keyed hash alone."""

from datetime import date

from django.utils.crypto import salted_hmac

from burden.activities.models import Secondment
from burden.activities.registers.contract import Arrival, Kept
from burden.activities.registers.keys import find_known, key_of
from burden.activities.registers.writing import announce, fill, is_own
from burden.matters.models import Source
from burden.organisations.models import Unit

FIELDS = {
    "kind": "kind",
    "day": "start",
    "until": "end",
    "returned_on": "returned",
    "people": "people",
    "approval": "approval",
    "exemption": "exemption",
    "number": "number",
    "basis": "basis",
}
_FREE = ("until", "returned_on", "approval", "basis")
_SALT = "activities.secondment"


def keep(arrival: Arrival) -> Kept:
    """Write what a row says.

    Raises:
        UnknownUnit: borrower or lender is not in the tree.
    """
    values, units = arrival.draft.values, arrival.units
    borrower, lender = units.find(values["unit"], "unit"), units.find(values["lender"], "lender")
    person = hash_of(values["person"], lender)
    key = _key(values["number"], lender, values["start"], person)
    found = find_known(Secondment, borrower, key)
    if found is not None and found.is_closed:
        return Kept(found, is_new=False, is_changed=False)
    secondment = found or Secondment(
        unit=borrower,
        key=key,
        lender=lender,
        person=person,
        reporter=arrival.reporter,
        by=arrival.by,
    )
    own = is_own(secondment, arrival)
    changed = fill(secondment, values, FIELDS, free=_FREE, own=own)
    if found is None or changed:
        save(secondment)
    return Kept(secondment, found is None, changed or found is None)


def key_of_record(secondment: Secondment) -> str:
    """Under which key a list would bring it as it stands."""
    return _key(secondment.number, secondment.lender, secondment.day, secondment.person)


def save(secondment: Secondment) -> None:
    """Keep it under a title made of who borrows how many from whom."""
    # Titles of items are official Chinese, whoever reads them.
    unit, lender = secondment.unit.name, secondment.lender.name
    secondment.title = f"{unit}借调{lender}{secondment.people}人"[:300]
    announce(secondment, Source.SECONDMENT)
    secondment.save()


def _key(number: str, lender: Unit, start: date, person: str) -> str:
    return key_of(number, str(lender.pk), start.isoformat(), person)


def hash_of(person: str, lender: Unit) -> str:
    """Tells one person of a unit from another; empty where nobody was named."""
    name = "".join(person.split())
    return salted_hmac(_SALT, f"{lender.pk}:{name}", algorithm="sha256").hexdigest() if name else ""
