"""Found links against the chains a made-up world was made with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from meetings.layering import Edge, Links, Meeting
from tests.benchmarks.meetings_generator import Event, World

HARD_NEGATIVES = (
    "weekly",
    "quarterly",
    "emergency",
    "statutory",
    "training",
    "root_after_root",
)


def figures(world: World, links: Links) -> dict[str, object]:
    """Return precision, recall, right ancestors and the share of false edges of each class."""
    event_of = {record.id: event for event in world.events for record in _records(event)}
    held = [event for event in world.events if not event.dropped]
    found = {id(event_of[e.lower]): (e, event_of[e.upper]) for e in links.edges}
    true = {id(e): e.parent for e in held if e.parent is not None and not e.parent.dropped}
    right = sum(true.get(lower) is upper for lower, (_, upper) in found.items())
    lowers = {id(event): event for event in held}
    ancestors = sum(_is_ancestor(upper, lowers[lower]) for lower, (_, upper) in found.items())
    return {
        "meetings": len(world.meetings),
        "edge precision": round(right / max(len(found), 1), 4),
        "edge recall": round(right / max(len(true), 1), 4),
        "right ancestor": round(ancestors / max(len(found), 1), 4),
        "false edges": _false_edges(held, found, true),
        "same meeting": _pairs(held, links),
        "scored a meeting": round(links.scored / max(len(world.meetings), 1), 2),
    }


def _records(event: Event) -> tuple[Meeting, ...]:
    return (event.record, *event.others)


def _is_ancestor(upper: Event, lower: Event) -> bool:
    step = lower.parent
    while step is not None and step is not upper:
        step = step.parent
    return step is upper


def _false_edges(
    held: Iterable[Event],
    found: dict[int, tuple[Edge, Event]],
    true: dict[int, Event],
) -> dict[str, float]:
    """Return of each class of hard negatives the share that got an edge; of meetings whose parent
    is missing as well."""
    made: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for event in held:
        missing = event.parent is not None and event.parent.dropped
        name = "parent missing" if missing else event.made_as
        if not missing and name not in HARD_NEGATIVES:
            continue
        made[name] += 1
        wrong[name] += id(event) in found
    return {name: round(wrong[name] / made[name], 4) for name in sorted(made)}


def _pairs(held: Iterable[Event], links: Links) -> dict[str, float]:
    true = {
        frozenset(pair)
        for event in held
        for pair in combinations([record.id for record in _records(event)], 2)
    }
    found = {frozenset(pair) for group in links.same for pair in combinations(group, 2)}
    both = len(true & found)
    return {
        "precision": round(both / max(len(found), 1), 4),
        "recall": round(both / max(len(true), 1), 4),
    }
