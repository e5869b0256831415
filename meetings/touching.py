"""Whom a meeting that was taken in touches: meetings below it that may find another parent now."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.db import connection

from meetings import engine, layering, stored
from meetings.counting import POSTINGS_A_WORD, Keys
from meetings.stored import Stored

MOST_COMPARED = 40
# A meeting of which only the day is known stands at the beginning of that day.
_DATE_ONLY = timedelta(days=1)

# Meetings whose link names one of the group, and later ones below the place that look for a
# parent by one of the words, most bits first. They look at the latest postings alone: where many
# followed on this one at its place, it is found by the word no more.
_PERHAPS = """
SELECT lower_id, uuid, true
  FROM meetings_link JOIN meetings_meeting lower ON lower.id = lower_id
 WHERE (upper_id = ANY(%(group)s) OR runner_up_id = ANY(%(group)s))
   AND NOT lower_id = ANY(%(group)s)
UNION ALL
(SELECT meeting.id, uuid, false
   FROM (SELECT key.meeting_id, sum(bits) AS bits
           FROM unnest(%(words)s::text[], %(bits)s::float8[]) AS upper_word(word, bits)
          CROSS JOIN LATERAL (
                SELECT COALESCE((
                       SELECT starts_at FROM meetings_key
                        WHERE place_id = %(place)s AND word = upper_word.word AND is_found
                          AND starts_at BETWEEN %(starts_at)s AND %(until)s
                        ORDER BY starts_at OFFSET %(postings)s LIMIT 1), %(until)s)
                ) AS last(starts_at)
           JOIN meetings_key key USING (word)
           JOIN organisations_unit place ON place.id = key.place_id
          WHERE key.finds AND key.starts_at BETWEEN %(since)s AND last.starts_at
            AND place.path LIKE %(below)s
          GROUP BY key.meeting_id) AS found
   JOIN meetings_meeting meeting ON meeting.id = found.meeting_id
  WHERE meeting.merged_into_id IS NULL AND NOT meeting.id = ANY(%(group)s)
  ORDER BY found.bits DESC, meeting.id LIMIT %(limit)s)
"""


def touched(meeting: Stored, group: Mapping[int, UUID], keys: Keys) -> set[UUID]:
    """Meetings whose parent or runner-up may be another one since `meeting` was taken in.

    `group` are all its records, `keys` where it is found. All that had found it, and of the
    MOST_COMPARED that share most those that it may concern.
    """
    perhaps = _perhaps(meeting, group, keys)
    had = {pk: uuid for pk, uuid, had in perhaps if had}
    ids = {pk for pk, _, had in perhaps if not had} - set(had)
    if not ids:
        return set(had.values())
    read = stored.read(ids if len(group) == 1 else ids | set(group))
    main = next((one for one in read if one.pk in group and one.merged_into is None), meeting)
    below = [one for one in read if one.pk in ids]
    context = engine.context_of([main, *below])
    late = engine.event_of(main, context)
    return set(had.values()) | {
        one.uuid
        for one in below
        if layering.concerns(engine.event_of(one, context), late, context, one.weight)
    }


def _perhaps(
    meeting: Stored, group: Mapping[int, UUID], keys: Keys
) -> list[tuple[int, UUID, bool]]:
    """Meetings it may concern: id, uuid, and whether they had found one of the group."""
    window = timedelta(days=layering.Weights().window_days)
    bits = keys.bits if keys.is_above_others else {}
    with connection.cursor() as cursor:
        cursor.execute(
            _PERHAPS,
            {
                "words": list(bits),
                "bits": list(bits.values()),
                "since": meeting.starts_at - _DATE_ONLY,
                "until": meeting.starts_at + window,
                "starts_at": meeting.starts_at,
                "place": keys.place,
                "postings": POSTINGS_A_WORD,
                "below": f"{keys.path}%",
                "group": list(group),
                "limit": MOST_COMPARED,
            },
        )
        return [(pk, uuid, had) for pk, uuid, had in cursor.fetchall()]
