"""How many records the registers hold of a scope."""

from dataclasses import dataclass

from burden.activities.registers.contract import Register, all_registers
from burden.organisations.models import Unit, User


@dataclass(frozen=True)
class Count:
    """Records of one register in a year and in the one before."""

    register: Register
    now: int
    before: int


def counts_of(user: User, unit: Unit, year: int) -> list[Count]:
    """What every register holds of the records that a unit or any below it caused or carries."""
    rows = []
    for register in all_registers():
        within = register.model.objects.visible_to(user).within(unit).standing()
        now, before = (within.filter(day__year=one).count() for one in (year, year - 1))
        rows.append(Count(register, now, before))
    return rows
