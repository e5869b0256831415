"""What the way and the preparation of all people gain, summed in the database."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection
from django.utils import timezone

from burden.ledger import reassigning
from burden.ledger.models import Component
from burden.organisations.models import Unit
from burden.thresholds.whatif import Asked, Moved
from meetings.models import Tied
from meetings.reckoning.terms import Floats, Gain, Gains, Idle, Ints
from meetings.reckoning.touched import TRAVEL, WAY

# Units by the place they are of, as `layering.hierarchy` reads it: people of another place travel.
# Written so that several processes can share in it: what is read twice is not kept between.
_SEATS = """
WITH places AS NOT MATERIALIZED (
    SELECT * FROM unnest(%(units)s::bigint[], %(places)s::bigint[]) AS places(unit_id, place_id)
), seats AS (
    SELECT meeting.id AS meeting_id, item_id, seat.unit_id, people,
           starts_at >= %(first)s::timestamp AT TIME ZONE %(zone)s
           AND starts_at < (%(last)s::date + 1)::timestamp AT TIME ZONE %(zone)s AS is_asked,
           %(preparation)s::float8
           + CASE WHEN mode = 'onsite' AND seat.unit_id <> host_id
                       AND guest.place_id IS DISTINCT FROM here.place_id
                  THEN %(travel)s::float8 ELSE 0 END AS each,
           has_time AND ends_at IS NOT NULL AS is_measured
      FROM meetings_attendance AS seat
      JOIN meetings_meeting AS meeting ON meeting.id = seat.meeting_id
      LEFT JOIN places AS guest ON guest.unit_id = seat.unit_id
      LEFT JOIN places AS here ON here.unit_id = meeting.host_id
     WHERE merged_into_id IS NULL AND NOT is_called_off
       AND meeting.id NOT IN (SELECT unnest(%(alone)s::bigint[]))
)
"""
_ASKED = f"""{_SEATS}
, asked AS (
    SELECT item_id, max(share) AS share
      FROM unnest(%(items)s::bigint[], %(shares)s::float8[]) AS asked(item_id, share)
     GROUP BY item_id
)
"""  # noqa: S608 - the seats above
_OF_ITEMS = f"""{_ASKED}
SELECT coalesce(asked.item_id, 0), sum(people * each)
  FROM seats LEFT JOIN asked USING (item_id)
 GROUP BY asked.item_id
"""  # noqa: S608 - the seats above
_OF_RECEIVERS = f"""{_ASKED}
SELECT unit_id, sum(people * each), sum(people * each * coalesce(share, 0)),
       coalesce(sum(people * each) FILTER (WHERE is_measured), 0)
  FROM seats LEFT JOIN asked USING (item_id)
 WHERE is_asked
 GROUP BY unit_id
"""  # noqa: S608 - the seats above
_IDLE = f"""{_SEATS}
, idle AS (
    SELECT meeting_id, unit_id, sum(people) AS people
      FROM meetings_accompanying GROUP BY 1, 2
)
SELECT item_id, unit_id, CASE WHEN bool_and(is_asked) THEN %(month)s ELSE 0 END,
       least(max(idle.people), sum(seats.people)) * max(each),
       bool_and(is_measured)
  FROM seats JOIN idle USING (meeting_id, unit_id)
 GROUP BY item_id, unit_id
"""  # noqa: S608 - the seats above


@dataclass(frozen=True)
class Sums:
    """Hours gained: `of_items` by each item asked for, and all of them as components do."""

    of_items: Floats
    moved: Sequence[Moved]


def sums(items: Ints, shares: Floats, asked: Asked, alone: Sequence[int]) -> Sums:
    """What all meetings gain but those of `alone`; of `items` (ascending) the shares apart."""
    if not asked.touches(WAY):
        return Sums(np.zeros(len(items)), ())
    told = {"items": reassigning.literal(items), "shares": reassigning.literal(shares)}
    values = _values(asked, alone) | told
    gained = dict(_rows(_OF_ITEMS, values))
    of_items = np.array([gained.get(item, 0.0) for item in items.tolist()], float)
    return Sums(
        of_items=of_items,
        moved=reassigning.gains(
            _rows(_OF_RECEIVERS, values),
            hours=sum(gained.values()),
            shared=float(of_items @ shares),
            month=asked.of_month,
            repeated=Component.LAYERED,
            plain=Component.MEETING,
        ),
    )


def of_idle(asked: Asked, alone: Sequence[int]) -> tuple[dict[int, Idle], Gains]:
    """Of who only accompanied: hours in vain by item afterwards, and what they gain.

    All hours gained are in the `sums`: these rows only tell which of them were sat in vain.
    """
    if not asked.touches(WAY):
        return {}, Gains.of(())
    found = [
        Gain(item, unit, month, 0.0, float(gain), 0.0, is_measured)
        for item, unit, month, gain, is_measured in _rows(_IDLE, _values(asked, alone))
    ]
    more: dict[int, dict[int, float]] = defaultdict(dict)
    for one in found:
        more[one.item][one.receiver] = one.accompanying
    stored = Tied.objects.filter(meeting__item__in=more, spared="").values_list(
        "meeting__item", "idle"
    )
    idle: dict[int, Idle] = {
        item: {
            int(unit): (sat + more[item].get(int(unit), 0.0), tied)
            for unit, (sat, tied) in units.items()
        }
        for item, units in stored
    }
    return idle, Gains.of(found)


def _values(asked: Asked, alone: Sequence[int]) -> dict[str, Any]:
    # Where no way counts otherwise nobody needs to know who travelled.
    places = _places() if asked.touches(TRAVEL) else {}
    return {
        **asked.of_month,
        "units": list(places),
        "places": list(places.values()),
        "zone": timezone.get_current_timezone_name(),
        "alone": list(alone),
        "preparation": _more("hours.preparation", asked),
        "travel": _more("hours.travel_onsite", asked),
    }


def _more(key: str, asked: Asked) -> float:
    return asked.after[key] - asked.before[key]


def _rows(statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _places() -> dict[int, int]:
    """The place of each unit: itself, or for a department the place above it."""
    rows = Unit.objects.values_list("pk", "level", "parent")
    units = {pk: (level, parent) for pk, level, parent in rows}
    found = {}
    for unit in units:
        here = unit
        while (above := units[here][1]) in units and units[above][0] == units[here][0]:
            here = above
        found[unit] = here
    return found
