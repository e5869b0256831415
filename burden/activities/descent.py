"""What a record or report speaks of, as it names it by number or title."""

from collections.abc import Collection
from datetime import date

from burden.matters.models import Item, ItemQuerySet, Source
from burden.organisations.models import Unit

_QUOTES = "《》〈〉“” "
_BASES = (Source.PAPER, Source.MEETING)


def basis_of(basis: str, item: Item, also: Collection[Source] = ()) -> Item | None:
    """The paper or meeting that is named by number or title; of several the latest before it.

    What it was placed below stays its basis when the words of that were removed.

    Args:
        also: other sources whose items a record may carry out.
    """
    if item.parent is not None and item.parent.removed_at is not None:
        return item.parent
    wanted = basis.strip(_QUOTES)
    others = Item.objects.exclude(pk=item.pk)
    return latest_named(wanted, others, sources=(*_BASES, *also), until=item.occurred_on)


def latest_named(
    name: str,
    items: ItemQuerySet,
    *,
    sources: Collection[Source],
    until: date | None,
    of: Unit | None = None,
) -> Item | None:
    """Of the items with that number, else of those with that title, the latest up to a day.

    Args:
        of: one of this unit goes before a later one of another.
    """
    wanted = name.strip(_QUOTES)
    if not wanted:
        return None
    known = items.filter(source__in=sources)
    if until is not None:
        known = known.exclude(occurred_on__gt=until)
    for told in ({"number": wanted}, {"title": wanted}):
        found = known.filter(**told).order_by("-occurred_on", "-pk")
        latest = (found.filter(unit=of).first() if of else None) or found.first()
        if latest is not None:
            return latest
    return None
