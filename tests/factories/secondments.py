"""Secondments of made-up units, as the register takes them in."""

from burden.activities.models import Secondment
from burden.activities.registers import importing
from burden.activities.secondments.register import REGISTER
from burden.organisations.models import Role, Unit
from tests.factories.administration import make_person

TEXTS = {"kind": "借调", "start": "2026-03-02", "approval": "江组借〔2026〕3号"}


def borrow(unit: Unit, lender: Unit, **texts: str) -> Secondment:
    """A secondment that the borrower tells of."""
    told = {**TEXTS, "unit": unit.code, "lender": lender.code, **texts}
    person = make_person(Role.INSPECTOR, unit)
    kept = importing.take_one(REGISTER, texts=told, unit=unit, by=person)
    assert isinstance(kept.record, Secondment)
    return kept.record
