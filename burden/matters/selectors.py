"""Reads of one matter: a superior paper or meeting and all that descended from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from burden.matters.models import Edge, Item
from burden.organisations.models import Level

_BELOW = """
WITH RECURSIVE below AS (
    SELECT id, ARRAY[id] AS line FROM matters_item WHERE parent_id = %s
    UNION ALL
    SELECT child.id, below.line || child.id
      FROM matters_item AS child JOIN below ON child.parent_id = below.id
     WHERE child.id <> ALL (below.line)
)
SELECT item.* FROM matters_item AS item JOIN below USING (id) ORDER BY item.depth, item.id
"""


@dataclass(frozen=True)
class Branch:
    """An item and the branches that descend from it."""

    item: Item
    branches: tuple["Branch", ...]


def root_of(item: Item) -> Item:
    """The top of the item's line; the item itself when it descends from nothing."""
    return item.root or item


def matter(item: Item) -> QuerySet[Item]:
    """All items of the matter an item belongs to, from the root down."""
    return (
        Item.objects.filter(root=root_of(item))
        .select_related("unit")
        .order_by("depth", "occurred_on", "id")
    )


def matter_tree(item: Item) -> Branch:
    """The matter as a tree, each item's branches by date; three queries at any size."""
    return tree_of(root_of(item), matter(item))


def tree_of(root: Item, items: Iterable[Item]) -> Branch:
    """The items of a matter as the tree below its root."""
    children: dict[int | None, list[Item]] = {}
    for one in items:
        children.setdefault(one.parent_id, []).append(one)
    return Branch(root, _branches(root, children))


def _branches(item: Item, children: dict[int | None, list[Item]]) -> tuple[Branch, ...]:
    return tuple(Branch(child, _branches(child, children)) for child in children.get(item.pk, ()))


def descendants(item: Item) -> list[Item]:
    """All that descends from the item, the item itself left out, by depth."""
    return list(Item.objects.raw(_BELOW, [item.pk]))


def counts_by_level(item: Item) -> dict[tuple[Level, str], int]:
    """How many items of each source the matter has at each level."""
    counted = (
        Item.objects.filter(root=root_of(item)).values("level", "source").annotate(n=Count("pk"))
    )
    return {(Level(row["level"]), row["source"]): row["n"] for row in counted}


def callers_of(item: Item) -> QuerySet[Item]:
    """Items that call this one (the notice of a meeting), the earliest first."""
    calls = Edge.objects.filter(lower=item, relation=Edge.Relation.CALLS)
    return Item.objects.filter(pk__in=calls.values("upper")).order_by("occurred_on", "pk")
