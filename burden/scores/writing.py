"""Stored scores: written in bulk, and only where something of them changed.

A score that stays the same keeps its row and its interval; one that changed loses its interval
until it is drawn anew.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import connection
from django.db.models import QuerySet

from burden.scores.computing import Figures
from burden.scores.models import Score
from burden.thresholds.models import ParameterSet

# A province at a time: each statement goes through the scores of the month once.
_BATCH = 50_000
_TYPES = {
    "unit_id": "bigint",
    "score": "float8",
    "hours": "numeric",
    "avoidable": "numeric",
    "hours_per_person_day": "float8",
    "staff": "integer",
    "working_days": "smallint",
    "measured_ratio": "float8",
    "seed": "bigint",
}
_VALUES = [name for name in _TYPES if name != "unit_id"]
# A conflict locks the row it meets, so what stays the same is set aside before.
_WRITE = """
INSERT INTO scores_score AS kept (month, parameter_set_id, computed_at, {columns}, parts)
SELECT %(month)s, %(version)s, statement_timestamp(), {columns}, parts::jsonb
  FROM unnest({arrays}) AS made ({columns}, parts)
 WHERE NOT EXISTS (
       SELECT FROM scores_score AS same
        WHERE same.unit_id = made.unit_id AND same.month = %(month)s
          AND same.parameter_set_id = %(version)s
          AND ({same}, same.parts) IS NOT DISTINCT FROM ({made}, made.parts::jsonb))
 ORDER BY unit_id
ON CONFLICT (unit_id, month, parameter_set_id) DO UPDATE
   SET ({values}, parts, computed_at, low, high)
     = ({new}, EXCLUDED.parts, EXCLUDED.computed_at, NULL, NULL)
""".format(  # noqa: S608 - the columns named above
    columns=", ".join(_TYPES),
    arrays=", ".join(
        f"%({name})s::{kind}[]" for name, kind in (*_TYPES.items(), ("parts", "text"))
    ),
    values=", ".join(_VALUES),
    new=", ".join(f"EXCLUDED.{name}" for name in _VALUES),
    same=", ".join(f"same.{name}" for name in _VALUES),
    made=", ".join(f"made.{name}" for name in _VALUES),
)
_DROP = """
DELETE FROM scores_score
 WHERE month = %s AND parameter_set_id = %s AND unit_id <> ALL(%s::bigint[])
"""
_ADD_INTERVALS = """
UPDATE scores_score AS kept SET low = drawn.low, high = drawn.high
  FROM unnest(%s::bigint[], %s::timestamptz[], %s::float8[], %s::float8[])
       AS drawn (id, computed_at, low, high)
 WHERE kept.id = drawn.id AND kept.computed_at = drawn.computed_at
"""


def write(scores: Sequence[Figures], *, month: date, parameter_set: ParameterSet) -> None:
    """Make these the scores of the month and version, those of all units."""
    with connection.cursor() as cursor:
        units = _array(str(score.unit_id) for score in scores)
        cursor.execute(_DROP, [month, parameter_set.pk, units])
        for start in range(0, len(scores), _BATCH):
            columns = zip(*scores[start : start + _BATCH], strict=True)
            told = {
                name: _array(map(_element, column))
                for name, column in zip(Figures._fields, columns, strict=True)
            }
            cursor.execute(_WRITE, told | {"month": month, "version": parameter_set.pk})


def _array(elements: Iterable[str]) -> str:
    """An array as the database writes it, which it reads faster than a list of thousands."""
    return f"{{{','.join(elements)}}}"


def _element(value: object) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)


def without_interval(month: date, parameter_set: ParameterSet) -> QuerySet[Score]:
    """The scores whose interval is still to be drawn."""
    return Score.objects.filter(
        month=month, parameter_set=parameter_set, score__isnull=False, low__isnull=True
    ).order_by("unit")


def write_intervals(scores: Iterable[Score]) -> None:
    """Keep the intervals of scores that have not been written anew since they were read."""
    rows: list[tuple[int, datetime, float | None, float | None]] = [
        (score.pk, score.computed_at, score.low, score.high) for score in scores
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_ADD_INTERVALS, [list(column) for column in zip(*rows, strict=True)])
