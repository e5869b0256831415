"""Writing hours into the ledger: an item's rows are replaced as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from burden.jobs import services as jobs
from burden.jobs.models import Lane
from burden.ledger.hours import Number, exact
from burden.ledger.models import Component, Entry
from burden.organisations.models import Unit
from burden.thresholds.models import ParameterSet

if TYPE_CHECKING:
    from burden.matters.models import Item


@dataclass(frozen=True)
class Booking:
    """Hours of the item at one receiver in one component; `avoidable` is part of `hours`."""

    component: Component
    receiver_id: int
    hours: Number
    avoidable: Number
    is_measured: bool
    is_white: bool = False


@transaction.atomic
def book(
    *,
    item: "Item",
    originator: Unit,
    day: date,
    rows: Iterable[Booking],
    parameter_set: ParameterSet,
) -> None:
    """Make these the only hours of the item; several rows of a receiver and component add up.

    Booking the same again writes nothing. The scores of every month that gained or lost hours are
    asked for anew, so call this at the end of a transaction.
    """
    _lock(item)
    wanted = _entries(item, originator, day, rows, parameter_set)
    present = list(Entry.objects.filter(item=item))
    if _facts(present) == _facts(wanted):
        return
    Entry.objects.filter(item=item).delete()
    Entry.objects.bulk_create(wanted)
    months = {entry.day.strftime("%Y-%m") for entry in (*present, *wanted)}
    for month in sorted(months):
        # Behind everything else, so a month is scored once after many bookings, not after each.
        jobs.enqueue("scores.refresh", month, lane=Lane.BULK)


def _lock(item: "Item") -> None:
    """Two bookings of one item wait for each other, also when it has no rows yet."""
    type(item)._default_manager.select_for_update(no_key=True).get(pk=item.pk)


def _entries(
    item: "Item",
    originator: Unit,
    day: date,
    rows: Iterable[Booking],
    parameter_set: ParameterSet,
) -> list[Entry]:
    rows = list(rows)
    receivers = {row.receiver_id for row in rows}
    levels = dict(Unit.objects.filter(pk__in=receivers).values_list("pk", "level"))
    entries: dict[tuple[int, Component], Entry] = {}
    for row in rows:
        entry = entries.setdefault(
            (row.receiver_id, row.component),
            Entry(
                item=item,
                component=row.component,
                originator=originator,
                originator_level=originator.level,
                receiver_id=row.receiver_id,
                receiver_level=levels[row.receiver_id],
                day=day,
                hours=Decimal(0),
                avoidable=Decimal(0),
                is_measured=True,
                parameter_set=parameter_set,
            ),
        )
        entry.hours += exact(row.hours)
        entry.avoidable += exact(row.avoidable)
        entry.is_measured &= row.is_measured
        entry.is_white |= row.is_white
    return [entry for entry in entries.values() if entry.hours]


def _facts(entries: Iterable[Entry]) -> set[tuple[object, ...]]:
    return {
        (
            entry.component,
            entry.originator_id,
            entry.originator_level,
            entry.receiver_id,
            entry.receiver_level,
            entry.day,
            entry.hours,
            entry.avoidable,
            entry.is_measured,
            entry.is_white,
            entry.parameter_set_id,
        )
        for entry in entries
    }
