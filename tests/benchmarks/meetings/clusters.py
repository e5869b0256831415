"""Whole chains and groups of records: B-cubed without the element itself, and pairs of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations
from statistics import fmean

from meetings.layering import Links
from tests.benchmarks.meetings.edges import Found
from tests.benchmarks.meetings.made import Event, World
from tests.benchmarks.meetings.scoring import Misses, Tally, miss


def chains(world: World, found: Found) -> dict[str, float]:
    """Return B-cubed precision, recall and F of chains over meetings, each left out of its own.

    A meeting alone in its chain is right when it is alone in the other division as well.
    """
    held = list(world.held)
    made = _groups(held, lambda event: _true_parents(event, found))
    linked = _groups(held, lambda event: [upper for _, upper in found[event]])
    precision = fmean(_kept(linked[event], made[event]) for event in held)
    recall = fmean(_kept(made[event], linked[event]) for event in held)
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "F": round(both, 4),
        "chains": len({id(group) for group in made.values()}),
    }


def _true_parents(event: Event, found: Found) -> list[Event]:
    """Return one right parent; of several the one that was found."""
    parents = event.known_parents
    chosen = [upper for _, upper in found[event] if upper in parents]
    return chosen[:1] if event.optional else [*chosen, *parents][:1]


def _groups(
    events: Iterable[Event], parents_of: Callable[[Event], Iterable[Event]]
) -> dict[Event, set[Event]]:
    """Return the group of each event: all that parents tie together."""
    group = {event: {event} for event in events}
    for event in list(group):
        for parent in parents_of(event):
            one, other = group[event], group[parent]
            if one is other:
                continue
            small, large = sorted((one, other), key=len)
            large |= small
            for moved in small:
                group[moved] = large
    return group


def _kept(mine: set[Event], theirs: set[Event]) -> float:
    """Return which share of an event's companions are its companions in the other division."""
    if len(mine) == 1:
        return float(len(theirs) == 1)
    return (len(mine & theirs) - 1) / (len(mine) - 1)


def same_meeting(world: World, links: Links, misses: Misses) -> dict[str, object]:
    """Return precision and recall of pairs of records that tell of one meeting."""
    event_of = world.by_record()
    tally = Tally()
    listed = {frozenset(pair) for group in links.same for pair in combinations(group, 2)}
    planted = {
        frozenset(pair)
        for event in world.held
        for pair in combinations([record.id for record in event.records], 2)
    }
    tally.listed, tally.planted, tally.right = len(listed), len(planted), len(listed & planted)
    for part, pairs in (("joined", listed - planted), ("not joined", planted - listed)):
        for pair in sorted(pairs, key=sorted):
            one, other = (event_of[key] for key in sorted(pair))
            titles = [
                record.title for record in (*one.records, *other.records) if record.id in pair
            ]
            misses.append(miss(part, one=one, other=other, titles=titles))
    return tally.figures()


def held_again_joined(world: World, links: Links) -> dict[str, object]:
    """Return how many meetings were held again, and how many were taken for one with another."""
    event_of = world.by_record()
    again = [event for event in world.held if event.made_as.startswith("held again")]
    joined = {
        event
        for group in links.same
        for event in {event_of[key] for key in group}
        if len({event_of[key] for key in group}) > 1
    }
    return {"held again": len(again), "joined": sum(event in joined for event in again)}
