"""One cell of the flow matrix opened: which units, and which papers and meetings."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Sum

from burden.ledger.models import Entry
from burden.ledger.selectors import Slice, Totals, totals
from burden.matters.models import Item, Source
from burden.organisations.models import Level, Unit

# Rows of sums, as the database gives them.
Sums = QuerySet[Entry, Any]


@dataclass(frozen=True)
class Flow:
    """Hours from issuers of a level (or one issuer) to receivers of a level (or one receiver)."""

    entries: QuerySet[Entry]

    @classmethod
    def between_levels(cls, part: Slice, issuer: Level | None, receiver: Level | None) -> "Flow":
        """The flow of a cell, a row or a column of the matrix."""
        entries = part.received.standing()
        if issuer is not None:
            entries = entries.filter(originator_level=issuer)
        if receiver is not None:
            entries = entries.filter(receiver_level=receiver)
        return cls(entries)

    def narrowed(
        self, issuer: Unit | None, receiver: Unit | None, source: Source | None = None
    ) -> "Flow":
        """The same flow of one issuer, one receiver, one kind of items, or of several of these."""
        entries = self.entries
        if source is not None:
            entries = entries.filter(item__source=source)
        if issuer is not None:
            entries = entries.filter(originator=issuer)
        if receiver is not None:
            entries = entries.filter(receiver=receiver)
        return Flow(entries)

    def totals(self) -> Totals:
        return totals(self.entries)

    def pairs(self) -> Sums:
        """Hours by the ids of issuer and receiver, most first."""
        return (
            self.entries.order_by()
            .values("originator_id", "receiver_id")
            .annotate(hours=Sum("hours"), avoidable=Sum("avoidable"))
            .order_by("-hours", "originator_id", "receiver_id")
        )

    def with_units(self, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The rows of `pairs` with both units, and how many `items` each pair's hours are of.

        Items are told apart for these rows alone; doing so for all pairs means sorting all.
        """
        issuers = {row["originator_id"] for row in rows}
        receivers = {row["receiver_id"] for row in rows}
        units = Unit.objects.in_bulk(issuers | receivers)
        counted = (
            self.entries.filter(originator__in=issuers, receiver__in=receivers)
            .order_by()
            .values_list("originator_id", "receiver_id")
            .annotate(items=Count("item", distinct=True))
        )
        items = {(issuer, receiver): count for issuer, receiver, count in counted}
        return [
            row
            | {
                "originator__uuid": units[row["originator_id"]].uuid,
                "originator__name": units[row["originator_id"]].name,
                "receiver__uuid": units[row["receiver_id"]].uuid,
                "receiver__name": units[row["receiver_id"]].name,
                "items": items[row["originator_id"], row["receiver_id"]],
            }
            for row in rows
        ]

    def items(self) -> Sums:
        """Hours by paper or meeting, most first."""
        return (
            self.entries.values("item")
            .annotate(hours=Sum("hours"), avoidable=Sum("avoidable"))
            .order_by("-hours", "item")
        )


@dataclass(frozen=True)
class ItemRow:
    item: Item
    hours: Decimal
    avoidable: Decimal


def with_items(rows: list[dict[str, Any]]) -> list[ItemRow]:
    """The rows of `Flow.items` with their papers and meetings."""
    known = Item.objects.select_related("unit", "root").in_bulk([row["item"] for row in rows])
    return [ItemRow(known[row["item"]], row["hours"], row["avoidable"]) for row in rows]
