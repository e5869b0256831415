"""The statements of a booking, written out.

Thousands of rows are booked a second: to make models of them, or to have a statement planned for
each booking anew, would take most of that time.
"""

from collections.abc import Iterable

from burden.jobs.prepared import Call, Prepared
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
_ARRAYS = {name: f"{kind}[]" for name, kind in _TYPES.items()}
_NOTHING = ", ".join(f"NULL::{kind}" for name, kind in _TYPES.items() if name != "receiver_id")

# Two bookings of one item wait for each other, also when it has no rows yet.
_LOCK = Prepared(
    "ledger_lock",
    {"item": "bigint"},
    "SELECT FROM matters_item WHERE id = %(item)s FOR NO KEY UPDATE",
)
# First the units with their levels, without hours; then the rows of the item in order.
_BOOKED = Prepared(
    "ledger_booked",
    {"item": "bigint", "receivers": "bigint[]"},
    f"""
SELECT 0 AS id, level, NULL::bigint, id, {_NOTHING}
  FROM organisations_unit WHERE id = ANY(%(receivers)s)
 UNION ALL
SELECT id, NULL, parameter_set_id, {_COLUMNS} FROM ledger_entry WHERE item_id = %(item)s
 ORDER BY 1
""",  # noqa: S608 - the columns named above
)
_ADD = Prepared(
    "ledger_add",
    {"item": "bigint", "parameter_set": "bigint", "cause": "text", **_ARRAYS},
    f"""
INSERT INTO ledger_entry (item_id, parameter_set_id, cause, {_COLUMNS})
SELECT %(item)s, %(parameter_set)s, %(cause)s, *
  FROM unnest({", ".join(f"%({name})s" for name in _TYPES)})
""",  # noqa: S608 - the columns named above
)

Booked = list[tuple[Line, Amount, int]]


def hold(item_id: int) -> None:
    """Lock the item as a booking does."""
    _LOCK.run({"item": item_id})


def booked(item_id: int, receiver_ids: Iterable[int]) -> tuple[dict[int, str], Booked]:
    """The levels of the receivers, and the rows of the item with their parameter version, in order.

    The item stays locked against other bookings until the end of the transaction.
    """
    levels, rows = {}, []
    asked = {"item": item_id, "receivers": list(receiver_ids)}
    for _id, level, version, *row in _BOOKED.rows(asked, after=_LOCK):
        if level is None:
            rows.append((Line(*row[:-2]), Amount(*row[-2:]), version))
        else:
            levels[row[0]] = level
    return levels, rows


def add(
    item_id: int,
    parameter_set_id: int,
    cause: Cause,
    rows: Iterable[tuple[Line, Amount]],
    *,
    after: Iterable[Call],
) -> None:
    """Write rows of the item; the statements of `after` are followed right before."""
    columns = zip(*((*line, *amount) for line, amount in rows), strict=True)
    written = {name: _array(column) for name, column in zip(_TYPES, columns, strict=True)}
    told = {"item": item_id, "parameter_set": parameter_set_id, "cause": cause.value}
    _ADD.run(told | written, after=after)


def _array(values: Iterable[object]) -> str:
    """As PostgreSQL writes an array: read at once, where a list is an expression of each value."""
    return f"{{{','.join(map(str, values))}}}"
