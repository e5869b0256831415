"""The index 0-100: hours per person and working day against fixed ceilings. Pure numbers.

The form is that of a composite indicator with fixed goalposts and a linear sum (OECD/JRC
Handbook, 2008): a new unit never moves the scale of the others, and the sum can be taken apart
again exactly, into components and into single items.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cached_property
from statistics import median
from typing import Any, NamedTuple

_HOURS_PLACES = Decimal("0.0001")
_NO_HOURS = Decimal(0).quantize(_HOURS_PLACES)
# Makes the median absolute deviation of a normal distribution its standard deviation.
_MAD_SCALE = 1.4826


@dataclass(frozen=True)
class Scale:
    """Weight and ceiling of each component; a ceiling is in hours per person and working day."""

    weights: Mapping[str, float]
    ceilings: Mapping[str, float]

    @property
    def components(self) -> tuple[str, ...]:
        return tuple(self.weights)

    def of(self, components: Iterable[str]) -> "Scale":
        """The same scale of these components alone, in their order."""
        known = tuple(components)
        return Scale(
            weights={name: self.weights[name] for name in known},
            ceilings={name: self.ceilings[name] for name in known},
        )

    @cached_property
    def shares(self) -> Mapping[str, float]:
        """The weight of each component among all weights; they sum to 1."""
        whole = sum(self.weights.values())
        return {component: weight / whole for component, weight in self.weights.items()}

    def part(self, component: str, hours: Decimal, *, person_days: int) -> "Part":
        """What the hours give; they are rounded to four places first, see `parts_of`."""
        amount = hours.quantize(_HOURS_PLACES)
        rate = float(amount) / person_days
        ratio = rate / self.ceilings[component]
        return Part(component, amount, rate, ratio, 100 * self.shares[component] * min(1.0, ratio))


class Part(NamedTuple):
    """What one component gives to a score.

    `rate` is hours per person and working day, `ratio` the rate in ceilings (1.6 means 1.6 times
    the ceiling; only the first 1.0 gives points).
    """

    component: str
    hours: Decimal
    rate: float
    ratio: float
    points: float

    @property
    def row(self) -> dict[str, Any]:
        """As it is told: the hours as text, which keeps their places."""
        return {
            "component": self.component,
            "hours": str(self.hours),
            "rate": self.rate,
            "ratio": self.ratio,
            "points": self.points,
        }

    @classmethod
    def nothing(cls, component: str) -> "Part":
        """That of a component which a unit has no hours in, as most have in most."""
        return cls(component, _NO_HOURS, 0.0, 0.0, 0.0)


def parts_of(
    hours: Mapping[str, Decimal], *, staff: int, working_days: int, scale: Scale
) -> tuple[Part, ...]:
    """The components of one unit's score in the order of the scale.

    Hours are rounded to four places first, so a score can be worked out again from what is shown.

    Args:
        hours: hours the unit received, by component; an absent component has none.
        staff: people of the unit, above 0.
        working_days: of the period, above 0.
    """
    person_days = staff * working_days
    return tuple(
        scale.part(component, hours[component], person_days=person_days)
        if component in hours
        else Part.nothing(component)
        for component in scale.components
    )


def score_of(parts: Iterable[Part]) -> float:
    """The score, 0-100: the sum of the points; a part without hours adds nothing to it."""
    return sum((part.points for part in parts), 0.0)


def points_of_item(part: Part, *, item_hours: Decimal, all_hours: Decimal) -> float:
    """As much of the component's points as the item has of its hours.

    `all_hours` are the component's hours as the ledger has them, not as the part shows them, so
    the points of all items add up to those of the part.
    """
    return float(Fraction(item_hours) / Fraction(all_hours)) * part.points if all_hours else 0.0


def shown(values: Sequence[float], *, places: int = 1) -> tuple[Decimal, ...]:
    """The values rounded so that they add up to their rounded sum (largest remainder).

    All are rounded down first; the units of the last place that the sum then lacks go to the
    values that lost most.
    """
    step = Decimal(1).scaleb(-places)
    # Nine places are far below what is shown and far above the noise of binary fractions.
    exact = [Decimal(repr(round(value, 9))) for value in values]
    total = sum(exact, Decimal(0)).quantize(step, rounding=ROUND_HALF_UP)
    floors = [value.quantize(step, rounding=ROUND_FLOOR) for value in exact]
    lacking = int((total - sum(floors, Decimal(0))) / step)
    by_loss = sorted(range(len(exact)), key=lambda i: exact[i] - floors[i], reverse=True)
    for position in by_loss[:lacking]:
        floors[position] += step
    return tuple(floors)


def robust_deviation(value: float, peers: Sequence[float]) -> float | None:
    """How far the value lies from its peers, in robust standard deviations.

    (value - median) / (1.4826 x median absolute deviation), after Hampel; None where half of the
    peers are alike, since then nothing measures their spread.
    """
    if not peers:
        return None
    middle = median(peers)
    return deviation_from(value, middle, median([abs(peer - middle) for peer in peers]))


def deviation_from(value: float, middle: float, spread: float) -> float | None:
    """The same, where median and median absolute deviation of the peers are known."""
    return (value - middle) / (_MAD_SCALE * spread) if spread else None
