"""Whom a meeting that was taken in touches: meetings below it that may find another parent now."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q

from burden.organisations.models import Level
from meetings import engine, layering
from meetings.counting import Keys
from meetings.joining import complete
from meetings.models import Link, Meeting

MOST_COMPARED = 40
# A meeting of which only the day is known stands at the beginning of that day.
_DATE_ONLY = timedelta(days=1)

# Later meetings below the place that look for a parent by one of the words, most bits first.
_BELOW = """
SELECT meeting.id
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


def touched(meeting: Meeting, group: Mapping[int, UUID], keys: Keys) -> set[UUID]:
    """Meetings whose parent or runner-up may be another one since `meeting` was taken in.

    `group` are all its records, `keys` where it is found. All that had found it, and of the
    MOST_COMPARED that share most those that it may concern.
    """
    holding = Link.objects.filter(Q(upper__in=group) | Q(runner_up__in=group))
    had = set(holding.exclude(lower__in=group).values_list("lower__uuid", flat=True))
    below = [one for one in _below(meeting, group, keys) if one.uuid not in had]
    if not below:
        return had
    main = meeting
    if len(group) > 1:
        main = complete().get(pk__in=group, merged_into=None)
    context = engine.context_of([main, *below])
    late = engine.event_of(main, context)
    return had | {
        one.uuid
        for one in below
        if layering.concerns(engine.event_of(one, context), late, context, _weight(one))
    }


def _weight(meeting: Meeting) -> float | None:
    link = getattr(meeting, "link", None)
    return link.weight if link else None


def _below(meeting: Meeting, group: Collection[int], keys: Keys) -> list[Meeting]:
    """Later meetings below the place that look for a parent by one of the words."""
    if meeting.host.level == Level.VILLAGE:
        return []
    window = timedelta(days=layering.Weights().window_days)
    with connection.cursor() as cursor:
        cursor.execute(
            _BELOW,
            {
                "words": list(keys.bits),
                "bits": list(keys.bits.values()),
                "since": meeting.starts_at - _DATE_ONLY,
                "until": meeting.starts_at + window,
                "below": f"{keys.path}%",
                "group": list(group),
                "limit": MOST_COMPARED,
            },
        )
        found = [pk for (pk,) in cursor.fetchall()]
    return list(complete().select_related("link").filter(pk__in=found)) if found else []
