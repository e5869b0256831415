"""Who called whom to meetings: counts and hours by level, and the units called most often."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Sum, Value
from django.db.models.functions import Cast, Concat

from burden.dashboards.heat import step_of
from burden.ledger.models import Entry
from burden.ledger.selectors import Slice
from burden.matters.models import Source
from burden.organisations.models import Level

_ZERO = Decimal(0)
# A unit in a meeting, however many components its hours fall into.
_PAIR = Concat(
    Cast("item", CharField()), Value("/"), Cast("receiver", CharField()), output_field=CharField()
)


@dataclass(frozen=True)
class Cell:
    """Meetings that hosts of one level held and units of another came to.

    `calls` counts every unit of every meeting, `step` 1-5 is the load scale of `hours`, 0 none.
    """

    host: Level
    called: Level
    meetings: int = 0
    calls: int = 0
    hours: Decimal = _ZERO
    step: int = 0


@dataclass(frozen=True)
class Row:
    host: Level
    cells: tuple[Cell, ...]

    @property
    def calls(self) -> int:
        return sum(cell.calls for cell in self.cells)

    @property
    def hours(self) -> Decimal:
        return sum((cell.hours for cell in self.cells), _ZERO)


@dataclass(frozen=True)
class Calls:
    """The matrix; levels without a meeting are left out. Hosts do not call themselves."""

    levels: tuple[Level, ...]
    rows: tuple[Row, ...]

    @property
    def calls(self) -> int:
        return sum(row.calls for row in self.rows)

    @property
    def hours(self) -> Decimal:
        return sum((row.hours for row in self.rows), _ZERO)


def calls_of(part: Slice) -> Calls:
    """The matrix of a scope and period, from the hours its units received."""
    sums = list(
        _called(part)
        .values("originator_level", "receiver_level")
        .annotate(
            meetings=Count("item", distinct=True),
            calls=Count(_PAIR, distinct=True),
            sum=Sum("hours"),
        )
    )
    found = {(row["originator_level"], row["receiver_level"]): row for row in sums}
    present = {level for pair in found for level in pair}
    levels = tuple(level for level in Level if level in present)
    most = max((row["sum"] for row in sums), default=_ZERO)
    rows = tuple(
        Row(host, tuple(_cell(host, called, found.get((host, called)), most) for called in levels))
        for host in levels
    )
    return Calls(levels, rows)


def _cell(host: Level, called: Level, row: Mapping[str, Any] | None, most: Decimal) -> Cell:
    if row is None:
        return Cell(host, called)
    step = step_of(row["sum"], most)
    return Cell(host, called, row["meetings"], row["calls"], row["sum"], step)


def units_called(part: Slice) -> QuerySet[Entry, Any]:
    """Receivers by how many meetings of others their people had to come to, most first."""
    return (
        _called(part)
        .values("receiver__uuid", "receiver__name", "receiver_level")
        .annotate(
            meetings=Count("item", distinct=True),
            hosts=Count("originator", distinct=True),
            hours=Sum("hours"),
        )
        .order_by("-meetings", "-hours", "receiver__path")
    )


def _called(part: Slice) -> QuerySet[Entry]:
    meetings = part.received.standing().filter(item__source=Source.MEETING)
    return meetings.exclude(originator=F("receiver"))
