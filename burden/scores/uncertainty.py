"""How sure a score is: the same score worked out many times with the doubts drawn anew.

Drawn are (Monte Carlo over a composite indicator, OECD/JRC Handbook step 7):
- the weights, each up to a quarter more or less, then brought back to a sum of 1;
- the true length of meetings and of other burdens (log-normal, sigma 0.10) and the true speed of
  reading and writing (log-normal, sigma 0.25): one error of the yardstick for all units alike;
- how much of what was found in a superior item is really repeated (normal around 1, sigma 0.08):
  each unit's own, and never more than was found; what drops out stays as ordinary hours.

All comes from the stored seed and the unit's id, so the draws of a unit are the same whichever
others are looked at, today and later, and two units can be compared draw by draw.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from burden.scores.index import Scale

Array = npt.NDArray[np.float64]

_WEIGHT_NOISE = 0.25
_LENGTH_SIGMA = 0.10
_SPEED_SIGMA = 0.25
_CONTAINED_SIGMA = 0.08
_INTERVAL = (5.0, 95.0)
# Units taken at a time, so memory stays flat for a whole province.
_BATCH = 500

_PAPERS = frozenset({"document", "copied"})
# What repeats a superior item, and where its hours fall back to when it does not.
_REPEATS = {
    "layered": "meeting",
    "copied": "document",
    "form_dup": "form",
    "instr_dup": "instruction",
}


class Interval(NamedTuple):
    """Where nine of ten draws lie."""

    low: float
    high: float


@dataclass(frozen=True)
class Load:
    """A unit's hours per person and working day, in the order of the scale's components."""

    unit_id: int
    rates: Sequence[float]


@dataclass(frozen=True)
class Doubts:
    """The doubts of one month and one parameter version."""

    scale: Scale
    seed: int
    draws: int

    def scores(self, loads: Sequence[Load]) -> Array:
        """Drawn scores, a row a unit, a column a draw; columns of one index belong together."""
        yardstick = self._yardstick()
        batches = [
            self._batch(loads[start : start + _BATCH], yardstick)
            for start in range(0, len(loads), _BATCH)
        ]
        return np.concatenate(batches) if batches else np.empty((0, self.draws))

    def _yardstick(self) -> tuple[Array, Array]:
        """Points a rate of one gives, and factors of the hours; draws x components each."""
        random = _generator(self.seed, 0)
        components = self.scale.components
        shares = np.array([self.scale.shares[component] for component in components])
        weights = shares * random.uniform(
            1 - _WEIGHT_NOISE, 1 + _WEIGHT_NOISE, (self.draws, len(components))
        )
        weights /= weights.sum(axis=1, keepdims=True)
        length = random.lognormal(0, _LENGTH_SIGMA, self.draws)
        speed = random.lognormal(0, _SPEED_SIGMA, self.draws)
        factors = np.stack(
            [speed if component in _PAPERS else length for component in components], axis=1
        )
        return weights, factors

    def _batch(self, loads: Sequence[Load], yardstick: tuple[Array, Array]) -> Array:
        weights, factors = yardstick
        contained = np.stack([self._contained(load.unit_id) for load in loads])
        rates = np.array([load.rates for load in loads], float)
        hours = self._redistributed(rates, contained)
        hours *= factors
        hours /= [self.scale.ceilings[component] for component in self.scale.components]
        np.minimum(hours, 1, out=hours)
        scores: Array = 100 * np.einsum("udk,dk->ud", hours, weights)
        return scores

    def _contained(self, unit_id: int) -> Array:
        """The part of the repeated hours that really is repeated, one figure a draw."""
        return _generator(self.seed, unit_id).normal(1, _CONTAINED_SIGMA, self.draws).clip(0, 1)

    def _redistributed(self, rates: Array, contained: Array) -> Array:
        """Rates with the doubtful share moved back; units x draws x components."""
        order = {component: index for index, component in enumerate(self.scale.components)}
        hours = np.repeat(rates[:, None, :], self.draws, axis=1)
        for repeated, plain in _REPEATS.items():
            if repeated not in order:
                continue
            kept = hours[:, :, order[repeated]] * contained
            if plain in order:
                hours[:, :, order[plain]] += hours[:, :, order[repeated]] - kept
            hours[:, :, order[repeated]] = kept
        return hours


def intervals(scores: Array) -> list[Interval]:
    """The interval of each row of draws."""
    if not scores.size:
        return []
    low, high = np.percentile(scores, _INTERVAL, axis=1)
    return [Interval(float(one), float(other)) for one, other in zip(low, high, strict=True)]


def probability_above(one: Array, other: Array) -> float:
    """Share of the draws in which the one lies above the other; equal draws count half."""
    return float(np.mean(one > other) + np.mean(one == other) / 2)


def probability_highest(scores: Array) -> list[float]:
    """Share of the draws in which each row is the highest."""
    highest = np.bincount(scores.argmax(axis=0), minlength=len(scores))
    return [float(count) / scores.shape[1] for count in highest]


def rank_intervals(scores: Array) -> list[tuple[int, int]]:
    """Best and worst rank of each row in nine of ten draws; rank 1 is the highest score."""
    ranks = len(scores) - scores.argsort(axis=0).argsort(axis=0)
    low, high = np.percentile(ranks, _INTERVAL, axis=1, method="nearest")
    return [(int(one), int(other)) for one, other in zip(low, high, strict=True)]


def _generator(seed: int, unit_id: int) -> np.random.Generator:
    """A stream of its own for each pair; 0, which no unit has, is the yardstick's."""
    return np.random.Generator(np.random.Philox(key=np.array([seed, unit_id], np.uint64)))
