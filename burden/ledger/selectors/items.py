"""Which items the hours come from, and what one at the top caused below."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from django.db.models import Count, Max, Q, QuerySet, Sum

from burden.ledger.models import Component, Entry
from burden.ledger.selectors.figures import (
    ZERO,
    Amplification,
    Hours,
    ItemHours,
    LevelCost,
    Slice,
)
from burden.ledger.selectors.sums import AVOIDABLE, HOURS
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period

if TYPE_CHECKING:
    from burden.matters.models import Item


def top_items(
    unit: Unit, period: Period, *, component: Component | None = None, limit: int = 10
) -> list[ItemHours]:
    """The items that took most of a unit's hours, of one component or of all."""
    entries = Entry.objects.filter(receiver=unit, day__gte=period.first, day__lte=period.last)
    if component is not None:
        entries = entries.filter(component=component)
    return _heaviest(entries, limit)


def heaviest_items(part: Slice, *, limit: int = 10) -> list[ItemHours]:
    """The items that took most of what a scope received."""
    return _heaviest(part.received, limit)


def amplification(root: "Item", *, path: str) -> Amplification:
    """What a matter cost the receivers below a path, the root's own hours apart."""
    rows = list(
        Entry.objects.filter(item__root=root, receiver__path__startswith=path)
        .values("item__level")
        .annotate(
            own=Sum("hours", filter=Q(item=root), default=ZERO),
            own_avoidable=Sum("avoidable", filter=Q(item=root), default=ZERO),
            sum=HOURS,
            avoidable_sum=AVOIDABLE,
            items=Count("item", distinct=True),
            units=Count("originator", distinct=True),
            depth=Max("item__depth"),
        )
    )
    own = Hours(_of(rows, "own"), _of(rows, "own_avoidable"))
    whole = Hours(_of(rows, "sum"), _of(rows, "avoidable_sum"))
    return Amplification(
        own=own,
        descended=Hours(whole.hours - own.hours, whole.avoidable - own.avoidable),
        by_level={
            level: LevelCost(
                row["items"], row["units"], row["depth"], row["sum"], row["avoidable_sum"]
            )
            for level in Level
            for row in rows
            if row["item__level"] == level
        },
    )


def _heaviest(entries: QuerySet[Entry], limit: int) -> list[ItemHours]:
    items = cast("type[Item]", Entry._meta.get_field("item").related_model)
    sums = list(
        entries.values("item")
        .annotate(sum=HOURS, avoidable_sum=AVOIDABLE)
        .order_by("-sum", "item")[:limit]
    )
    known = items._default_manager.select_related("unit", "root").in_bulk(
        [row["item"] for row in sums]
    )
    return [ItemHours(known[row["item"]], row["sum"], row["avoidable_sum"]) for row in sums]


def _of(rows: Iterable[Mapping[str, Any]], key: str) -> Decimal:
    return sum((row[key] for row in rows), ZERO)
