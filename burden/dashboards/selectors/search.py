"""One search over items of all kinds and units."""

from dataclasses import dataclass

from django.db.models import QuerySet

from burden.dashboards.selectors.doors import open_among
from burden.matters import registry
from burden.matters.models import Item
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.organisations.selectors import units_matching, visible_units

_LONGEST_LIST = 20
_LOOKED_AT = 60


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
    units = units_matching(visible_units(user), words)
    return Found(_items(user, words), list(units[:_LONGEST_LIST]))


def _items(user: User, words: str) -> list[Item]:
    """The latest that the reader may open.

    Of the latest that have the words only their own sources are asked; all sources of all items
    are where too many of these are closed.
    """
    about = Item.objects.about(words).order_by("-occurred_on", "-pk")
    latest = list(about.only("source")[:_LOOKED_AT]) if policies.can(user, "matters.view") else []
    open_ids = open_among(user, latest) if latest else set()
    ids = [one.pk for one in latest if one.pk in open_ids][:_LONGEST_LIST]
    if len(ids) < _LONGEST_LIST and len(latest) == _LOOKED_AT:
        ids = list(visible_items(user, about).values_list("pk", flat=True)[:_LONGEST_LIST])
    items = Item.objects.select_related("unit", "root").in_bulk(ids) if ids else {}
    return [items[pk] for pk in ids]
