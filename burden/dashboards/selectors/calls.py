"""Who called whom to meetings: counts and hours by level, and the units called most often."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, QuerySet, Sum

from burden.dashboards.heat import step_of
from burden.ledger.models import GuestSum
from burden.ledger.selectors import Slice
from burden.matters.models import Source
from burden.organisations.models import Level, Unit

_ZERO = Decimal(0)


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
        part.calls.values("originator_level", "receiver_level").annotate(
            meetings=Sum("meetings"), calls=Sum("calls"), sum=Sum("hours")
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


def units_called(part: Slice) -> QuerySet[GuestSum, Any]:
    """Ids of receivers by how many meetings of others their people came to, most first."""
    rows = part.guests.values("receiver_id", "meetings", "hours")
    return rows.order_by("-meetings", "-hours", "receiver_id")


def with_units(rows: Sequence[dict[str, Any]], part: Slice) -> list[dict[str, Any]]:
    """The rows of `units_called` with the `unit` of each, and by how many `hosts` it was called."""
    ids = [row["receiver_id"] for row in rows]
    units = Unit.objects.in_bulk(ids)
    called = part.pairs.filter(receiver__in=ids, source=Source.MEETING).values_list("receiver_id")
    hosts = dict(
        called.exclude(originator=F("receiver")).annotate(Count("originator", distinct=True))
    )
    return [
        row | {"unit": units[row["receiver_id"]], "hosts": hosts[row["receiver_id"]]}
        for row in rows
    ]
