"""How unevenly the load is spread. Pure numbers over units weighted by their staff."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Theil:
    """Theil's T and its exact parts: between the groups, and within them."""

    between: float
    within: float

    @property
    def total(self) -> float:
        return self.between + self.within


def gini(hours: Sequence[float], staff: Sequence[int]) -> float:
    """Gini coefficient of hours per person: 0 all alike, towards 1 one unit has everything.

    Twice the area between the diagonal and the Lorenz curve, units sorted by hours per person and
    drawn as wide as their staff.
    """
    amounts, people = _arrays(hours, staff)
    if amounts.sum() == 0:
        return 0.0
    order = np.argsort(amounts / people)
    width = people[order] / people.sum()
    curve = np.concatenate(([0.0], np.cumsum(amounts[order]) / amounts.sum()))
    return float(1 - np.sum(width * (curve[1:] + curve[:-1])))


def theil(hours: Sequence[float], staff: Sequence[int], groups: Sequence[Hashable]) -> Theil:
    """Theil's T of hours per person, split by group without a rest.

    T is the sum of each unit's share of hours x ln(that share / its share of staff). The same
    sum over whole groups is the part between them; what is left is each group's own T, weighted
    by the group's share of hours. A unit without hours adds nothing (x ln x is 0 at 0).
    """
    amounts, people = _arrays(hours, staff)
    if amounts.sum() == 0:
        return Theil(0.0, 0.0)
    names: dict[Hashable, int] = {}
    group = np.array([names.setdefault(name, len(names)) for name in groups])
    between = _divergence(
        np.bincount(group, amounts).astype(float), np.bincount(group, people).astype(float)
    )
    within = sum(
        amounts[group == one].sum()
        / amounts.sum()
        * _divergence(amounts[group == one], people[group == one])
        for one in range(len(names))
        if amounts[group == one].sum() > 0
    )
    return Theil(between, float(within))


def herfindahl(hours: Sequence[float]) -> float:
    """Sum of squared shares: 1 where one issuer causes everything, 1/n where n cause alike."""
    amounts = np.asarray(hours, float)
    return float(np.sum((amounts / amounts.sum()) ** 2)) if amounts.sum() else 0.0


def top_share(hours: Sequence[float], count: int = 3) -> float:
    """Share of all hours that the heaviest issuers cause."""
    whole = sum(hours)
    return sum(sorted(hours, reverse=True)[:count]) / whole if whole else 0.0


def _divergence(amounts: npt.NDArray[np.float64], people: npt.NDArray[np.float64]) -> float:
    shares = amounts / amounts.sum()
    expected = people / people.sum()
    has = shares > 0
    return float(np.sum(shares[has] * np.log(shares[has] / expected[has])))


def _arrays(
    hours: Sequence[float], staff: Sequence[int]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    people = np.asarray(staff, float)
    if np.any(people <= 0):
        raise ValueError("a unit without staff has no hours per person")
    return np.asarray(hours, float), people
