"""Stored scores: written in bulk, and only where something of them changed.

A score that stays the same keeps its row and its interval; one that changed loses its interval
until it is drawn anew.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from burden.scores.models import Score
from burden.thresholds.models import ParameterSet

_BATCH = 5_000
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
_WRITE = """
INSERT INTO scores_score AS kept (month, parameter_set_id, computed_at, {columns}, parts)
SELECT %s, %s, statement_timestamp(), {columns}, parts::jsonb
  FROM unnest({arrays}, %s::text[]) AS made ({columns}, parts)
ON CONFLICT (unit_id, month, parameter_set_id) DO UPDATE
   SET ({values}, parts, computed_at, low, high)
     = ({new}, EXCLUDED.parts, EXCLUDED.computed_at, NULL, NULL)
 WHERE ({old}, kept.parts) IS DISTINCT FROM ({new}, EXCLUDED.parts)
""".format(
    columns=", ".join(_TYPES),
    arrays=", ".join(f"%s::{name}[]" for name in _TYPES.values()),
    values=", ".join(_VALUES),
    new=", ".join(f"EXCLUDED.{name}" for name in _VALUES),
    old=", ".join(f"kept.{name}" for name in _VALUES),
)
_ADD_INTERVALS = """
UPDATE scores_score AS kept SET low = drawn.low, high = drawn.high
  FROM unnest(%s::bigint[], %s::timestamptz[], %s::float8[], %s::float8[])
       AS drawn (id, computed_at, low, high)
 WHERE kept.id = drawn.id AND kept.computed_at = drawn.computed_at
"""


def write(scores: Sequence[Score], *, month: date, parameter_set: ParameterSet) -> None:
    """Make these the scores of the month and version, those of all units."""
    stored = Score.objects.filter(month=month, parameter_set=parameter_set)
    stored.exclude(unit__in=[score.unit_id for score in scores]).delete()
    written: dict[int, str] = {}
    with connection.cursor() as cursor:
        for start in range(0, len(scores), _BATCH):
            batch = scores[start : start + _BATCH]
            columns = [[getattr(score, name) for score in batch] for name in _TYPES]
            parts = [_written(score.parts, written) for score in batch]
            cursor.execute(_WRITE, [month, parameter_set.pk, *columns, parts])


def _written(parts: list[dict[str, Any]], written: dict[int, str]) -> str:
    """The parts as JSON; those without hours are the same objects in all scores, `written` once."""
    texts = []
    for part in parts:
        text = written.get(id(part))
        if text is None:
            text = json.dumps(part)
            if not part["rate"]:
                written[id(part)] = text
        texts.append(text)
    return f"[{', '.join(texts)}]"


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
