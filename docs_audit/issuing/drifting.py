"""Red and white heads of all units' quarters, each beside the twelve months before it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from burden.organisations.periods import Period
from docs_audit.issuing.drift import Bounds, Count

_QUARTERS, _MONTHS = 4, 3
# What a share in the database may differ from the same one here.
_SLACK = 1e-6

# A quarter is a number, so that the twelve months before it are four less.
_QUARTERS_OF_UNITS = """
WITH quarters AS (
    SELECT unit_id,
           (date_part('year', issued_on) * 4 + date_part('quarter', issued_on) - 1)::int
               AS quarter,
           count(*) AS papers,
           count(*) FILTER (WHERE is_white_head) AS white
      FROM docs_audit_paper
     WHERE issued_on IS NOT NULL AND (is_white_head OR number_key <> '')
       AND unit_id IN (SELECT id FROM organisations_unit WHERE NOT is_external)
     GROUP BY 1, 2
), compared AS (
    SELECT *, coalesce(sum(papers) OVER earlier, 0)::int AS papers_before,
           coalesce(sum(white) OVER earlier, 0)::int AS white_before
      FROM quarters
    WINDOW earlier AS (
        PARTITION BY unit_id ORDER BY quarter RANGE BETWEEN 4 PRECEDING AND 1 PRECEDING
    )
)
SELECT unit_id, quarter, papers, white, papers_before, white_before
  FROM compared
 WHERE unit_id = ANY(%(units)s)
    OR (papers >= %(least)s
        AND (white + %(slack)s >= %(share)s * papers
             OR (papers_before >= %(least)s
                 AND white::float / papers + %(slack)s
                     >= coalesce(white_before::float / nullif(papers_before, 0), 0) + %(rise)s)))
"""


@dataclass(frozen=True)
class Quarter:
    """A unit's quarter in which it issued papers."""

    unit: int
    period: Period
    now: Count
    before: Count


def quarters(bounds: Bounds, units: Iterable[int]) -> Iterator[Quarter]:
    """All quarters that could be pointed out, and every quarter of some units; one query."""
    asked: dict[str, Any] = {
        "units": list(units),
        "least": bounds.least,
        "share": bounds.share,
        "rise": bounds.rise,
        "slack": _SLACK,
    }
    with connection.cursor() as cursor:
        cursor.execute(_QUARTERS_OF_UNITS, asked)
        for unit, quarter, papers, white, papers_before, white_before in cursor:
            year, place = divmod(quarter, _QUARTERS)
            yield Quarter(
                unit,
                Period(date(year, place * _MONTHS + 1, 1), _MONTHS),
                Count(papers - white, white),
                Count(papers_before - white_before, white_before),
            )
