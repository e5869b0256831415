"""Between stored meetings and the layering engine: the same meeting in the engine's words.

The engine's ids are primary keys as text. Meetings that were reported several times are one
event: the main record and those merged into it, put together anew each time, so no report is
ever overwritten.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from meetings import layering
from meetings.comparing import Compared
from meetings.layering.standing import NEAR
from meetings.stored import Stored, local

# Titles that are one name behind nothing, or behind the host's own name or the beginning of it.
_HELD_UNDER = """
SELECT meeting.host_id, meeting.starts_at
  FROM meetings_meeting meeting
  JOIN organisations_unit host ON host.id = meeting.host_id
 CROSS JOIN LATERAL left(meeting.title, -length(%(name)s)) AS before
 WHERE meeting.starts_at BETWEEN %(since)s AND %(until)s AND meeting.merged_into_id IS NULL
   AND right(meeting.title, length(%(name)s)) = %(name)s
   AND (starts_with(host.name, before) OR before = ANY(host.short_names))
 ORDER BY meeting.starts_at
"""


def event_of(meeting: Stored, context: layering.Context) -> layering.Meeting:
    """The meeting with what all its reports say, under the id of the main record."""
    if not meeting.merged:
        return meeting.record
    return layering.merge([one.record for one in meeting.all], context)


def context_of(meetings: Iterable[Stored]) -> layering.Context:
    """Units, word counts and editions, as far as comparing these meetings needs them."""
    return Compared().take(meetings)


def held_under(name: str, start: datetime) -> dict[str, list[datetime]]:
    """Starts, by host, of the meetings that units held under a name within a year of `start`."""
    held: dict[str, list[datetime]] = defaultdict(list)
    if not name:
        return held
    year = 2 * NEAR
    with connection.cursor() as cursor:
        cursor.execute(_HELD_UNDER, {"name": name, "since": start - year, "until": start + year})
        for host, moment in cursor.fetchall():
            held[str(host)].append(local(moment))
    return held
