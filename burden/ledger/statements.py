"""The statements of a booking, written out.

Thousands are booked a second, and to make models of the rows would take most of that time.
"""

from collections.abc import Iterable

from django.db import connection

from burden.ledger.differences import Amount, Line
from burden.ledger.models import Cause

_TYPES = {
    "receiver_id": "bigint",
    "component": "text",
    "originator_id": "bigint",
    "originator_level": "text",
    "receiver_level": "text",
    "day": "date",
    "is_measured": "boolean",
    "is_white": "boolean",
    "hours": "numeric",
    "avoidable": "numeric",
}
_COLUMNS = ", ".join(_TYPES)
_ARRAYS = ", ".join(f"%s::{name}[]" for name in _TYPES.values())

_LOCK = "SELECT FROM matters_item WHERE id = %s FOR NO KEY UPDATE"
_LEVELS = "SELECT id, level FROM organisations_unit WHERE id = ANY(%s)"
_BOOKED = f"""
SELECT {_COLUMNS}, parameter_set_id FROM ledger_entry WHERE item_id = %s ORDER BY id
"""  # noqa: S608 - the columns named above
_ADD = f"""
INSERT INTO ledger_entry (item_id, parameter_set_id, cause, {_COLUMNS})
SELECT %s, %s, %s, * FROM unnest({_ARRAYS})
"""  # noqa: S608 - the columns named above


def lock(item_id: int) -> None:
    """Two bookings of one item wait for each other, also when it has no rows yet."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [item_id])


def levels_of(unit_ids: Iterable[int]) -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute(_LEVELS, [list(unit_ids)])
        return dict(cursor.fetchall())


def booked(item_id: int) -> list[tuple[Line, Amount, int]]:
    """The rows of an item in order, each with the id of its parameter version."""
    with connection.cursor() as cursor:
        cursor.execute(_BOOKED, [item_id])
        return [(Line(*row[:-3]), Amount(*row[-3:-1]), row[-1]) for row in cursor.fetchall()]


def add(
    item_id: int, parameter_set_id: int, cause: Cause, rows: Iterable[tuple[Line, Amount]]
) -> None:
    columns = zip(*((*line, *amount) for line, amount in rows), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_ADD, [item_id, parameter_set_id, cause.value, *map(list, columns)])
