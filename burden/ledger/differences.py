"""What a booking changes of the hours that an item has already, and why. Pure comparison."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from burden.ledger.models import Cause


class Line(NamedTuple):
    """What two rows must share to be one sum; the parameter version is no part of it."""

    receiver_id: int
    component: str
    originator_id: int
    originator_level: str
    receiver_level: str
    day: date
    is_measured: bool
    is_white: bool


class Amount(NamedTuple):
    """Hours and the avoidable part of them; below zero where a row takes something back."""

    hours: Decimal
    avoidable: Decimal


Amounts = Mapping[Line, Amount]
_NOTHING = Amount(Decimal(0), Decimal(0))


def net(rows: Iterable[tuple[Line, Amount]]) -> dict[Line, Amount]:
    """The rows summed by line; lines that came to nothing are left out."""
    sums: dict[Line, Amount] = {}
    for line, (hours, avoidable) in rows:
        before = sums.get(line, _NOTHING)
        sums[line] = Amount(before.hours + hours, before.avoidable + avoidable)
    return {line: amount for line, amount in sums.items() if amount.hours}


def differences(present: Amounts, wanted: Amounts) -> dict[Line, Amount]:
    """What must be added to the present hours to make them the wanted ones."""
    found = {}
    for line in {**present, **wanted}:
        before, after = present.get(line, _NOTHING), wanted.get(line, _NOTHING)
        if before != after:
            found[line] = Amount(after.hours - before.hours, after.avoidable - before.avoidable)
    return found


def cause_of(
    changes: Amounts, *, is_first: bool, is_withdrawn: bool, is_other_version: bool
) -> Cause:
    """Why the hours differ, as far as `changes` tell it themselves.

    The same hours in other components were judged again, the same at units of another level
    moved; what changed otherwise did so by other parameters, or was corrected.
    """
    if is_first:
        return Cause.FIRST
    if is_withdrawn:
        return Cause.WITHDRAWN
    # Nothing can have gone from one line to another where more came than went.
    if not sum(amount.hours for amount in changes.values()):
        if _come_to_nothing(changes, _unjudged):
            return Cause.JUDGED
        if _come_to_nothing(changes, _unplaced):
            return Cause.MOVED
    return Cause.PARAMETERS if is_other_version else Cause.CORRECTED


def _unjudged(line: Line) -> Line:
    return line._replace(component="")


def _unplaced(line: Line) -> Line:
    return line._replace(originator_level="", receiver_level="")


def _come_to_nothing(changes: Amounts, blur: Callable[[Line], Line]) -> bool:
    sums: dict[Line, Decimal] = {}
    for line, amount in changes.items():
        sums[blur(line)] = sums.get(blur(line), Decimal(0)) + amount.hours
    return not any(sums.values())
