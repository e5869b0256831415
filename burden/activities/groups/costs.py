"""What an instruction takes: members times the minutes of the parameters (burden.md 2.2)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from burden.activities.models import Instruction, WorkGroup
from burden.ledger.hours import exact, split
from burden.ledger.models import Component
from burden.thresholds.parameters import Parameters

_REPLYING = frozenset({Instruction.Kind.REPLY, Instruction.Kind.CHAIN})
_PROVING = frozenset({Instruction.Kind.PROOF, Instruction.Kind.CHECK_IN})


@dataclass(frozen=True)
class Each:
    """Members of a group at one unit, and what each of them gives to an instruction, in hours."""

    units: tuple[int, ...]
    people: float
    reading: float
    replying: float
    proving: float

    def hours_of(self, kinds: Collection[str]) -> Decimal:
        """Hours of an instruction at one unit."""
        return self.hours(
            1, int(not _REPLYING.isdisjoint(kinds)), int(not _PROVING.isdisjoint(kinds))
        )

    def hours(self, read: int, replied: int, proven: int) -> Decimal:
        """Hours of so many instructions at one unit, of which so many ask for an answer."""
        taken = read * self.reading + replied * self.replying + proven * self.proving
        return exact(self.people * taken)


def each_of(group: WorkGroup, parameters: Parameters) -> Each:
    """The members of a group in equal parts at its units; as told, as known, or as assumed."""
    units = tuple(one.unit_id for one in group.targets.all())
    people = group.people or group.members.count()
    each = people / len(units) if units and people else parameters["hours.group_people"]
    return Each(
        units,
        each,
        parameters["hours.instruction"],
        parameters["hours.instruction_reply"],
        parameters["hours.instruction_proof"],
    )


def parts_of(hours: Decimal, weight: float) -> Iterator[tuple[Component, Decimal]]:
    """What was told before, by the probability that it was, and the rest."""
    again, rest = split(hours, weight)
    for component, part in (
        (Component.INSTRUCTION_DUP, again),
        (Component.INSTRUCTION, rest),
    ):
        if part:
            yield component, part
