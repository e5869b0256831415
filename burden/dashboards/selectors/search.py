"""One search over items of all kinds and units."""

from dataclasses import dataclass

from django.db.models import QuerySet

from burden.matters import registry
from burden.matters.models import Item
from burden.organisations.models import Unit, User
from burden.organisations.selectors import units_matching, visible_units

_LONGEST_LIST = 20


@dataclass(frozen=True)
class Found:
    """What has the words in its number, title or name; each list is cut at twenty."""

    items: list[Item]
    units: list[Unit]

    @property
    def is_empty(self) -> bool:
        return not (self.items or self.units)


def visible_items(user: User, items: QuerySet[Item]) -> QuerySet[Item]:
    """Those of the items that the reader may open; none for administrators."""
    return items.filter(registry.is_open_to(user))


def found(user: User, words: str) -> Found:
    """Items of all kinds by number or title, units by name; nothing for empty words."""
    if not words:
        return Found([], [])
    visible = visible_items(user, Item.objects.about(words))
    items = visible.select_related("unit", "root").order_by("-occurred_on")
    units = units_matching(visible_units(user), words)
    return Found(list(items[:_LONGEST_LIST]), list(units[:_LONGEST_LIST]))
