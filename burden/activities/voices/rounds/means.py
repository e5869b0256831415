"""Means of answers on a scale, with how far chance may have moved them."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean, stdev

from burden.activities.models.rounds import SCALE

CONFIDENCE = 0.90
_Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


@dataclass(frozen=True)
class Mean:
    """A mean and the ends of its 90 % interval, kept to the scale."""

    mean: float
    low: float
    high: float


def mean_of(values: Sequence[int]) -> Mean:
    """The mean of two answers or more.

    The interval is that of Student's t, by the first terms of its expansion about the normal one.
    The people asked are taken as a few of very many, so it is rather too wide than too narrow.
    """
    mean, degrees = fmean(values), len(values) - 1
    t = _Z + (_Z**3 + _Z) / (4 * degrees)
    half = t * stdev(values) / sqrt(len(values))
    return Mean(mean, max(SCALE[0], mean - half), min(SCALE[-1], mean + half))
