"""Whether red heads turn into white ones (GD-03): a unit against its own twelve months before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import lgamma

import numpy as np

_PRIOR = 0.5


class Ground(StrEnum):
    """Why a quarter is pointed out."""

    RISE = "rise"
    SHARE = "share"


@dataclass(frozen=True)
class Count:
    """Papers of one stretch of time: numbered ones, and white heads."""

    formal: int = 0
    white: int = 0

    @property
    def papers(self) -> int:
        return self.formal + self.white

    @property
    def share(self) -> float:
        """Share of white heads, 0 to 1; 0 where there are no papers."""
        return self.white / self.papers if self.papers else 0.0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.formal + other.formal, self.white + other.white)


@dataclass(frozen=True)
class Bounds:
    """`chance` and `rise` decide on a rise, `share` on a lasting state, `least` on both."""

    chance: float
    rise: float
    share: float
    least: int


@dataclass(frozen=True)
class Drift:
    """A quarter against the twelve months before it; `chance` is None without any of these."""

    now: Count
    before: Count
    chance: float | None
    ground: Ground | None


def judge(now: Count, before: Count, bounds: Bounds) -> Drift:
    """Whether so many white heads among the papers of a quarter are more than chance.

    With W white heads among N papers of the twelve months before, the share p has the
    distribution Beta(W + 1/2, N - W + 1/2). The chance of w or more white heads among the n
    papers of the quarter is then the tail of the beta-binomial distribution:

        sum for k = w..n of C(n, k) B(k + W + 1/2, n - k + N - W + 1/2) / B(W + 1/2, N - W + 1/2)

    A few papers in either stretch widen it by themselves. A quarter is pointed out as a rise
    when that chance is at most `bounds.chance` and the share rose by `bounds.rise` at least;
    as a lasting state when half or more (`bounds.share`) of its papers are white heads. Less
    than `bounds.least` papers tell nothing.
    """
    chance = tail(now.white, now.papers, before.white, before.papers) if before.papers else None
    return Drift(now, before, chance, ground_of(now, before, bounds))


def ground_of(now: Count, before: Count, bounds: Bounds) -> Ground | None:
    """Why a quarter is pointed out, as `judge` says; None where it is not."""
    if now.papers < bounds.least:
        return None
    is_risen = (
        before.papers >= bounds.least
        and now.share - before.share >= bounds.rise
        and tail(now.white, now.papers, before.white, before.papers) <= bounds.chance
    )
    if is_risen:
        return Ground.RISE
    return Ground.SHARE if now.share >= bounds.share else None


def tail(hits: int, trials: int, hits_before: int, trials_before: int) -> float:
    """The chance of at least so many hits, given what was before (beta-binomial)."""
    first, second = hits_before + _PRIOR, trials_before - hits_before + _PRIOR
    least = (
        lgamma(trials + 1)
        - lgamma(hits + 1)
        - lgamma(trials - hits + 1)
        + _log_beta(hits + first, trials - hits + second)
        - _log_beta(first, second)
    )
    # Each member from the one before: a province issues tens of thousands of papers in a quarter.
    k = np.arange(hits, trials)
    steps = np.log((trials - k) / (k + 1)) + np.log((k + first) / (trials - k - 1 + second))
    return min(1.0, float(np.exp(least + np.cumsum(np.concatenate(([0.0], steps)))).sum()))


def summed(months: Mapping[date, Count], first: date, months_long: int) -> Count:
    """The papers of so many months from the first day of one on."""
    total = Count()
    for step in range(months_long):
        total += months.get(month_after(first, step), Count())
    return total


def month_after(first: date, step: int) -> date:
    """The first day of the month so many months later; earlier ones by a negative step."""
    ordinal = first.year * 12 + first.month - 1 + step
    return date(ordinal // 12, ordinal % 12 + 1, 1)


def _log_beta(first: float, second: float) -> float:
    return lgamma(first) + lgamma(second) - lgamma(first + second)
