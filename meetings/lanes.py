"""The chain page's picture: lanes are levels, x is time, a node's area is its person-hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from burden.organisations.models import Level
from meetings.selectors import ChainNode

WIDTH, LANE, LEFT, RIGHT, TOP = 1000, 116, 110, 60, 8
SMALLEST, LARGEST = 6.0, 26.0
THINNEST, THICKEST, WEIGHT_A_UNIT = 0.75, 5.0, 4.0
# Below a circle stand the host's name and the day, in letters of this width.
LETTER, BETWEEN = 12, 10


@dataclass(frozen=True)
class Node:
    """A circle: centre and radius in user units of the picture."""

    node: ChainNode
    x: float
    y: float
    radius: float
    is_assumed: bool

    @property
    def label_below(self) -> int:
        """How far below the centre the host's name stands."""
        return round(self.radius) + 14

    @property
    def day_below(self) -> int:
        """How far below the centre the day stands."""
        return self.label_below + 14


@dataclass(frozen=True)
class Edge:
    """A line between two nodes; `width` grows with the weight of its evidence.

    `lower` is the node whose page tells the evidence.
    """

    path: str
    width: float
    lower: ChainNode
    weight: float


@dataclass(frozen=True)
class Lane:
    level: Level
    y: float


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def picture(chain: Sequence[ChainNode]) -> Picture:
    """Place the meetings of a chain; those that would cover each other are moved apart."""
    levels = [level for level in Level if any(n.meeting.host.level == level for n in chain)]
    lanes = tuple(Lane(level, TOP + LANE * row + LANE / 2) for row, level in enumerate(levels))
    height_of = {lane.level.value: lane.y for lane in lanes}
    nodes = _placed(chain, height_of)
    by_meeting = {one.node.meeting.pk: one for one in nodes}
    edges = tuple(
        _edge(by_meeting[one.node.link.upper_id], one, one.node.link.weight)
        for one in nodes
        if one.node.link is not None and one.node.link.upper_id in by_meeting
    )
    width = max(WIDTH, round(max((one.x for one in nodes), default=0)) + RIGHT)
    return Picture(width, TOP + LANE * len(lanes), lanes, nodes, edges)


def _placed(chain: Sequence[ChainNode], height_of: dict[str, float]) -> tuple[Node, ...]:
    starts = [node.meeting.starts_at for node in chain]
    first, span = min(starts), max((max(starts) - min(starts)).total_seconds(), 1)
    most = max((node.hours or 0 for node in chain), default=0) or 1
    end_of_lane: dict[str, float] = {}
    placed = []
    for node in chain:
        level = node.meeting.host.level
        share = (node.meeting.starts_at - first).total_seconds() / span
        radius = max(SMALLEST, LARGEST * sqrt((node.hours or 0) / most))
        half = max(radius, LETTER * len(node.meeting.host.name) / 2)
        x = LEFT + share * (WIDTH - LEFT - RIGHT)
        x = max(x, end_of_lane.get(level, 0) + BETWEEN + half)
        end_of_lane[level] = x + half
        placed.append(
            Node(node, round(x, 1), height_of[level], round(radius, 1), node.hours is None)
        )
    return tuple(placed)


def _edge(upper: Node, lower: Node, weight: float) -> Edge:
    middle = (upper.y + lower.y) / 2
    path = f"M{upper.x} {upper.y} C{upper.x} {middle} {lower.x} {middle} {lower.x} {lower.y}"
    width = round(min(max(weight / WEIGHT_A_UNIT, THINNEST), THICKEST), 2)
    return Edge(path, width, lower.node, weight)
