"""Which meetings other values of time and way touch, and which are to be worked out one by one."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Max, Min
from django.utils import timezone

from burden.organisations.periods import is_working_day
from burden.thresholds.whatif import Asked
from meetings.models import Meeting

LENGTH = frozenset({"hours.meeting_length"})
CLOCK = frozenset({"hours.after_hours", "hours.day_opens", "hours.day_closes"})
TRAVEL = frozenset({"hours.travel_onsite"})
WAY = TRAVEL | {"hours.preparation"}
KEYS = LENGTH | CLOCK | WAY

# Inside the working hours by both values, on a working day, an hour counts as one either way.
_MEETINGS = """
WITH meetings AS (
    SELECT meeting.id, meeting.item_id, start, finish, has_time,
           ((%(length)s AND (finish IS NULL OR NOT has_time))
            OR (%(clock)s
                AND (finish IS NULL OR NOT has_time OR start::date <> finish::date
                     OR extract(epoch FROM start::time) < %(opens)s * 3600
                     OR extract(epoch FROM finish::time) > %(closes)s * 3600
                     OR start::date = ANY(%(days_off)s::date[])))) AS is_of_time,
           ((%(travel)s AND mode = 'hybrid' AND branches <> '[]')
            OR EXISTS (SELECT FROM meetings_meeting AS record
                        WHERE record.merged_into_id = meeting.id)
            OR EXISTS (SELECT FROM meetings_meetinghit AS hit
                        WHERE hit.item_id = meeting.item_id AND hit.spared = '')) AS is_alone,
           agenda
      FROM meetings_meeting AS meeting
     CROSS JOIN LATERAL (SELECT starts_at AT TIME ZONE %(zone)s AS start,
                                ends_at AT TIME ZONE %(zone)s AS finish) AS local
     WHERE merged_into_id IS NULL AND NOT is_called_off
), touched AS (
    SELECT *,
           is_alone
           OR (finish IS NOT NULL AND start::date <> finish::date)
           OR EXISTS (SELECT FROM meetings_overlap WHERE meeting_id = meetings.id)
           OR EXISTS (SELECT FROM meetings_accompanying WHERE meeting_id = meetings.id)
           OR EXISTS (SELECT FROM meetings_nestedhours AS nested
                        JOIN meetings_segment AS segment ON segment.id = nested.segment_id
                       WHERE segment.meeting_id = meetings.id)
           OR EXISTS (SELECT FROM jsonb_array_elements(agenda) AS item
                       WHERE item ->> 'title' ~ '[0-9０-９]') AS has_more
      FROM meetings WHERE is_alone OR is_of_time
)
"""
_ALONE = f"""{_MEETINGS}
SELECT id FROM touched WHERE has_more ORDER BY id LIMIT %(limit)s
"""  # noqa: S608 - the meetings above
_PLAIN = f"""{_MEETINGS}
SELECT id, item_id, start, finish, has_time FROM touched WHERE NOT has_more ORDER BY id
"""  # noqa: S608 - the meetings above


class Plain(NamedTuple):
    """A meeting of which only the time counts otherwise: moments are those of the clock here."""

    meeting: int
    item: int
    start: datetime
    end: datetime | None
    is_timed: bool


def alone(asked: Asked, *, limit: int) -> list[int]:
    """Ids of the meetings that are worked out one by one.

    Their hours do not just gain a way or a preparation a person, nor just other time for all.
    """
    return [row[0] for row in _rows(_ALONE, asked, {"limit": limit})]


def plain(asked: Asked) -> list[Plain]:
    """The meetings whose hours are people times time, one time for all who sat there.

    One record, in one day, in which nobody was counted elsewhere or sat in vain, and whose agenda
    says no lengths.
    """
    if not asked.touches(LENGTH | CLOCK):
        return []
    return [Plain(*row) for row in _rows(_PLAIN, asked, {})]


def _rows(statement: str, asked: Asked, more: Mapping[str, int]) -> list[tuple[Any, ...]]:
    before, after = asked.before, asked.after
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            {
                "zone": timezone.get_current_timezone_name(),
                "length": asked.touches(LENGTH),
                "clock": asked.touches(CLOCK),
                "travel": asked.touches(TRAVEL),
                "opens": max(one["hours.day_opens"] for one in (before, after)),
                "closes": min(one["hours.day_closes"] for one in (before, after)),
                "days_off": _days_off(),
                **more,
            },
        )
        return list(cursor.fetchall())


def _days_off() -> list[str]:
    """All days without work from the first meeting to the last."""
    span = Meeting.objects.aggregate(first=Min("starts_at"), last=Max("starts_at"))
    if span["first"] is None:
        return []
    first, last = (timezone.localtime(span[name]).date() for name in ("first", "last"))
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return [day.isoformat() for day in days if not is_working_day(day)]
