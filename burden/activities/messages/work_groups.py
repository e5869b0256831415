"""Work groups beside each other: those of one line whose members are the same, and idle ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations


@dataclass(frozen=True)
class WorkGroup:
    """A group: its line of work, its members as hashes, when it was last used, when its task ended.

    `last_active` and `task_ended` are None where nothing is known of them.
    """

    key: str
    line: str
    members: frozenset[str]
    last_active: date | None = None
    task_ended: date | None = None


@dataclass(frozen=True)
class Overlap:
    """Two groups of one line: how many members both have, and their share of the smaller one."""

    first: str
    second: str
    common: int
    ratio: float


def overlaps(
    groups: Iterable[WorkGroup], *, least_ratio: float, least_common: int = 3
) -> list[Overlap]:
    """Return the groups of one line of work that share members, most shared first.

    `least_ratio` is the least share of the smaller group, 0 to 1. Groups are compared only where
    they have somebody in common.
    """
    lines: dict[str, list[WorkGroup]] = defaultdict(list)
    for group in groups:
        lines[group.line].append(group)
    found = (
        one
        for of_line in lines.values()
        for one in _overlaps(of_line)
        if one.ratio >= least_ratio and one.common >= least_common
    )
    return sorted(found, key=lambda one: (-one.common, one.first, one.second))


def _overlaps(groups: list[WorkGroup]) -> Iterator[Overlap]:
    ordered = sorted(groups, key=lambda one: one.key)
    groups_of: dict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(ordered):
        for member in group.members:
            groups_of[member].append(at)
    common: Counter[tuple[int, int]] = Counter()
    for places in groups_of.values():
        common.update(combinations(places, 2))
    for (at, other), count in common.items():
        first, second = ordered[at], ordered[other]
        smaller = min(len(first.members), len(second.members))
        yield Overlap(first.key, second.key, count, count / smaller)


def people_reached(groups: Iterable[WorkGroup]) -> tuple[int, int]:
    """Return how many different people all groups have, and how many seats they fill there."""
    listed = [group.members for group in groups]
    return len(frozenset().union(*listed)), sum(map(len, listed))


def idle(groups: Iterable[WorkGroup], *, on: date, after_days: int) -> list[WorkGroup]:
    """Return groups that nobody used for so many days, or whose task ended that long ago."""
    return [group for group in groups if _idle_days(group, on) >= after_days]


def _idle_days(group: WorkGroup, on: date) -> int:
    ends = [day for day in (group.last_active, group.task_ended) if day is not None]
    return (on - min(ends)).days if ends else 0
