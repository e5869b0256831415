"""All figures of one made-up world: what was found in it against what is true of it."""

from __future__ import annotations

from typing import Any

from meetings.layering import Links
from meetings.layering.records import LEVELS
from tests.benchmarks.meetings import attendance, clusters, edges, targets
from tests.benchmarks.meetings.made import UNNAMED, World
from tests.benchmarks.meetings.scoring import Misses, Shares


def figures(world: World, links: Links, misses: Misses, false: Shares) -> dict[str, Any]:
    """Return every figure, those that have a target beside it; add what is false to `false`."""
    found = edges.Found.read(links, world.by_record())
    falsely = edges.false_shares(world, found, misses)
    false.join(falsely)
    chains: dict[str, Any] = {**clusters.chains(world, found)}
    chains["F"] = targets.B_CUBED.beside(chains["F"])
    nested, false_nested = attendance.nested(world, links, misses)
    idle, false_idle = attendance.accompanying(world, links, misses)
    return {
        "meetings": len(world.meetings),
        "units": len(world.units),
        "edges": _edges(edges.judged(world, found, misses)),
        "falsely linked": beside(falsely),
        "B-cubed, each left out": chains,
        "same meeting": clusters.same_meeting(world, links, misses)
        | clusters.held_again_joined(world, links),
        "nested": nested | {"false": beside(false_nested)},
        "accompanying units": idle | {"false": beside(false_idle)},
        "novelty": edges.novelty(world, found),
        "scored a meeting, mean": targets.CANDIDATES.beside(
            round(links.scored / len(world.meetings), 2)
        ),
        "scored a meeting, most": targets.CANDIDATES.beside(links.most_scored),
    }


def _edges(counts: edges.Judged) -> dict[str, Any]:
    ways = counts.ways
    return {
        "precision": targets.EDGE_PRECISION.beside(counts.total.precision, counts.total.listed),
        "recall": targets.EDGE_RECALL.beside(counts.total.recall, counts.total.planted),
        "right ancestor": targets.RIGHT_ANCESTOR.beside(counts.right_ancestor, counts.total.listed),
        "of each level": {
            name: counts.of_level[name].figures() for name in LEVELS if name in counts.of_level
        },
        "recall of each way": {
            name: f"{ways.value(name)} of {ways.of[name]}" for name in sorted(ways.of)
        },
    }


def beside(shares: Shares) -> dict[str, str]:
    """Return the false share of each class beside its limit; of what nobody can tell without."""
    return {
        name: f"{shares.value(name)} of {shares.of[name]}"
        if name == UNNAMED
        else targets.FALSE_SHARE.beside(shares.value(name), shares.of[name])
        for name in sorted(shares.of)
    }
