"""Taking a meeting's words in: how often each occurs, and the keys by which it is looked up."""

from dataclasses import dataclass

from burden.jobs.prepared import Prepared
from meetings import layering
from meetings.comparing import ALL_MEETINGS
from meetings.layering.hierarchy import Hierarchy
from meetings.layering.records import VILLAGE
from meetings.stored import Stored

LONGEST_WORD = 80
# Who looks for a parent by a word looks at so many that were held last at a place.
POSTINGS_A_WORD = 10

# The record's words take the place of those it had when it was last counted. Rows come in one
# order, so that two meetings counted at once cannot wait for each other.
_COUNT = Prepared(
    "meetings_count_words",
    {"meeting": "bigint", "words": "text[]", "all": "text"},
    """
WITH former AS (SELECT id, words FROM meetings_meeting WHERE id = %(meeting)s),
     counted AS (
       UPDATE meetings_meeting meeting SET words = %(words)s::varchar[] FROM former
        WHERE meeting.id = former.id AND former.words <> %(words)s::varchar[]
    RETURNING former.words AS former
     )
INSERT INTO meetings_word (word, meetings)
SELECT word, sum(change) FROM counted CROSS JOIN LATERAL (
       SELECT unnest(%(words)s::text[]), 1
    UNION ALL SELECT unnest(former), -1
    UNION ALL SELECT %(all)s, (%(words)s::text[] <> '{}')::integer - (former <> '{}')::integer
       ) AS changed(word, change)
 GROUP BY word HAVING sum(change) <> 0 ORDER BY word
ON CONFLICT (word) DO UPDATE SET meetings = meetings_word.meetings + EXCLUDED.meetings
""",
)

# The keys of the meeting are these; nothing is written where they are already.
_WRITE_KEYS = Prepared(
    "meetings_write_keys",
    {
        "meeting": "bigint",
        "place": "bigint",
        "starts_at": "timestamptz",
        "words": "text[]",
        "found": "boolean[]",
        "finds": "boolean[]",
    },
    """
WITH key AS (
       SELECT %(meeting)s::bigint AS meeting_id, %(place)s::bigint AS place_id, word,
              %(starts_at)s::timestamptz AS starts_at, is_found, finds
         FROM unnest(%(words)s::text[], %(found)s::boolean[], %(finds)s::boolean[])
              AS key(word, is_found, finds)
     ),
     former AS (
       SELECT id, meeting_id, place_id, word, starts_at, is_found, finds
         FROM meetings_key WHERE meeting_id = %(meeting)s
     ),
     gone AS (
       DELETE FROM meetings_key WHERE id IN (
              SELECT former.id FROM former LEFT JOIN key
               USING (meeting_id, place_id, word, starts_at, is_found, finds)
               WHERE key.word IS NULL)
     )
INSERT INTO meetings_key (meeting_id, place_id, word, starts_at, is_found, finds)
SELECT meeting_id, place_id, word, starts_at, is_found, finds FROM key
EXCEPT
SELECT meeting_id, place_id, word, starts_at, is_found, finds FROM former
""",
)


@dataclass(frozen=True)
class Keys:
    """Where a record is found: the place, with its path, and the words with their bits; whether
    there are places below.
    """

    place: int
    path: str
    is_above_others: bool
    bits: dict[str, float]


def count(meeting: Stored, hierarchy: Hierarchy) -> None:
    """Count the record's words, in place of those it had when it was last counted."""
    words: list[str] = []
    if not meeting.is_called_off:
        words = layering.counted_words(meeting.record, layering.Context(hierarchy))
    _COUNT.run({"meeting": meeting.pk, "words": words, "all": ALL_MEETINGS})


def write_keys(meeting: Stored, context: layering.Context) -> Keys:
    """Write the words under which the record is found, and by which it finds others.

    One that was called off neither finds nor is found.
    """
    found: dict[str, None] = {}
    finds: set[str] = set()
    if not meeting.is_called_off:
        words = (word[:LONGEST_WORD] for word in layering.index_words(meeting.record, context))
        found = dict.fromkeys(words)
        finds = {word[:LONGEST_WORD] for word in layering.asked_words(meeting.record, context)}
    position = context.read(meeting.record).position
    place = int(position.place.id)
    written = sorted({*found, *finds})
    _WRITE_KEYS.run(
        {
            "meeting": meeting.pk,
            "place": place,
            "starts_at": meeting.starts_at,
            "words": written,
            "found": [word in found for word in written],
            "finds": [word in finds for word in written],
        }
    )
    bits = {word: context.vocabulary.weight(word) for word in found}
    return Keys(place, _path_to(place, meeting.path), position.unit.level < VILLAGE, bits)


def _path_to(place: int, path: tuple[int, ...]) -> str:
    """The path of the host's place, which is the host itself or one of its superiors."""
    return "".join(f"{pk}/" for pk in path[: path.index(place) + 1])
