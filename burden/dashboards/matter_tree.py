"""The tree of a matter as its page tells it, as a list and as lanes.

A tree has dozens of nodes, so what each says is put together here, and its lines are rendered once
(`once` in the templates).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format

from burden.dashboards.selectors.matter import Node
from burden.dashboards.templatetags.figures import hours
from burden.matters import lanes, registry
from burden.matters.models import Source
from burden.organisations.models import Level

# More nodes than this are a cloud, not a picture.
_MOST_NODES = 60


@dataclass(frozen=True)
class Line:
    """A node of the tree in words, with what decides how it is shown; see `Node`.

    `state` is that of its finding; empty without one.
    """

    words: dict[str, Any]
    icon: str
    is_open: bool
    is_avoidable: bool
    state: str
    uuid: str
    lines: list["Line"]
    folded: int
    folded_hours: str


@dataclass(frozen=True)
class Drawn:
    """A node of the lanes: its words, its shape (`square`, `circle`, `triangle`)."""

    words: dict[str, Any]
    shape: str
    is_root: bool


@dataclass(frozen=True)
class Listed:
    """An item of the list of a matter in words; `number` is empty where it has none."""

    words: dict[str, Any]
    icon: str
    number: str


_SHAPES = {Source.PAPER: "square", Source.MEETING: "circle"}


def line_of(node: Node) -> Line:
    """The node and all below it."""
    item, place, finding = node.item, registry.place_of(node.item), node.finding
    words = {
        "level": item.get_level_display(),
        "label": place.label,
        "outside": place.outside,
        "hours": hours(node.hours.hours),
        "avoidable": hours(node.hours.avoidable),
    }
    if node.is_open:
        words |= {
            "address": place.address(item),
            "title": item.title,
            "unit": item.unit.name,
            "day": _written(item.occurred_on, "DATE_FORMAT"),
            "bookings_url": reverse("dashboards:booking-list", args=[item.uuid]),
        }
    if finding is not None:
        words |= {
            "finding_url": reverse("findings:finding-detail", args=[finding.uuid]),
            "state_label": finding.get_state_display(),
        }
    return Line(
        words=words,
        icon=place.icon,
        is_open=node.is_open,
        is_avoidable=bool(node.hours.avoidable),
        state="" if finding is None else finding.state,
        uuid=str(item.uuid),
        lines=[line_of(below) for below in node.nodes],
        folded=node.folded,
        folded_hours=hours(node.folded_hours),
    )


def lanes_of(tree: Node) -> lanes.Picture[Node] | None:
    """The tree by level and day; None for one item alone or more than can be looked at."""
    stops = [
        lanes.Stop(
            of=node,
            key=node.item.pk,
            above=node.item.parent_id,
            level=Level(node.item.level),
            moment=node.item.occurred_on.toordinal(),
            hours=float(node.hours.hours),
            name=node.item.unit.name,
            weight=lanes.WEIGHT_A_UNIT,
        )
        for node in _open_nodes(tree)
        if node.item.occurred_on is not None
    ]
    if not 1 < len(stops) <= _MOST_NODES:
        return None
    return lanes.picture(sorted(stops, key=lambda stop: stop.moment))


def drawn(picture: lanes.Picture[Node], tree: Node) -> list[Drawn]:
    """The nodes of the lanes of a tree."""
    return [_drawn(one, is_root=one.of is tree) for one in picture.nodes]


def listed(item: Any) -> Listed:
    """A row of the list, of an item with its `hours` and `avoidable` (`ledger.with_hours`)."""
    place = registry.place_of(item)
    words = {
        "label": place.label,
        "address": place.address(item),
        "title": item.title,
        "level": item.get_level_display(),
        "unit": item.unit.name,
        "day": _written(item.occurred_on, "SHORT_DATE_FORMAT"),
        "bookings_url": reverse("dashboards:booking-list", args=[item.uuid]),
        "hours": hours(item.hours),
        "avoidable": hours(item.avoidable),
    }
    return Listed(words, place.icon, item.number)


def _drawn(one: lanes.Node[Node], *, is_root: bool) -> Drawn:
    item = one.of.item
    shape = _SHAPES.get(Source(item.source), "triangle")
    words: dict[str, Any] = {
        "address": registry.place_of(item).address(item),
        "title": item.title,
        "unit": item.unit.name,
        "date": _written(item.occurred_on, "SHORT_DATE_FORMAT"),
        "day": _written(item.occurred_on, "n-j"),
        "hours": hours(one.of.hours.hours),
        "x": f"{one.x:.1f}",
        "y": f"{one.y:.1f}",
        "label_below": one.label_below,
        "day_below": one.day_below,
    }
    if shape == "square":
        words |= {"left": f"{one.left:.1f}", "top": f"{one.top:.1f}", "side": f"{one.side:.1f}"}
    elif shape == "circle":
        words["radius"] = f"{one.radius:.1f}"
    else:
        words["corners"] = one.triangle
    return Drawn(words, shape, is_root)


def _written(day: date | None, form: str) -> str:
    return "" if day is None else date_format(day, form)


def _open_nodes(node: Node) -> Iterator[Node]:
    if node.is_open:
        yield node
    for below in node.nodes:
        yield from _open_nodes(below)
