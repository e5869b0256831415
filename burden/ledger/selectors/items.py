"""Which items and matters the hours come from, and what one at the top caused below."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from burden.ledger.models import Component, Entry, ItemSum
from burden.ledger.selectors.figures import (
    ZERO,
    Amplification,
    Hours,
    ItemHours,
    LevelCost,
    Slice,
    in_scope,
    together,
    unit_of,
)
from burden.ledger.selectors.sums import AVOIDABLE, HOURS, grouped, groups, hours_by
from burden.organisations.models import Level, Unit
from burden.organisations.periods import Period
from burden.stack.written import Written

if TYPE_CHECKING:
    from burden.matters.models import Item


def top_items(
    unit: Unit, period: Period, *, component: Component | None = None, limit: int = 10
) -> list[ItemHours]:
    """The items that took most of a unit's hours, of one component or of all."""
    entries = Entry.objects.filter(receiver=unit, day__gte=period.first, day__lte=period.last)
    if component is not None:
        entries = entries.filter(component=component)
    return _known(list(grouped(entries, "item").items())[:limit])


def heaviest_items(
    part: Slice, *, limit: int = 10, offset: int = 0, source: str = ""
) -> list[ItemHours]:
    """The items that took most of what a scope received, of one source or of all.

    An item's hours lie in the month of its day, so the heaviest of a period are among the
    heaviest of its months, and those are read off an index.
    """
    found = [
        _heaviest(_of_source(Slice(part.path, month).items, source), offset + limit)
        for month in part.period.single_months()
    ]
    shown = found[0]
    if len(found) > 1:
        shown = shown.union(*found[1:], all=True).order_by("-hours", "item")
    shown = shown[offset : offset + limit]
    return _known([(pk, Hours(hours, avoidable)) for pk, hours, avoidable in shown])


def count_items(part: Slice, *, source: str = "") -> int:
    """How many items the scope received hours of."""
    return _of_source(part.items, source).count()


def by_root(part: Slice) -> dict[int, Hours]:
    """Received hours by the id of the item at the top of the matter, most first."""
    return grouped(part.items, "root")


def heaviest_matters(part: Slice, *, limit: int = 10, offset: int = 0) -> list[ItemHours]:
    """The matters that took most of what a scope received; `item` is the root of each."""
    if part.path and part.is_wide:
        heaviest = part.matters.order_by("-hours", "root").values_list("root", "hours", "avoidable")
    else:
        heaviest = (
            part.matters.values_list("root")
            .annotate(sum=HOURS, avoidable_sum=AVOIDABLE)
            .order_by("-sum", "root")
        )
    shown = heaviest[offset : offset + limit]
    return _known([(pk, Hours(hours, avoidable)) for pk, hours, avoidable in shown if pk])


def count_matters(part: Slice) -> int:
    """How many matters the scope received hours of."""
    matters = part.matters.order_by()
    # A wide scope has one row a matter; several tops may share one.
    return (matters if part.path and part.is_wide else matters.values("root").distinct()).count()


def hours_of_matter(root: "Item", *, path: str) -> dict[int, Hours]:
    """Hours the receivers below a unit's path had of each item of a matter, by the item's id."""
    return hours_by("item", _OF_MATTER.rows(scope=unit_of(path), root=root.pk))


_OF_MATTER = Written(
    lambda scope, root: groups(ItemSum.objects.filter(scope=scope, item__root=root), "item"),
    scope=-1,
    root=-2,
)


def with_hours(items: "QuerySet[Item]", *, path: str) -> "QuerySet[Any]":
    """The items with the `hours` and `avoidable` that the receivers below a path had of each."""
    here = ItemSum.objects.filter(in_scope(path), item=OuterRef("pk")).order_by().values("item")
    return items.annotate(
        hours=Coalesce(Subquery(here.annotate(sum=Sum("hours")).values("sum")), ZERO),
        avoidable=Coalesce(Subquery(here.annotate(sum=Sum("avoidable")).values("sum")), ZERO),
    )


def amplification(
    root: "Item", items: Iterable["Item"], hours: Mapping[int, Hours]
) -> Amplification:
    """What a matter cost, the root's own hours apart.

    Args:
        items: those of the matter.
        hours: by id of the item (`hours_of_matter`); others cost nothing there and are not counted.
    """
    by_level: dict[Level, list[Item]] = {}
    for one in items:
        if one.pk in hours:
            by_level.setdefault(Level(one.level), []).append(one)
    own, whole = hours.get(root.pk, Hours()), together(hours.values())
    return Amplification(
        own=own,
        descended=Hours(whole.hours - own.hours, whole.avoidable - own.avoidable),
        by_level={level: _cost(by_level[level], hours) for level in Level if level in by_level},
    )


def _cost(items: Sequence["Item"], hours: Mapping[int, Hours]) -> LevelCost:
    sums = together(hours[one.pk] for one in items)
    return LevelCost(
        items=len(items),
        units=len({one.unit_id for one in items}),
        depth=max(one.depth for one in items),
        hours=sums.hours,
        avoidable=sums.avoidable,
    )


def _of_source(sums: QuerySet[ItemSum], source: str) -> QuerySet[ItemSum]:
    return sums.filter(source=source) if source else sums


def _heaviest(sums: QuerySet[ItemSum], limit: int) -> QuerySet[ItemSum, Any]:
    return sums.order_by("-hours", "item").values_list("item", "hours", "avoidable")[:limit]


def _known(rows: list[tuple[int, Hours]]) -> list[ItemHours]:
    items = cast("type[Item]", Entry._meta.get_field("item").related_model)
    known = items._default_manager.select_related("unit", "root").in_bulk([pk for pk, _ in rows])
    return [ItemHours(known[pk], one.hours, one.avoidable) for pk, one in rows]
