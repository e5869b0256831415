"""One cell of the flow matrix opened: which units, and which items."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, Sum

from burden.ledger.models import Entry, PairSum
from burden.ledger.selectors import ZERO, Hours, Slice
from burden.matters.models import Item, Source
from burden.organisations.models import Level, Unit

_SIDES = ("originator_id", "receiver_id")
# Rows of sums, as the database gives them.
Sums = QuerySet[Any, Any]


@dataclass(frozen=True)
class Flow:
    """Hours from issuers of a level (or one issuer) to receivers of a level (or one receiver)."""

    part: Slice
    levels: Q = field(default_factory=Q)
    units: Q = field(default_factory=Q)
    source: Source | None = None

    @classmethod
    def between_levels(cls, part: Slice, issuer: Level | None, receiver: Level | None) -> "Flow":
        """The flow of a cell, a row or a column of the matrix."""
        levels = Q()
        if issuer is not None:
            levels &= Q(originator_level=issuer)
        if receiver is not None:
            levels &= Q(receiver_level=receiver)
        return cls(part, levels)

    def narrowed(
        self, issuer: Unit | None, receiver: Unit | None, source: Source | None = None
    ) -> "Flow":
        """The same flow of one issuer, one receiver, one kind of items, or of several of these."""
        units = Q()
        if issuer is not None:
            units &= Q(originator=issuer)
        if receiver is not None:
            units &= Q(receiver=receiver)
        return Flow(self.part, self.levels, units, source)

    @property
    def entries(self) -> QuerySet[Entry]:
        """The rows of the ledger."""
        entries = self.part.received.standing().filter(self.levels, self.units)
        return entries if self.source is None else entries.filter(item__source=self.source)

    def totals(self) -> Hours:
        """Sums of all pairs; those between levels as a whole stand in the sums of the scope."""
        is_whole = not self.units and self.source is None
        rows = self.part.received_sums.filter(self.levels) if is_whole else self._pairs
        return Hours(
            **rows.aggregate(
                hours=Sum("hours", default=ZERO), avoidable=Sum("avoidable", default=ZERO)
            )
        )

    def pairs(self) -> Sums:
        """Hours and `items` by the ids of issuer and receiver, most hours first."""
        return (
            self._pairs.values("originator_id", "receiver_id")
            .annotate(items=Sum("items"), hours=Sum("hours"), avoidable=Sum("avoidable"))
            .order_by("-hours", "originator_id", "receiver_id")
        )

    def is_empty(self) -> bool:
        return not self._pairs.exists()

    @property
    def _pairs(self) -> QuerySet[PairSum]:
        pairs = self.part.pairs.filter(self.levels, self.units)
        return pairs if self.source is None else pairs.filter(source=self.source)

    def items(self) -> Sums:
        """Hours by paper or meeting, most first."""
        return (
            self.entries.values("item")
            .annotate(hours=Sum("hours"), avoidable=Sum("avoidable"))
            .order_by("-hours", "item")
        )


def with_units(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of `Flow.pairs` with both units."""
    units = Unit.objects.in_bulk({row[side] for row in rows for side in _SIDES})
    return [
        row
        | {
            "originator__uuid": units[row["originator_id"]].uuid,
            "originator__name": units[row["originator_id"]].name,
            "receiver__uuid": units[row["receiver_id"]].uuid,
            "receiver__name": units[row["receiver_id"]].name,
        }
        for row in rows
    ]


@dataclass(frozen=True)
class ItemRow:
    item: Item
    hours: Decimal
    avoidable: Decimal


def with_items(rows: list[dict[str, Any]]) -> list[ItemRow]:
    """The rows of `Flow.items` with their items."""
    known = Item.objects.select_related("unit", "root").in_bulk([row["item"] for row in rows])
    return [ItemRow(known[row["item"]], row["hours"], row["avoidable"]) for row in rows]
