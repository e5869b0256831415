"""Hours of meetings that only last otherwise, all of them at once."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np
from django.db import connection

from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Asked
from meetings import layering, times
from meetings.reckoning.terms import Floats, Gains
from meetings.reckoning.touched import Plain

_OF_A_YEAR = 100
# As the ledger keeps hours.
_PLACES = 6
_SEATS = """
SELECT meeting_id, unit_id, sum(people) FROM meetings_attendance
 WHERE meeting_id = ANY(%s) GROUP BY 1, 2
"""


def gains_of(meetings: Sequence[Plain], asked: Asked) -> Gains:
    """What each unit gains in each of these meetings."""
    before, after = (_counted(meetings, one) for one in (asked.before, asked.after))
    moved = np.flatnonzero(before != after)
    if not len(moved):
        return Gains.of(())
    ids = np.array([meetings[row].meeting for row in moved.tolist()], np.int64)
    with connection.cursor() as cursor:
        cursor.execute(_SEATS, [ids.tolist()])
        seats = np.array(cursor.fetchall(), np.int64).reshape(-1, 3)
    # The meetings come in the order of their ids.
    row = moved[np.searchsorted(ids, seats[:, 0])]
    people = seats[:, 2]
    nothing = np.zeros(len(seats))
    return Gains(
        items=np.array([one.item for one in meetings], np.int64)[row],
        receivers=seats[:, 1],
        months=np.array([_month(one) for one in meetings], np.int64)[row],
        hours=np.round(people * after[row], _PLACES) - np.round(people * before[row], _PLACES),
        accompanying=nothing,
        nested=nothing,
        is_measured=np.array([one.is_timed and one.end is not None for one in meetings])[row],
    )


def _counted(meetings: Sequence[Plain], parameters: Parameters) -> Floats:
    """What one person gives to each meeting, in hours as they count."""
    work = times.working_time(parameters)

    # Many begin and end at the same moments.
    known: dict[tuple[datetime, datetime | None, bool], float] = {}
    for one in meetings:
        key = one.start, one.end, one.is_timed
        if key not in known:
            sat = times.sat_from(one.start, one.end, parameters, is_timed=one.is_timed, said=0.0)
            known[key] = layering.counted(sat.stretches, work)
    return np.array([known[one.start, one.end, one.is_timed] for one in meetings], float)


def _month(meeting: Plain) -> int:
    return meeting.start.year * _OF_A_YEAR + meeting.start.month
