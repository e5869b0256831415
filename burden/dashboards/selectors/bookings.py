"""The bookings of one item, as far as a reader's scope received its hours."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from burden.audit import looks
from burden.dashboards.selectors.doors import open_among
from burden.ledger import selectors as ledger
from burden.ledger.models import EntryQuerySet
from burden.matters.models import Item
from burden.organisations import policies
from burden.organisations.models import User


@dataclass(frozen=True)
class Bookings:
    """An item, whether the reader may open it, and its rows at receivers of the reader's scope."""

    item: Item
    is_open: bool
    rows: EntryQuerySet


def bookings_for(user: User, uuid: UUID) -> Bookings:
    """The bookings of an item.

    Raises:
        Http404: the reader may not open the item, and none of its hours landed in the scope.
    """
    policies.require(user, "matters.view")
    item = Item.objects.filter(uuid=uuid).select_related("unit", "root").first()
    if item is None or user.scope is None:
        raise Http404
    rows = ledger.entries_of(item, path=user.scope.path)
    is_open = bool(open_among(user, [item]))
    if not is_open and not rows.exists():
        raise Http404
    looks.at("bookings.viewed", item, item.unit)
    return Bookings(item, is_open, rows)
