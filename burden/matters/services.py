"""Writes to the line of descent of all items."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, Value

from burden.matters import registry
from burden.matters.errors import CircularDescent
from burden.matters.models import Edge, Item, Source
from burden.matters.selectors import descendants
from burden.organisations import locks
from burden.organisations.models import Level, Unit


@transaction.atomic
def announce(
    *,
    source: Source | str,
    source_uuid: UUID,
    unit: Unit,
    level: Level | str,
    occurred_on: date | None,
    number: str,
    title: str,
) -> Item:
    """Make the item of a paper or meeting known, or bring it up to date; its descent stays."""
    item, is_new = Item.objects.update_or_create(
        source=source,
        source_uuid=source_uuid,
        defaults={
            "unit": unit,
            "level": level,
            "occurred_on": occurred_on,
            "number": number[:100],
            "title": title[:500],
            "removed_at": None,
        },
    )
    if is_new:
        item.root = item
        item.save(update_fields=["root"])
    registry.tell(item)
    return item


def connect(*, upper: Item, lower: Item, relation: Edge.Relation) -> Edge:
    """Note that one item names another of a different source; safe to repeat."""
    edge, _ = Edge.objects.get_or_create(upper=upper, lower=lower, relation=relation)
    return edge


def empty(*, item: Item, at: datetime) -> None:
    """Take the words of an item away, in the caller's transaction; its place in the tree stays."""
    item.title, item.removed_at = Item.REMOVED_TITLE, at
    item.save(update_fields=["title", "removed_at"])


def hold_tree() -> None:
    """Wait for the right to attach, and hold it to the commit.

    A job that attaches takes it before it confirms its lease: who attaches may ask for other jobs,
    and would wait for their rows while they wait to attach.
    """
    locks.hold("matters.attach")


@transaction.atomic
def attach(*, item: Item, parent: Item | None) -> Item:
    """Put an item, with all that descends from it, below a parent; None makes it a root.

    Attaching is serial: two attachments at once could otherwise make a circle of which neither
    sees the other half, or leave a root from before the other's move.

    Raises:
        CircularDescent: the parent is the item itself or descends from it.
    """
    hold_tree()
    item.refresh_from_db(fields=["parent", "root", "depth"])
    if item.parent_id == (parent.pk if parent else None):
        return item
    below = descendants(item)
    if parent is not None:
        parent.refresh_from_db(fields=["parent", "root", "depth"])
        if parent.pk == item.pk or parent.pk in {one.pk for one in below}:
            raise CircularDescent(item, parent)
    root, depth = (parent.root_id or parent.pk, parent.depth + 1) if parent else (item.pk, 0)
    Item.objects.filter(pk=item.pk).update(parent=parent)
    Item.objects.filter(pk__in=[item.pk, *(one.pk for one in below)]).update(
        root_id=root, depth=F("depth") + Value(depth - item.depth)
    )
    item.refresh_from_db()
    return item


def place(*, item: Item, parent: Item | None) -> Item:
    """Attach an item; a parent that already descends from it makes it a root instead.

    Two items that name each other would lead in a circle: the line that was there first stays.
    """
    try:
        return attach(item=item, parent=parent)
    except CircularDescent:
        return attach(item=item, parent=None)
