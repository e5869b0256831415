"""Rows of items, each with whether the reader may open it.

Hours that landed in a scope are told to whoever may read its figures; what caused them is told in
words only to those who may open the paper or meeting.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.db.models import QuerySet

from burden.matters.models import Item
from burden.matters.registry import is_open_to
from burden.organisations.models import User
from burden.organisations.seen import Seen


class Costed(Protocol):
    """A row with an item and its hours."""

    @property
    def item(self) -> Item: ...
    @property
    def hours(self) -> Decimal: ...
    @property
    def avoidable(self) -> Decimal: ...


@dataclass(frozen=True)
class ItemRow:
    item: Item
    is_open: bool
    hours: Decimal
    avoidable: Decimal


def open_among(user: User, items: Iterable[Item]) -> set[int]:
    """Ids of those that the reader may open; one query, which asks only where such items are."""
    items = list(items)
    sources = frozenset(one.source for one in items)
    return set(_OPEN.rows(user, sources, ids=[one.pk for one in items])) if items else set()


def _open(reader: User, sources: frozenset[str], ids: list[int]) -> QuerySet[Item, int]:
    listed = Item.objects.filter(is_open_to(reader, sources), pk__among=ids)
    return listed.values_list("pk", flat=True)


_OPEN = Seen(_open, ids=[-1])


def item_rows(rows: Iterable[Costed], open_ids: set[int]) -> list[ItemRow]:
    """The rows in the same order."""
    return [ItemRow(one.item, one.item.pk in open_ids, one.hours, one.avoidable) for one in rows]
