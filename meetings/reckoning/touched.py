"""Which meetings other values make to be worked out one by one."""

from datetime import timedelta

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
_ALONE = """
SELECT meeting.id
  FROM meetings_meeting AS meeting
 CROSS JOIN LATERAL (SELECT starts_at AT TIME ZONE %(zone)s AS start,
                            ends_at AT TIME ZONE %(zone)s AS finish) AS local
 WHERE merged_into_id IS NULL AND NOT is_called_off
   AND ((%(length)s AND (ends_at IS NULL OR NOT has_time))
        OR (%(clock)s
            AND (ends_at IS NULL OR NOT has_time OR start::date <> finish::date
                 OR extract(epoch FROM start::time) < %(opens)s * 3600
                 OR extract(epoch FROM finish::time) > %(closes)s * 3600
                 OR start::date = ANY(%(days_off)s::date[])))
        OR (%(travel)s AND mode = 'hybrid' AND branches <> '[]')
        OR EXISTS (SELECT FROM meetings_meeting AS record WHERE record.merged_into_id = meeting.id)
        OR EXISTS (SELECT FROM meetings_meetinghit AS hit
                    WHERE hit.item_id = meeting.item_id AND hit.spared = ''))
 ORDER BY meeting.id
 LIMIT %(limit)s
"""


def alone(asked: Asked, *, limit: int) -> list[int]:
    """Ids of the meetings whose hours do not just gain a way or a preparation a person."""
    before, after = asked.before, asked.after
    with connection.cursor() as cursor:
        cursor.execute(
            _ALONE,
            {
                "zone": timezone.get_current_timezone_name(),
                "length": asked.touches(LENGTH),
                "clock": asked.touches(CLOCK),
                "travel": asked.touches(TRAVEL),
                "opens": max(one["hours.day_opens"] for one in (before, after)),
                "closes": min(one["hours.day_closes"] for one in (before, after)),
                "days_off": _days_off(),
                "limit": limit,
            },
        )
        return [row[0] for row in cursor.fetchall()]


def _days_off() -> list[str]:
    """All days without work from the first meeting to the last."""
    span = Meeting.objects.aggregate(first=Min("starts_at"), last=Max("starts_at"))
    if span["first"] is None:
        return []
    first, last = (timezone.localtime(span[name]).date() for name in ("first", "last"))
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return [day.isoformat() for day in days if not is_working_day(day)]
