"""How long the points of twelve months take for a whole province, and the intervals of the last.

The ledger is filled by statements of the database: hours of every unit in every month in some
components, so many rows that the month is read as it would be, and the sums are rebuilt.
"""

import multiprocessing
import os
import time
from datetime import date

from django.db import connection, connections

from burden.ledger.services import sum_month_anew
from burden.ledger.verification import months
from burden.organisations.models import Unit
from burden.scores import services
from burden.scores.models import Score
from burden.thresholds import selectors as thresholds

MONTHS = 12
ROWS = int(os.environ.get("DASHBOARDS_ROWS", "5000000"))
WORKERS = 2
_YEAR = 2025

_ITEMS = """
INSERT INTO matters_item (uuid, source, source_uuid, unit_id, level, number, title, depth)
SELECT gen_random_uuid(), CASE n %% 5 WHEN 0 THEN 'meeting' ELSE 'paper' END,
       gen_random_uuid(), unit.id, unit.level, '', 'item ' || n, 0
  FROM generate_series(1, %s) AS n
  JOIN organisations_unit AS unit ON unit.id = 1 + n %% %s
"""
_ROWS = """
INSERT INTO ledger_entry (item_id, component, originator_id, originator_level, receiver_id,
                          receiver_level, day, hours, avoidable, is_measured, is_white,
                          parameter_set_id, cause)
SELECT item.id, kind.component, item.unit_id, item.level, unit.id, unit.level,
       make_date(%(year)s, %(month)s, 1 + n %% 28), kind.hours,
       CASE WHEN kind.is_avoidable THEN kind.hours ELSE 0 END, n %% 10 > 2, n %% 11 = 0,
       %(version)s, 'first'
  FROM generate_series(1, %(rows)s) AS n
  JOIN LATERAL (SELECT (ARRAY['document', 'copied', 'meeting', 'layered', 'accompany'])
                          [1 + (n * 7 + n / 45000) %% 5] AS component,
                       (1 + n * 7919 %% 400) / 100.0 AS hours,
                       (n * 7 + n / 45000) %% 5 IN (1, 3, 4) AS is_avoidable) AS kind ON true
  JOIN organisations_unit AS unit ON unit.id = 1 + (n * 31) %% %(units)s
  JOIN matters_item AS item ON item.id = %(first)s + (n / 8)
"""


def main(levels: list[list[Unit]]) -> dict[str, float]:
    """Seconds; `levels` are the units of a province, highest first."""
    units = sum(map(len, levels))
    _fill(units)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    asked = months_of_year()
    shares = [asked[worker::WORKERS] for worker in range(WORKERS)]
    first = _timed(shares)
    again = _timed(shares)
    Score.objects.filter(month=asked[-1]).update(low=None, high=None)
    begun = time.perf_counter()
    drawn = services.draw_intervals(asked[-1])
    return {
        "ledger rows": ROWS,
        "scores": Score.objects.count(),
        "seconds for the points of twelve months": first,
        "seconds when nothing changed": again,
        "intervals drawn": drawn,
        "seconds for the intervals of the latest month": round(time.perf_counter() - begun, 1),
    }


def months_of_year() -> list[date]:
    return [date(_YEAR, month, 1) for month in range(1, MONTHS + 1)]


def _fill(units: int) -> None:
    """Without the triggers, which sum row by row what is summed by month faster."""
    each = ROWS // MONTHS
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER entries_summed")
        for month in months_of_year():
            cursor.execute("SELECT coalesce(max(id), 0) + 1 FROM matters_item")
            first = cursor.fetchone()[0]
            cursor.execute(_ITEMS, [each // 8 + 1, units])
            cursor.execute(
                _ROWS,
                {
                    "year": _YEAR,
                    "month": month.month,
                    "rows": each,
                    "units": units,
                    "first": first,
                    "version": thresholds.in_force().set.pk,
                },
            )
        cursor.execute("ALTER TABLE ledger_entry ENABLE TRIGGER entries_summed")
        cursor.execute("UPDATE matters_item SET root_id = id WHERE root_id IS NULL")
    for month in months():
        sum_month_anew(month)


def _timed(shares: list[list[date]]) -> float:
    context = multiprocessing.get_context("fork")
    connections.close_all()
    workers = [context.Process(target=_score, args=(share,)) for share in shares]
    begun = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        raise RuntimeError("a worker failed to score")
    return round(time.perf_counter() - begun, 1)


def _score(share: list[date]) -> None:
    for month in share:
        services.refresh(month)
