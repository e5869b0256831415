"""Why meeting hours rose or fell, split exactly into three causes. Pure numbers."""

from dataclasses import dataclass
from math import log


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
