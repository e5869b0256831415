"""Taking a meeting's words in: how often each occurs, and the keys by which it is looked up."""

from dataclasses import dataclass

from django.db import connection

from burden.organisations.models import Unit
from meetings import engine, layering
from meetings.engine import ALL_MEETINGS
from meetings.layering.hierarchy import Hierarchy
from meetings.models import Meeting

LONGEST_WORD = 80

# Rows come in one order, so that two meetings counted at once cannot wait for each other.
_COUNT_WORDS = """
INSERT INTO meetings_word (word, meetings)
SELECT word, change FROM unnest(%s::text[], %s::integer[]) AS counted(word, change) ORDER BY word
ON CONFLICT (word) DO UPDATE SET meetings = meetings_word.meetings + EXCLUDED.meetings
"""


def count(meeting: Meeting, hierarchy: Hierarchy) -> None:
    """Count the record's words, in place of those it had when it was last counted."""
    former = set(meeting.words)
    words: list[str] = []
    if not meeting.is_called_off:
        words = layering.counted_words(engine.record_of(meeting), layering.Context(hierarchy))
    changes = dict.fromkeys(former - set(words), -1)
    changes |= dict.fromkeys(set(words) - former, 1)
    if words and not former:
        changes[ALL_MEETINGS] = 1
    elif former and not words:
        changes[ALL_MEETINGS] = -1
    if not changes:
        return
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_WORDS, [list(changes), list(changes.values())])
    meeting.words = words
    Meeting.objects.filter(pk=meeting.pk).update(words=words)


_WRITE_KEYS = """
INSERT INTO meetings_key (meeting_id, place_id, word, starts_at, is_found, finds)
SELECT %(meeting)s, %(place)s, word, %(starts_at)s, is_found, finds
  FROM unnest(%(words)s::text[], %(found)s::boolean[], %(finds)s::boolean[])
       AS key(word, is_found, finds)
"""


@dataclass(frozen=True)
class Keys:
    """Where a record is found: the place, with its path, and the words with their bits."""

    place: int
    path: str
    bits: dict[str, float]


def write_keys(meeting: Meeting, hierarchy: Hierarchy) -> Keys:
    """Write the words under which the record is found, and by which it finds others.

    One that was called off neither finds nor is found.
    """
    context = engine.context_of([meeting], hierarchy)
    record = engine.record_of(meeting)
    found: dict[str, None] = {}
    finds: set[str] = set()
    if not meeting.is_called_off:
        words = (word[:LONGEST_WORD] for word in layering.index_words(record, context))
        found = dict.fromkeys(words)
        finds = {word[:LONGEST_WORD] for word in layering.asked_words(record, context)}
    place = int(context.read(record).position.place.id)
    rows = {word: (word in found, word in finds) for word in [*found, *finds]}
    _replace(meeting, place, rows)
    bits = {word: context.vocabulary.weight(word) for word in found}
    return Keys(place, _path_to(place, meeting.host), bits)


def _replace(meeting: Meeting, place: int, rows: dict[str, tuple[bool, bool]]) -> None:
    """Have the keys of the meeting be these; nothing is written where they are already."""
    former = {
        (row.place_id, row.starts_at, row.word, row.is_found, row.finds)
        for row in meeting.keys.all()
    }
    if former == {(place, meeting.starts_at, word, *row) for word, row in rows.items()}:
        return
    if former:
        meeting.keys.all().delete()
    words = sorted(rows)
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE_KEYS,
            {
                "meeting": meeting.pk,
                "place": place,
                "starts_at": meeting.starts_at,
                "words": words,
                "found": [rows[word][0] for word in words],
                "finds": [rows[word][1] for word in words],
            },
        )


def _path_to(place: int, host: Unit) -> str:
    """The path of the host's place, which is the host itself or one of its superiors."""
    ids = [*host.ancestor_ids, host.pk]
    return "".join(f"{pk}/" for pk in ids[: ids.index(place) + 1])
