"""Which groups of answers may be told, so that no smaller one can be worked out from them.

Answers are told by level and, within a level, by unit. Of each sum that is told, the parts that
are told leave a rest that is nobody or a group large enough: whoever subtracts finds no less.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Level = TypeVar("Level", bound=Hashable)
Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True)
class Told(Generic[Level, Group]):
    """What may be told beside each other."""

    has_total: bool
    levels: frozenset[Level]
    groups: frozenset[Group]


def told_of(counts: Mapping[Level, Mapping[Group, int]], smallest: int) -> Told[Level, Group]:
    """What may be told of answers counted by level and by group within it."""
    by_level = {level: sum(groups.values()) for level, groups in counts.items()}
    if sum(by_level.values()) < smallest:
        return Told(False, frozenset(), frozenset())
    levels = _parts(by_level, smallest)
    groups = [_parts(counts[level], smallest) for level in levels]
    return Told(True, levels, frozenset().union(*groups))


def _parts(counts: Mapping[Group, int], smallest: int) -> frozenset[Group]:
    """The largest parts that leave nobody or enough; of equal ones the first goes last."""
    shown = [one for one, number in counts.items() if number >= smallest]
    shown.sort(key=lambda one: -counts[one])
    whole = sum(counts.values())
    while shown and 0 < whole - sum(counts[one] for one in shown) < smallest:
        shown.pop()
    return frozenset(shown)
