"""Whom a meeting that was taken in touches: meetings below it that may find another parent now."""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.db import connection

from meetings import engine, layering, stored
from meetings.comparing import Compared
from meetings.counting import POSTINGS_A_WORD, Keys
from meetings.stored import Stored

MOST_COMPARED = 40
# A meeting of which only the day is known stands at the beginning of that day.
_DATE_ONLY = timedelta(days=1)

# Meetings whose link names one of the group, and later ones below the place that look for a
# parent by one of the words, most bits first. They look at the latest postings alone: where many
# followed on this one at its place, it is found by the word no more. IS TRUE has the places below
# gathered once instead of asking for each key.
_PERHAPS = """
SELECT id, bool_or(had) FROM (
SELECT lower_id AS id, true AS had FROM meetings_link
 WHERE (upper_id = ANY(%(group)s) OR runner_up_id = ANY(%(group)s))
   AND NOT lower_id = ANY(%(group)s)
UNION ALL
(SELECT meeting.id, false
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
          WHERE key.finds AND key.starts_at BETWEEN %(since)s AND last.starts_at
            AND (key.place_id IN (SELECT id FROM organisations_unit WHERE path LIKE %(below)s))
                IS TRUE
          GROUP BY key.meeting_id) AS found
   JOIN meetings_meeting meeting ON meeting.id = found.meeting_id
  WHERE meeting.merged_into_id IS NULL AND NOT meeting.id = ANY(%(group)s)
  ORDER BY found.bits DESC, meeting.id LIMIT %(limit)s)) AS perhaps GROUP BY id
"""


class Touched(NamedTuple):
    """The records of one meeting, and others below it to be linked anew."""

    own: list[Stored]
    others: list[Stored]


def touched(meeting: Stored, group: Mapping[int, UUID], keys: Keys, compared: Compared) -> Touched:
    """The records of a meeting that was taken in, and the others whose parent or runner-up may be
    another one since; the rows of all are held.

    `group` are all its records, `keys` where it is found. The others are all that had found it,
    and of the MOST_COMPARED that share most those that it may concern. Who was never linked yet
    will be when it is taken in itself, and sees this one then.
    """
    perhaps = _perhaps(meeting, group, keys)
    new = stored.hold(perhaps.keys() | group.keys()) - group.keys()
    read = stored.read((perhaps.keys() | group.keys()) - new)
    own = {one.pk: one for one in read if one.pk in group}
    context = compared.take(read)
    late = engine.event_of(own[own[meeting.pk].merged_into or meeting.pk], context)
    return Touched(
        list(own.values()),
        [
            one
            for one in read
            if one.pk not in group
            and (
                perhaps[one.pk]
                or layering.concerns(engine.event_of(one, context), late, context, one.weight)
            )
        ],
    )


def _perhaps(meeting: Stored, group: Mapping[int, UUID], keys: Keys) -> dict[int, bool]:
    """Meetings it may concern, and whether they had found one of the group."""
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
        return dict(cursor.fetchall())
