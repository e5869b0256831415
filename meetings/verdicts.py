"""What the thresholds make of stored links and of what a meeting ties together.

A layered meeting (层层开会, LOC-01) repeats a superior meeting with little of its own. What law
prescribes, emergencies and what the engine spares are left out, and one signal alone never makes a
finding. All of it holds for one row as for all rows at once, so that other thresholds are a query.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from burden.thresholds.parameters import Parameters

EXPLICIT = frozenset({"conveys", "cites", "named"})
FEWEST_WITH_EXPLICIT = 2
FEWEST_IMPLICIT = 3

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
# One figure or many.
Figures = Floats | float


@dataclass(frozen=True)
class Links:
    """What a verdict looks at, of any number of links: parallel arrays.

    `own` is the share of the lower meeting that is its own, `weight` in bits; `signals` are how
    many speak for the link, `is_explicit` whether one of them names the superior meeting.
    """

    is_spared: Bools
    own: Floats
    weight: Floats
    signals: Floats
    is_explicit: Bools


def are_layered(links: Links, parameters: Parameters) -> Bools:
    """Which links are suspected layered meetings."""
    fewest = np.where(links.is_explicit, FEWEST_WITH_EXPLICIT, FEWEST_IMPLICIT)
    suspected: Bools = (
        ~links.is_spared
        & ~has_own_measures(links.own, parameters)
        & (links.weight >= parameters["meeting.link_weight"])
        & (links.signals >= fewest)
    )
    return suspected


def has_own_measures(own: Figures, parameters: Parameters) -> Bools:
    """Whether as much of the lower meeting is its own as outweighs what it repeats."""
    outweighs: Bools = np.greater_equal(own, parameters["meeting.novelty"])
    return outweighs


def probabilities(weights: Floats) -> Floats:
    """How likely edges of these weights (in bits) are right: 2^w / (1 + 2^w)."""
    likely: Floats = 1 / (1 + np.exp2(np.minimum(-weights, 64)))
    return likely


def are_accompanied(people: Figures, hours: Figures, parameters: Parameters) -> Bools:
    """In which meetings so many sat, for so long, where nothing concerned them."""
    return _weighs("accompany", people, hours, parameters)


def are_nested(people: Figures, hours: Figures, parameters: Parameters) -> Bools:
    """Which meetings kept so many, for so long, in items of others."""
    return _weighs("nested", people, hours, parameters)


def _weighs(kind: str, people: Figures, hours: Figures, parameters: Parameters) -> Bools:
    enough: Bools = np.logical_and(
        np.greater_equal(people, parameters.whole(f"meeting.{kind}_people")),
        np.greater_equal(hours, parameters[f"meeting.{kind}_hours"]),
    )
    return enough
