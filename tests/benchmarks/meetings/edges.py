"""Edges against the chains that a world was made with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import fmean

from meetings.layering import Edge, Links
from meetings.layering.records import LEVELS
from tests.benchmarks.meetings.made import NO_EDGE, NO_FINDING, UNNAMED, Event, World
from tests.benchmarks.meetings.scoring import Misses, Shares, Tally, miss, share

FINDING_NOVELTY = 0.3
ONE_EVENT = "reported by several"


@dataclass
class Found:
    """The edges of one world, each with its two events; an event's edges by the lower one."""

    of: dict[Event, list[tuple[Edge, Event]]] = field(default_factory=dict)

    @classmethod
    def read(cls, links: Links, event_of: Mapping[str, Event]) -> Found:
        """Return edges between events; records of one event stand for it."""
        found = cls()
        for edge in links.edges:
            lower, upper = event_of[edge.lower], event_of[edge.upper]
            found.of.setdefault(lower, []).append((edge, upper))
        return found

    def __getitem__(self, event: Event) -> list[tuple[Edge, Event]]:
        return self.of.get(event, [])


@dataclass
class Judged:
    """Edges counted in all and by the lower level; upper meetings that are an ancestor; and which
    share of the meetings of each class and trait was linked rightly.
    """

    total: Tally = field(default_factory=Tally)
    of_level: dict[str, Tally] = field(default_factory=dict)
    ancestors: int = 0
    ways: Shares = field(default_factory=Shares)

    @property
    def right_ancestor(self) -> float | None:
        """The share of edges whose upper meeting is the nearest or a farther one above."""
        return share(self.ancestors, self.total.listed)


def judged(world: World, found: Found, misses: Misses) -> Judged:
    """Count the edges of a world. An event whose records have several is right with one of them."""
    counts = Judged()
    for event in world.held:
        parents = event.known_parents
        uppers = [upper for _, upper in found[event]]
        wrong = [upper for upper in uppers if upper not in parents]
        right = len(uppers) > len(wrong)
        if event.optional:
            counts.ways.add(f"{event.made_as}, optional", right)
            parents, right = (), False
        level = counts.of_level.setdefault(LEVELS[event.unit.level], Tally())
        for tally in (counts.total, level):
            tally.listed += len(wrong) + right
            tally.right += right
            tally.planted += bool(parents)
        counts.ancestors += right + sum(_is_ancestor(upper, event) for upper in wrong)
        if parents:
            for name in (event.made_as, *event.traits):
                counts.ways.add(name, right)
        if wrong:
            misses.append(miss("edge listed", lower=event, upper=wrong[0], true=_first(parents)))
        elif parents and not right:
            misses.append(miss("edge missed", lower=event, true=_first(parents)))
    return counts


def _first(parents: tuple[Event, ...]) -> Event | None:
    return parents[0] if parents else None


def _is_ancestor(upper: Event, lower: Event) -> bool:
    return any(parent is upper or _is_ancestor(upper, parent) for parent in lower.parents)


def false_shares(world: World, found: Found, misses: Misses) -> Shares:
    """Return of each hard-negative class the share that got an edge, or would be a finding."""
    shares = Shares()
    for event in world.held:
        name = event.judged_as
        if name in (*NO_EDGE, UNNAMED):
            shares.add(name, bool(found[event]))
        elif name in NO_FINDING:
            taken = [edge for edge, _ in found[event] if is_finding(edge)]
            shares.add(name, bool(taken))
            if taken:
                misses.append(miss("finding", lower=event, novelty=taken[0].novelty))
        if len(event.records) > 1:
            shares.add(ONE_EVENT, any(upper is event for _, upper in found[event]))
    return shares


def is_finding(edge: Edge) -> bool:
    """Tell whether an edge would be called a layered meeting."""
    return not edge.spared and edge.novelty < FINDING_NOVELTY


def novelty(world: World, found: Found) -> dict[str, object]:
    """Return the mean absolute error of right edges' novelty, and the share of standing meetings
    that are charged for the very item.
    """
    errors: list[float] = []
    charged = Shares()
    for event in world.held:
        for edge, upper in found[event]:
            if upper not in event.known_parents:
                continue
            if event.novelty is not None:
                errors.append(abs(edge.novelty - event.novelty))
            if event.charged is not None:
                charged.add("standing", edge.items == (event.charged,))
    return {
        "mean absolute error": round(fmean(errors), 4) if errors else None,
        "edges": len(errors),
        "standing meetings charged for the one item": charged.value("standing"),
    }
