"""The paper or meeting that a record carries out, as it names it by number or title."""

from collections.abc import Collection

from burden.matters.models import Item, Source

_QUOTES = "《》〈〉“” "


def basis_of(basis: str, item: Item, also: Collection[Source] = ()) -> Item | None:
    """The paper or meeting that is named by number or title; of several the latest before it.

    Args:
        also: other sources whose items a record may carry out.
    """
    wanted = basis.strip(_QUOTES)
    if not wanted:
        return None
    named = Item.objects.filter(source__in=(Source.PAPER, Source.MEETING, *also)).exclude(
        pk=item.pk
    )
    for told in ({"number": wanted}, {"title": wanted}):
        found = named.filter(**told)
        if item.occurred_on is not None:
            found = found.exclude(occurred_on__gt=item.occurred_on)
        latest = found.order_by("-occurred_on", "-pk").first()
        if latest is not None:
            return latest
    return None
