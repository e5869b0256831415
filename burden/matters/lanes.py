"""Swim lanes: lanes are levels, x is time, a node's area is its person-hours. Pure geometry."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt
from typing import Generic, TypeVar

from burden.organisations.models import Level

Thing = TypeVar("Thing")

WIDTH, LANE, LEFT, RIGHT, TOP = 1000, 116, 110, 60, 8
SMALLEST, LARGEST = 6.0, 26.0
THINNEST, THICKEST, WEIGHT_A_UNIT = 0.75, 5.0, 4.0
# Below a node stand the unit's name and the day, in letters of this width.
LETTER, BETWEEN = 12, 10


@dataclass(frozen=True)
class Stop(Generic[Thing]):
    """A thing to place. `above` is the key of what it descends from, `weight` of that descent.

    `moment` counts days; `hours` is None where they are not known.
    """

    of: Thing
    key: int
    above: int | None
    level: Level
    moment: float
    hours: float | None
    name: str
    weight: float


@dataclass(frozen=True)
class Node(Generic[Thing]):
    """A placed thing: centre and radius in user units of the picture."""

    stop: Stop[Thing]
    x: float
    y: float
    radius: float

    @property
    def of(self) -> Thing:
        return self.stop.of

    @property
    def is_assumed(self) -> bool:
        return self.stop.hours is None

    @property
    def label_below(self) -> int:
        """How far below the centre the unit's name stands."""
        return round(self.radius) + 14

    @property
    def day_below(self) -> int:
        """How far below the centre the day stands."""
        return self.label_below + 14

    @property
    def left(self) -> float:
        """Left edge of a square as large as the circle."""
        return round(self.x - self.side / 2, 1)

    @property
    def top(self) -> float:
        return round(self.y - self.side / 2, 1)

    @property
    def triangle(self) -> str:
        """Corners of an even triangle as large as the circle, its middle where the circle's is."""
        side = self.radius * sqrt(4 * pi / sqrt(3))
        height = side * sqrt(3) / 2
        top, bottom = self.y - height * 2 / 3, self.y + height / 3
        corners = ((self.x, top), (self.x + side / 2, bottom), (self.x - side / 2, bottom))
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)

    @property
    def side(self) -> float:
        return round(self.radius * sqrt(pi), 1)


@dataclass(frozen=True)
class Edge(Generic[Thing]):
    """A line down to `lower`; `width` grows with the weight of its evidence."""

    path: str
    width: float
    lower: Thing
    weight: float


@dataclass(frozen=True)
class Lane:
    level: Level
    y: float


@dataclass(frozen=True)
class Picture(Generic[Thing]):
    width: int
    height: int
    lanes: tuple[Lane, ...]
    nodes: tuple[Node[Thing], ...]
    edges: tuple[Edge[Thing], ...]


def picture(stops: Sequence[Stop[Thing]]) -> Picture[Thing]:
    """Place the stops in their order; those that would cover each other are moved apart."""
    levels = [level for level in Level if any(stop.level == level for stop in stops)]
    lanes = tuple(Lane(level, TOP + LANE * row + LANE / 2) for row, level in enumerate(levels))
    nodes = _placed(stops, {lane.level: lane.y for lane in lanes})
    by_key = {node.stop.key: node for node in nodes}
    edges = tuple(
        _edge(by_key[node.stop.above], node)
        for node in nodes
        if node.stop.above is not None and node.stop.above in by_key
    )
    width = max(WIDTH, round(max((node.x for node in nodes), default=0)) + RIGHT)
    return Picture(width, TOP + LANE * len(lanes), lanes, nodes, edges)


def _placed(stops: Sequence[Stop[Thing]], height_of: dict[Level, float]) -> tuple[Node[Thing], ...]:
    first = min((stop.moment for stop in stops), default=0)
    span = max((stop.moment for stop in stops), default=0) - first or 1
    most = max((stop.hours or 0 for stop in stops), default=0) or 1
    end_of_lane: dict[Level, float] = {}
    placed = []
    for stop in stops:
        radius = max(SMALLEST, LARGEST * sqrt((stop.hours or 0) / most))
        half = max(radius, LETTER * len(stop.name) / 2)
        x = LEFT + (stop.moment - first) / span * (WIDTH - LEFT - RIGHT)
        x = max(x, end_of_lane.get(stop.level, 0) + BETWEEN + half)
        end_of_lane[stop.level] = x + half
        placed.append(Node(stop, round(x, 1), height_of[stop.level], round(radius, 1)))
    return tuple(placed)


def _edge(upper: Node[Thing], lower: Node[Thing]) -> Edge[Thing]:
    middle = (upper.y + lower.y) / 2
    path = f"M{upper.x} {upper.y} C{upper.x} {middle} {lower.x} {middle} {lower.x} {lower.y}"
    weight = lower.stop.weight
    width = round(min(max(weight / WEIGHT_A_UNIT, THINNEST), THICKEST), 2)
    return Edge(path, width, lower.of, weight)
