"""Job "meeting.near": records of one day that look like one meeting and may not have been joined.

They are looked for when nothing else waits, after the record was met: nobody is kept waiting, and
the page that shows them reads what is stored. Each record looks for its own; of two, the one that
is looked for later finds the other.
"""

from uuid import UUID

from django.db import connection
from django.utils import timezone

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane

NEAR = "meeting.near"
TOPIC_AT_LEAST = 0.5
WORDS_AT_LEAST = 2
MOST_COMPARED = 20
# A word that so many of a day's meetings share tells nothing of one of them.
_MOST_OF_A_WORD = 200

# Records of the day that share the most words are compared, and those that a pair names already;
# what no longer holds is taken away. Who was called off has no words to be found by.
_KEEP = """
WITH own AS MATERIALIZED (
       SELECT id, words, (starts_at AT TIME ZONE %(zone)s)::date AS day,
              ARRAY(SELECT host_id UNION SELECT unit_id FROM meetings_attendance
                     WHERE meeting_id = meeting.id) AS units
         FROM meetings_meeting meeting WHERE uuid = %(uuid)s
     ),
     perhaps AS (
      (SELECT found.meeting_id
         FROM own JOIN meetings_key key ON key.meeting_id = own.id AND key.is_found
        CROSS JOIN LATERAL (
              SELECT meeting_id FROM meetings_key other
               WHERE other.word = key.word
                 AND other.starts_at >= own.day::timestamp AT TIME ZONE %(zone)s
                 AND other.starts_at < (own.day + 1)::timestamp AT TIME ZONE %(zone)s
               LIMIT %(most_of_a_word)s) AS found
        WHERE found.meeting_id <> own.id
        GROUP BY found.meeting_id HAVING count(*) >= %(words_at_least)s
        ORDER BY count(*) DESC, found.meeting_id LIMIT %(most_compared)s)
        UNION
       SELECT CASE first_id WHEN own.id THEN second_id ELSE first_id END
         FROM own JOIN meetings_nearpair ON first_id = own.id OR second_id = own.id
     ),
     near AS (
       SELECT least(own.id, other.id) AS first_id, greatest(own.id, other.id) AS second_id,
              day, share, shared.units
         FROM own CROSS JOIN perhaps JOIN meetings_meeting other ON other.id = meeting_id
        CROSS JOIN LATERAL (
              SELECT count(*)::float8 / least(cardinality(own.words), cardinality(other.words))
                     AS share
                FROM unnest(other.words) AS word
               WHERE word = ANY(own.words) HAVING count(*) >= %(words_at_least)s) AS topic
        CROSS JOIN LATERAL (
              SELECT ARRAY(
                     SELECT unit FROM (
                            SELECT host_id UNION SELECT unit_id FROM meetings_attendance
                             WHERE meeting_id = other.id) AS its(unit)
                      WHERE unit = ANY(own.units) ORDER BY unit) AS units) AS shared
        WHERE share >= %(topic_at_least)s AND shared.units <> '{}'
          AND (other.starts_at AT TIME ZONE %(zone)s)::date = day
     ),
     gone AS (
       DELETE FROM meetings_nearpair pair USING own
        WHERE (pair.first_id = own.id OR pair.second_id = own.id)
          AND (pair.first_id, pair.second_id) NOT IN (SELECT first_id, second_id FROM near)
     )
INSERT INTO meetings_nearpair (first_id, second_id, day, share, units)
SELECT first_id, second_id, day, share, units FROM near ORDER BY first_id, second_id
ON CONFLICT (first_id, second_id) DO UPDATE
   SET day = EXCLUDED.day, share = EXCLUDED.share, units = EXCLUDED.units
"""


def look(uuid: UUID) -> None:
    """Ask that a record's pairs be looked for when nothing else waits."""
    jobs.enqueue(NEAR, str(uuid), lane=Lane.IDLE)


def keep(key: str, lease: Lease) -> None:
    """Have the stored pairs of a record be those it has now."""
    with jobs.forgettable_transaction(), connection.cursor() as cursor:
        lease.confirm()
        cursor.execute(
            _KEEP,
            {
                "uuid": key,
                "zone": timezone.get_current_timezone_name(),
                "topic_at_least": TOPIC_AT_LEAST,
                "words_at_least": WORDS_AT_LEAST,
                "most_of_a_word": _MOST_OF_A_WORD,
                "most_compared": MOST_COMPARED,
            },
        )
