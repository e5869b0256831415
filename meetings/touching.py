"""Whom a meeting that was taken in touches: meetings below it that may find another parent now."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q

from meetings import layering
from meetings.models import Link, Meeting

MOST_TOUCHED = 100

# Later meetings below the place that look for a parent by one of the words, most bits first.
_BELOW = """
SELECT meeting.uuid
  FROM (SELECT key.meeting_id, sum(bits) AS bits
          FROM unnest(%(words)s::text[], %(bits)s::float8[]) AS upper_word(word, bits)
          JOIN meetings_key key USING (word)
          JOIN organisations_unit place ON place.id = key.place_id
         WHERE key.finds AND key.starts_at BETWEEN %(since)s AND %(until)s
           AND place.path LIKE %(below)s
         GROUP BY key.meeting_id) AS found
  JOIN meetings_meeting meeting ON meeting.id = found.meeting_id
 WHERE meeting.merged_into_id IS NULL AND NOT meeting.id = ANY(%(group)s)
 ORDER BY found.bits DESC, meeting.id LIMIT %(limit)s
"""


def touched(meeting: Meeting, group: Collection[int], words: Mapping[str, float]) -> set[UUID]:
    """Meetings whose parent or runner-up may be another one since `meeting` was taken in.

    `group` are the records that are one meeting with it, `words` those it is found under with
    their bits. At most MOST_TOUCHED that may now find it, and all that had found it.
    """
    holding = Link.objects.filter(Q(upper__in=group) | Q(runner_up__in=group))
    had = holding.exclude(lower__in=group).values_list("lower__uuid", flat=True)
    return {*had, *_may_find(meeting, group, words)}


def _may_find(meeting: Meeting, group: Collection[int], words: Mapping[str, float]) -> list[UUID]:
    place = meeting.keys.select_related("place").first()
    if place is None:
        return []
    window = timedelta(days=layering.Weights().window_days)
    with connection.cursor() as cursor:
        cursor.execute(
            _BELOW,
            {
                "words": list(words),
                "bits": list(words.values()),
                "since": meeting.starts_at,
                "until": meeting.starts_at + window,
                "below": f"{place.place.path}%",
                "group": list(group),
                "limit": MOST_TOUCHED,
            },
        )
        return [uuid for (uuid,) in cursor.fetchall()]
