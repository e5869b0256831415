"""Why meeting hours rose or fell, split exactly into five causes. Pure numbers.

Three are factors of the hours themselves (burden.md 2.6). Two are told apart first, as OIRA's codes
of cause do, because the load did not move by them: hours that other parameters made of the same
meetings, and hours of which only one of the periods was told.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from decimal import Decimal
from math import log

_PLACES = Decimal("0.000001")
_NOTHING = Decimal(0)


@dataclass(frozen=True)
class Meetings:
    """A period's meetings: how many, mean attendance, mean hours weighted by attendance."""

    count: float
    attendance: float
    length: float

    @property
    def hours(self) -> float:
        return self.count * self.attendance * self.length


@dataclass(frozen=True)
class Effects:
    """The hours each cause added (or took away); together they are the whole change."""

    count: float
    attendance: float
    length: float

    @property
    def total(self) -> float:
        return self.count + self.attendance + self.length


def effects(before: Meetings, after: Meetings) -> Effects:
    """Split the change of hours by the logarithmic mean Divisia index (Ang, additive form).

    Each cause gets L x ln(after / before) of its factor, where L is the logarithmic mean of the
    hours before and after; the logarithms add up to that of the hours, so no rest is left.

    Raises:
        ValueError: a factor is not above zero; there is no ratio to explain then.
    """
    factors = (
        (before.count, after.count),
        (before.attendance, after.attendance),
        (before.length, after.length),
    )
    if any(value <= 0 for pair in factors for value in pair):
        raise ValueError("a period without meetings has no factors")
    mean = logarithmic_mean(before.hours, after.hours)
    return Effects(*(mean * log(new / old) for old, new in factors))


def logarithmic_mean(first: float, second: float) -> float:
    """(second - first) / ln(second / first), and the value itself where both are equal."""
    growth = log(second / first)
    return (second - first) / growth if growth else first


@dataclass(frozen=True)
class Told:
    """What a period tells of its meetings, in hours as the ledger has them.

    Attributes:
        count: meetings of hosts that both periods know.
        people: seats taken in them by units that both periods know.
        hours: all hours of the period.
        uncovered: of these, hours of hosts or units that the other period does not know.
        parameters: of the rest, what parameters published since then added or took away.
    """

    count: int
    people: int
    hours: Decimal
    uncovered: Decimal = _NOTHING
    parameters: Decimal = _NOTHING

    @property
    def comparable(self) -> Decimal:
        """Hours of what both periods know, by the parameters in force when the later one ended."""
        return self.hours - self.uncovered - self.parameters

    @property
    def factors(self) -> Meetings | None:
        """Count, mean attendance and mean hours a seat; None where there is nothing to compare."""
        if self.count <= 0 or self.people <= 0 or self.comparable <= 0:
            return None
        return Meetings(self.count, self.people / self.count, float(self.comparable) / self.people)


@dataclass(frozen=True)
class Causes:
    """The hours each cause added (or took away), six places each; they sum to the whole change."""

    count: Decimal
    attendance: Decimal
    length: Decimal
    parameters: Decimal
    coverage: Decimal

    @property
    def total(self) -> Decimal:
        return sum(astuple(self), _NOTHING)


def explained(before: Told, after: Told) -> Causes:
    """Split the change of all hours into its causes, to the last place.

    Where one side has nothing that can be compared, the rest is a matter of count alone: that is
    where the logarithmic split goes as the number of meetings goes to nothing.
    """
    rest = after.comparable - before.comparable
    first, second = before.factors, after.factors
    if first is None or second is None:
        count, attendance, length = rest, _NOTHING, _NOTHING
    else:
        found = effects(first, second)
        count, attendance, length = _adding_up((found.count, found.attendance, found.length), rest)
    return Causes(
        count=count,
        attendance=attendance,
        length=length,
        parameters=after.parameters - before.parameters,
        coverage=after.uncovered - before.uncovered,
    )


def _adding_up(values: Sequence[float], total: Decimal) -> tuple[Decimal, ...]:
    """The values to six places; what binary fractions lose of the total goes to the largest."""
    rounded = [Decimal(repr(value)).quantize(_PLACES) for value in values]
    largest = max(range(len(rounded)), key=lambda place: abs(rounded[place]))
    rounded[largest] += total - sum(rounded, _NOTHING)
    return tuple(rounded)
