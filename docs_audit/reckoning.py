"""How many hours all papers would have by other values of reading and writing; reads only.

The formulas are those of `booking`, asked of every paper in one statement: what a value changes is
the difference of the hours by it and by the one in force. Sums are right to the millionths that
each booked row is rounded to. Who receives them is asked of the month that has scores alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection

from burden.ledger import reassigning
from burden.ledger.models import Component
from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Asked, Moved

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_READING = frozenset({"hours.reading_speed", "hours.handling", "hours.readers"})
_DRAFTING = frozenset({"hours.drafting_speed"})
KEYS = _READING | _DRAFTING

# Written so that several processes can share in it: no window, and of each item asked for one row.
# Of the staff counts of a unit the latest up to the day holds, and the first one before it as well;
# nearly all have one, which need not be looked up by the day.
_BOOKED = """
WITH asked AS (
    SELECT item_id, max(share) AS share
      FROM unnest(%(items)s::bigint[], %(shares)s::float8[]) AS asked(item_id, share)
     GROUP BY item_id
), staff AS (
    SELECT unit_id, array_agg(valid_from ORDER BY valid_from) AS days,
           array_agg(number ORDER BY valid_from) AS numbers,
           count(*) AS counts, min(number) AS single
      FROM organisations_staffcount
     GROUP BY unit_id
), booked AS (
    SELECT item_id, unit_id, issued_on,
           body_characters * (1 / %(drafting)s::float8 - 1 / %(drafting_before)s::float8) AS gain,
           false AS is_measured
      FROM docs_audit_paper
     WHERE %(drafts)s AND removed_at IS NULL AND NOT given ? 'drafting_hours'
    UNION ALL
    SELECT item_id, receipt.unit_id, issued_on,
           body_characters * (readers.after / %(speed)s::float8
                              - readers.before / %(speed_before)s::float8)
           + %(handling)s::float8 - %(handling_before)s::float8,
           readers.is_known
      FROM docs_audit_receipt AS receipt
      JOIN docs_audit_paper AS paper ON paper.id = receipt.paper_id
      LEFT JOIN staff ON staff.unit_id = receipt.unit_id
     CROSS JOIN LATERAL (
           SELECT coalesce(counted, nullif(readers, 0)) AS known,
                  CASE WHEN counts = 1 THEN single
                       ELSE numbers[greatest(width_bucket(issued_on, days), 1)]
                   END AS staff) AS told
     CROSS JOIN LATERAL (
           SELECT coalesce(known, least(%(readers)s, staff)) AS after,
                  coalesce(known, least(%(readers_before)s, staff)) AS before,
                  known IS NOT NULL AS is_known) AS readers
     WHERE %(reads)s AND paper.removed_at IS NULL AND receipt.unit_id <> paper.unit_id
)
"""
_OF_ITEMS = f"""{_BOOKED}
SELECT coalesce(asked.item_id, 0), sum(gain)
  FROM booked LEFT JOIN asked USING (item_id)
 WHERE booked.item_id IS NOT NULL AND unit_id IS NOT NULL AND issued_on IS NOT NULL
 GROUP BY asked.item_id
"""  # noqa: S608 - the hours above
_OF_RECEIVERS = f"""{_BOOKED}
SELECT unit_id, sum(gain), sum(gain * coalesce(share, 0)),
       coalesce(sum(gain) FILTER (WHERE is_measured), 0)
  FROM booked LEFT JOIN asked USING (item_id)
 WHERE booked.item_id IS NOT NULL AND unit_id IS NOT NULL
   AND issued_on BETWEEN %(first)s AND %(last)s
 GROUP BY unit_id
"""  # noqa: S608 - the hours above


@dataclass(frozen=True)
class Reckoned:
    """What papers gain: `of_items` is of each item that was asked for, in hours."""

    of_items: Floats
    moved: Sequence[Moved]


def reckon(items: Ints, shares: Floats, asked: Asked) -> Reckoned:
    """What other values make of the hours of all papers.

    Args:
        items: ids, ascending, of papers of which a part counts as copied.
        shares: that part of each.
    """
    told = {"items": reassigning.literal(items), "shares": reassigning.literal(shares)}
    values = _values(asked) | told
    with connection.cursor() as cursor:
        cursor.execute(_OF_ITEMS, values)
        gained = dict(cursor.fetchall())
        cursor.execute(_OF_RECEIVERS, values)
        received = cursor.fetchall()
    of_items = np.array([gained.get(item, 0.0) for item in items.tolist()])
    return Reckoned(
        of_items=of_items,
        moved=reassigning.gains(
            received,
            hours=sum(gained.values()),
            shared=float(of_items @ shares),
            month=asked.of_month,
            repeated=Component.COPIED,
            plain=Component.DOCUMENT,
        ),
    )


def _values(asked: Asked) -> dict[str, Any]:
    return {
        **asked.of_month,
        **_of(asked.after, ""),
        **_of(asked.before, "_before"),
        "reads": asked.touches(_READING),
        "drafts": asked.touches(_DRAFTING),
    }


def _of(parameters: Parameters, suffix: str) -> dict[str, float]:
    return {
        f"speed{suffix}": parameters["hours.reading_speed"],
        f"handling{suffix}": parameters["hours.handling"],
        f"readers{suffix}": parameters.whole("hours.readers"),
        f"drafting{suffix}": parameters["hours.drafting_speed"],
    }
