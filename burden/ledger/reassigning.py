"""How the hours of items would lie between components if suspicions counted otherwise; reads only.

The rows of the ledger are summed in the database: what a receiver gave to an item stays, only what
of it repeats the superior item, or was sat through in vain, is another part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db import connection

from burden.ledger.models import Component
from burden.thresholds.whatif import Moved, OfMonth

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def literal(values: npt.NDArray[Any]) -> str:
    """An array as one constant of a statement: read much faster than as many as it holds."""
    return f"{{{str(values.tolist())[1:-1]}}}"


@dataclass(frozen=True)
class Idle:
    """Hours that count as sat through in vain, of the items `anew` that are looked at for these.

    A row an item and receiver; a receiver of such an item without a row sat nothing in vain.
    """

    anew: Ints
    items: Ints
    receivers: Ints
    accompanying: Floats
    nested: Floats


_NO_IDLE = Idle(*(np.zeros(0, np.int64),) * 3, *(np.zeros(0),) * 2)


@dataclass(frozen=True)
class Split:
    """Sums after the change: of each item its `pool`, the hours of which a share repeats; of each
    receiver what components gain in the month that is asked for (as 202603), and at receiver 0 in
    month 0 what they gain otherwise.
    """

    items: Ints
    pools: Floats
    receivers: Ints
    months: Ints
    gains: dict[str, Floats]

    def costs(self, items: Ints, shares: Floats, present: Floats) -> Floats:
        """Hours that the superior items cost each of `items` (ascending, these among them).

        They are the share of the pool; where nothing was split they are as at `present`.
        """
        hours, place = present.copy(), np.searchsorted(items, self.items)
        hours[place] = self.pools * shares[place]
        return hours


_SPLIT = """
WITH asked AS (
    SELECT * FROM unnest(%(items)s::bigint[], %(shares)s::float8[], %(anew)s::boolean[])
        AS asked(item_id, share, is_anew)
), idle AS (
    SELECT * FROM unnest(%(idle_items)s::bigint[], %(receivers)s::bigint[],
                         %(accompanying)s::float8[], %(nested)s::float8[])
        AS idle(item_id, receiver_id, accompany, nested)
), held AS (
    SELECT entry.item_id, entry.receiver_id,
           entry.day BETWEEN %(first)s AND %(last)s AS is_asked,
           sum(entry.hours)::float8 AS hours,
           coalesce(sum(hours) FILTER (WHERE component = %(repeated)s), 0)::float8 AS repeated,
           coalesce(sum(hours) FILTER (WHERE component = 'accompany'), 0)::float8 AS accompany,
           coalesce(sum(hours) FILTER (WHERE component = 'nested'), 0)::float8 AS nested
      FROM ledger_entry AS entry
     WHERE entry.item_id = ANY(%(items)s::bigint[])
     GROUP BY 1, 2, 3
), parted AS (
    SELECT held.*, asked.share,
           CASE WHEN is_anew THEN coalesce(idle.accompany, 0) ELSE held.accompany END AS sat,
           CASE WHEN is_anew THEN coalesce(idle.nested, 0) ELSE held.nested END AS tied
      FROM held JOIN asked USING (item_id) LEFT JOIN idle USING (item_id, receiver_id)
), pooled AS (
    SELECT *, greatest(hours - sat - tied, 0) AS pool,
           CASE WHEN is_asked THEN receiver_id ELSE 0 END AS receiver
      FROM parted
)
SELECT item_id, receiver,
       sum(pool),
       sum(pool * share - repeated),
       sum(sat - accompany),
       sum(tied - nested)
  FROM pooled
 GROUP BY GROUPING SETS ((item_id), (receiver))
"""


def split(
    items: Ints,
    shares: Floats,
    month: OfMonth,
    *,
    repeated: Component,
    plain: Component,
    idle: Idle = _NO_IDLE,
) -> Split:
    """What the components of these items' hours would be.

    Args:
        items: ids, ascending.
        shares: of each the part of its pool that counts as `repeated`; the rest is `plain`.
        month: the month of which receivers are asked for, as `Asked.of_month` has it.
        idle: hours sat through in vain; what was booked so of items not named there stays so.
    """
    anew = np.isin(items, idle.anew)
    with connection.cursor() as cursor:
        cursor.execute(
            _SPLIT,
            {
                "items": literal(items),
                "shares": literal(shares),
                "anew": literal(anew),
                "idle_items": literal(idle.items),
                "receivers": literal(idle.receivers),
                "accompanying": literal(idle.accompanying),
                "nested": literal(idle.nested),
                "repeated": repeated.value,
                "first": month["first"],
                "last": month["last"],
            },
        )
        rows = cursor.fetchall()
    of_items = np.array([(row[0], row[2]) for row in rows if row[0] is not None])
    of_units = np.array([row[1:] for row in rows if row[0] is None], float).reshape(-1, 5)
    pools = dict(of_items.reshape(-1, 2).tolist())
    receivers = of_units[:, 0].astype(int)
    gained, accompany, nested = of_units[:, 2], of_units[:, 3], of_units[:, 4]
    return Split(
        items=items,
        pools=np.array([pools.get(float(item), 0.0) for item in items.tolist()]),
        receivers=receivers,
        months=np.where(receivers > 0, month["month"], 0),
        gains={
            repeated.value: gained,
            plain.value: -(gained + accompany + nested),
            Component.ACCOMPANY.value: accompany,
            Component.NESTED.value: nested,
        },
    )


def gains(
    received: Sequence[tuple[Any, ...]],
    hours: float,
    shared: float,
    month: OfMonth,
    *,
    repeated: Component,
    plain: Component,
) -> tuple[Moved, Moved]:
    """What two components gain: by receiver in the month that is asked for, and all the rest.

    Args:
        received: of the month a row a receiver: id, hours, what of them is `repeated`, and how
            many are measured.
        hours: gained in all, in the month as otherwise.
        shared: what of them is `repeated`.
        month: as `Asked.of_month` has it.
    """
    receivers, whole, part, measured = np.array(received, float).reshape(-1, 4).T
    nobody = np.zeros(1, np.int64)
    rest = np.array([shared - part.sum()])
    return (
        Moved(
            receivers.astype(np.int64),
            np.full(len(receivers), month["month"]),
            {repeated.value: part, plain.value: whole - part},
            measured,
        ),
        Moved(
            nobody,
            nobody,
            {repeated.value: rest, plain.value: np.array([hours - whole.sum()]) - rest},
        ),
    )
