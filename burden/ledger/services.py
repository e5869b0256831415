"""Writing hours into the ledger: what differs from the hours an item has is added, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection, transaction

from burden.jobs import services as jobs
from burden.jobs.models import Lane
from burden.ledger import statements
from burden.ledger.differences import Amount, Line, cause_of, differences, net
from burden.ledger.errors import AvoidableOfAnotherKind, HoursBelowZero
from burden.ledger.hours import Number, avoidable_of, exact
from burden.ledger.models import Component
from burden.organisations.models import Unit
from burden.thresholds.models import ParameterSet

if TYPE_CHECKING:
    from burden.matters.models import Item


@dataclass(frozen=True)
class Booking:
    """Hours of the item at one receiver in one component; `avoidable` is part of `hours`.

    Hours below zero take something back from other rows of the same booking. `day` is where they
    lie for an item that lasts over several months; None is the item's own.
    """

    component: Component
    receiver_id: int
    hours: Number
    avoidable: Number
    is_measured: bool
    is_white: bool = False
    day: date | None = None


class _Sum(NamedTuple):
    """What the rows of one receiver, component and day come to."""

    hours: Decimal
    avoidable: Decimal
    is_measured: bool
    is_white: bool


_Together = dict[tuple[int, Component, date], _Sum]


def book(
    *,
    item: "Item",
    originator: Unit,
    day: date,
    rows: Iterable[Booking],
    parameter_set: ParameterSet,
) -> None:
    """Make these the hours of the item, by rows that hold what differs from those it has.

    Several rows of a receiver, component and day add up; booking the same again writes nothing. The
    scores of every month that gained or lost hours are asked for anew. Book one item in a
    transaction, and at its end: the sums of its superiors stay locked until the commit.

    Raises:
        BookingRefused: a receiver would have less than no hours in a component, or avoidable ones
            in a component that has none.
    """
    together = _together(day, rows)
    # What may be refused is behind us, so there is nothing a savepoint could go back to.
    with transaction.atomic(savepoint=False):
        levels, booked = statements.booked(item.pk, {receiver_id for receiver_id, *_ in together})
        wanted = _wanted(originator, together, levels)
        present = net((line, amount) for line, amount, _version in booked)
        changes = differences(present, wanted)
        if not changes:
            return
        cause = cause_of(
            changes,
            is_first=not booked,
            is_withdrawn=not wanted,
            is_other_version=bool(booked) and booked[-1][-1] != parameter_set.pk,
        )
        # Behind everything else, so a month is scored once after many bookings, not after each.
        months = {f"{day:%Y-%m}" for day in {line.day for line in changes}}
        asked = jobs.reminders("scores.refresh", months, lane=Lane.BULK)
        # Last, as the sums of common superiors are locked from here to the commit.
        statements.add(item.pk, parameter_set.pk, cause, changes.items(), after=asked)


def hold(item: "Item") -> None:
    """Keep others from booking or placing the item until the commit.

    For jobs that lock findings of it before they book: whoever else locks both, the item first.
    """
    statements.hold(item.pk)


def sum_month_anew(month: date) -> None:
    """Take the sums of a month from its entries again; `month` is its first day.

    Bookings wait for it. A statement may take as long as it needs here.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SELECT ledger_sum_month(%s)", [month])


def sum_years_anew() -> None:
    """Take the sums of all years from those of items and pairs again, or from the entries.

    Bookings wait for it.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SELECT ledger_sum_years(), ledger_sum_avoidable()")


def _together(day: date, rows: Iterable[Booking]) -> _Together:
    """The rows with hours by what the ledger keeps one row of: a receiver, component and day."""
    sums: _Together = {}
    for row in rows:
        key = row.receiver_id, row.component, row.day or day
        one = _Sum(exact(row.hours), exact(row.avoidable), row.is_measured, row.is_white)
        sums[key] = _added(sums[key], one) if key in sums else one
    for (receiver_id, component, _day), (hours, avoidable, *_flags) in sums.items():
        if hours < 0 or avoidable != avoidable_of(component, hours):
            refusal = HoursBelowZero if hours < 0 else AvoidableOfAnotherKind
            raise refusal(f"{component} at {receiver_id}: {hours}, {avoidable} avoidable")
    return {key: one for key, one in sums.items() if one.hours}


def _added(one: _Sum, other: _Sum) -> _Sum:
    return _Sum(
        one.hours + other.hours,
        one.avoidable + other.avoidable,
        one.is_measured and other.is_measured,
        one.is_white or other.is_white,
    )


def _wanted(originator: Unit, together: _Together, levels: dict[int, str]) -> dict[Line, Amount]:
    originator_id, level = originator.pk, str(originator.level)
    return {
        Line(
            receiver_id=receiver_id,
            component=component.value,
            originator_id=originator_id,
            originator_level=level,
            receiver_level=levels[receiver_id],
            day=on,
            is_measured=is_measured,
            is_white=is_white,
        ): Amount(hours, avoidable)
        for (receiver_id, component, on), (hours, avoidable, is_measured, is_white) in (
            together.items()
        )
    }
