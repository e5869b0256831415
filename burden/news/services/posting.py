"""The one statement that lines are written by: what a person has not read yet counts on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from burden.news.models import Kind

_INTO = """
INSERT INTO news_notice AS line (person_id, kind, unit_id, due_on, finding_id, rectification_id,
                                 count, uuid, since, at)
SELECT told.*, gen_random_uuid(), %(since)s, %(until)s FROM (
"""
_ADDED = """
) AS told
ON CONFLICT (person_id, kind, unit_id, due_on) WHERE read_at IS NULL DO UPDATE
   SET count = line.count + EXCLUDED.count, finding_id = NULL, rectification_id = NULL,
       at = EXCLUDED.at
"""
_TOLD = """
SELECT person, kind, unit, due_on, finding, rectification, number
  FROM unnest(%(people)s::bigint[], %(kinds)s::text[], %(units)s::bigint[], %(days)s::date[],
              %(findings)s::bigint[], %(rectifications)s::bigint[], %(numbers)s::bigint[])
    AS told (person, kind, unit, due_on, finding, rectification, number)
"""


def post_rows(rows: str, told: Mapping[str, Any]) -> None:
    """Write the rows of a query, one for each person, kind, unit and day, with `told` in it.

    Args:
        rows: person, kind, unit, due_on, finding, rectification, number.
        told: also `since` and `until`, the time in which the things came.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"{_INTO}{rows}{_ADDED}", told)


@dataclass(frozen=True, order=True)
class Line:
    """One thing for one person, by their ids: of `finding` and `rectification` one is None."""

    person: int
    kind: Kind
    unit: int
    due_on: date | None = None
    finding: int | None = None
    rectification: int | None = None


def post(lines: Iterable[Line], *, since: datetime, until: datetime) -> None:
    """Tell people of things that came after `since`; of several alike they get one line."""
    groups: dict[tuple[int, str, int, date | None], set[Line]] = defaultdict(set)
    for line in lines:
        groups[line.person, line.kind.value, line.unit, line.due_on].add(line)
    if not groups:
        return
    # In one order, so that two who tell never wait for each other.
    keys = sorted(groups, key=lambda key: (key[0], key[1], key[2], key[3] or date.min))
    only = [next(iter(groups[key])) if len(groups[key]) == 1 else None for key in keys]
    people, kinds, units, days = (list(column) for column in zip(*keys, strict=True))
    told = {
        "people": people,
        "kinds": kinds,
        "units": units,
        "days": days,
        "findings": [line.finding if line else None for line in only],
        "rectifications": [line.rectification if line else None for line in only],
        "numbers": [len(groups[key]) for key in keys],
        "since": since,
        "until": until,
    }
    post_rows(_TOLD, told)
