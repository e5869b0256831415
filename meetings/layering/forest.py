"""The edges of a whole list of meetings, on as many processes as are given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from multiprocessing import get_context
from typing import NamedTuple

from .blocking import Index
from .context import Context
from .parents import best
from .profiles import Profile
from .records import Edge

# Below this a second process costs more than it saves.
_WORTH_A_PROCESS = 5_000


class Scored(NamedTuple):
    """How many candidates were scored for all meetings, and at most for one."""

    in_all: int
    most: int


class Forest:
    """Events in order of time, among which each one's parent is looked for."""

    def __init__(self, events: Sequence[Profile], context: Context) -> None:
        self._events = events
        self._context = context
        self._window = timedelta(days=context.weights.window_days)

    def edges(self, processes: int = 1) -> tuple[list[Edge], Scored]:
        """Return all edges in order of time, and how many candidates were scored."""
        if processes < 2 or len(self._events) < _WORTH_A_PROCESS:
            return self.edges_of(range(len(self._events)))
        step = -(-len(self._events) // (4 * processes))
        parts = [range(i, i + step) for i in range(0, len(self._events), step)]
        parts[-1] = range(parts[-1].start, len(self._events))
        # Forked, the others see the events without a copy being made or sent.
        with get_context("fork").Pool(processes, _share, (self,)) as pool:
            found = pool.map(_edges_of_part, parts, chunksize=1)
        scored = [counts for _, counts in found]
        in_all = Scored(sum(one.in_all for one in scored), max(one.most for one in scored))
        return [edge for edges, _ in found for edge in edges], in_all

    def edges_of(self, part: range) -> tuple[list[Edge], Scored]:
        """Return the edges of a stretch of the events, and how many candidates were scored."""
        edges: dict[int, Edge] = {}
        scored = most = 0
        children = [i for i in part if self._events[i].can_repeat]
        if not children:
            return [], Scored(0, 0)
        since = self._events[children[0]].start - self._window
        index = Index(self._events, self._context.vocabulary, since)
        for i in sorted(children, key=lambda i: self._events[i].latest_start):
            child = self._events[i]
            found = index.candidates(child, self._context.hierarchy, self._window)
            scored += len(found)
            most = max(most, len(found))
            edge = best(child, [self._events[j] for j in found], self._context) if found else None
            if edge is not None:
                edges[i] = edge
        return [edges[i] for i in sorted(edges)], Scored(scored, most)


_shared: list[Forest] = []


def _share(forest: Forest) -> None:
    _shared[:] = [forest]


def _edges_of_part(part: range) -> tuple[list[Edge], Scored]:
    return _shared[0].edges_of(part)
