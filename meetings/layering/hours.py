"""Person-hours of a meeting, and which part of them could have been spared.

The formulas are those of the burden reference, section 2.2 and 2.3, in one place.
"""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise


def attended(people: int, length: float, travel: float = 0.0, preparation: float = 0.0) -> float:
    """Return the hours one unit gives to a meeting: people x (length + travel + preparation)."""
    return people * (length + travel + preparation)


def layered(hours: float, accompanying: float, novelty: float) -> float:
    """Return the avoidable hours of a repeating meeting: what is not already counted as
    accompanying, times the share that stood in the parent (1 - novelty).
    """
    return (hours - accompanying) * (1 - novelty)


def of_items(hours: float, items: int, of: int) -> float:
    """Return the part of a meeting's hours that some of its items take, all items being equal."""
    return hours * items / of if of else hours


def once(spans: list[tuple[datetime, datetime]]) -> float:
    """Return the hours one person spends in meetings, overlapping time counted once."""
    total, until = 0.0, None
    for start, end in sorted(spans):
        begin = start if until is None else max(start, until)
        if end > begin:
            total += (end - begin).total_seconds() / 3600
            until = end
    return total


def conflicts(spans: list[tuple[datetime, datetime]]) -> int:
    """Return how many neighbouring meetings of one person overlap."""
    return sum(later[0] < earlier[1] for earlier, later in pairwise(sorted(spans)))


def after_hours(hours: float, outside: float, factor: float = 1.5) -> float:
    """Return hours with the part outside working time weighted by a factor."""
    return hours - outside + outside * factor
