"""One search over papers, meetings and units."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from burden.matters.models import Item, Source
from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.organisations.selectors import units_matching, visible_units
from docs_audit.models import Paper
from meetings.models import Meeting

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
    """Those of the items whose paper or meeting the reader may open; none for administrators."""
    return items.filter(is_open_to(user))


def is_open_to(user: User) -> Q:
    """Whether the reader may open an item's paper or meeting; asked of each item by itself."""
    if not policies.can(user, "papers.view"):
        return Q(pk__in=())
    papers = Paper.objects.visible_to(user).filter(uuid=OuterRef("source_uuid"))
    meetings = Meeting.objects.visible_to(user).filter(uuid=OuterRef("source_uuid"))
    return Q(Exists(papers), source=Source.PAPER) | Q(Exists(meetings), source=Source.MEETING)


def found(user: User, words: str) -> Found:
    """Papers and meetings by number or title, units by name; nothing for empty words."""
    if not words:
        return Found([], [])
    visible = visible_items(user, Item.objects.about(words))
    items = visible.select_related("unit", "root").order_by("-occurred_on")
    units = units_matching(visible_units(user), words)
    return Found(list(items[:_LONGEST_LIST]), list(units[:_LONGEST_LIST]))
