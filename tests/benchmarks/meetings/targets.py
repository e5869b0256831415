"""What is to be reached, and a figure printed beside it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """A limit: at least, or at most."""

    limit: float
    at_least: bool = True

    def beside(self, value: float | None, count: int | None = None) -> str:
        """Return the figure, how many it is of, the limit, and whether it is reached."""
        of = f" of {count}" if count is not None else ""
        sign = ">=" if self.at_least else "<="
        return f"{_shown(value)}{of}  ({sign} {self.limit:g}: {self._verdict(value)})"

    def _verdict(self, value: float | None) -> str:
        if value is None:
            return "not measured"
        reached = value >= self.limit if self.at_least else value <= self.limit
        return "reached" if reached else "MISSED"


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:g}"


def at_most(limit: float) -> Target:
    """Return a limit from above."""
    return Target(limit, at_least=False)


EDGE_PRECISION = Target(0.95)
EDGE_RECALL = Target(0.92)
RIGHT_ANCESTOR = Target(0.97)
FALSE_SHARE = at_most(0.02)
B_CUBED = Target(0.90)
CANDIDATES = at_most(10)
COST_RATIO = at_most(1.5)
BULK = 100_000
SECONDS_OF_100_000 = at_most(45)
STREAMING_MS = at_most(50)
