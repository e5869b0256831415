"""What comparing stored meetings needs: units, word counts and editions, each read once."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from functools import lru_cache

from django.db import connection
from django.utils import timezone

from burden.jobs.prepared import Prepared
from burden.organisations.models import Level
from meetings import layering
from meetings.layering.hierarchy import Hierarchy
from meetings.layering.standing import NEAR, NUMERALS, Edition
from meetings.stored import Stored

# The row that counts the meetings themselves; no topic word is written like it.
ALL_MEETINGS = "*"

# What seconds of the office's time are counted from; the engine's times carry no zone.
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001
_RANKS = {level.value: level.rank for level in Level}

_UNITS = "SELECT id, name, level, parent_id FROM organisations_unit WHERE id = ANY(%s)"
# How often the words of these records occur, the units, and what the hosts held under the same
# titles, in one go. Whether an item is routine depends on how often it stands in meetings without
# a topic too, whose mark (~) only these are counted under. The index `meeting_edition` is made of
# the very expression used here; OFFSET 0 has it looked up by that, and not by time.
_CONTEXT = Prepared(
    "meetings_context",
    {
        "records": "bigint[]",
        "all": "text",
        "units": "bigint[]",
        "zone": "text",
        "hosts": "bigint[]",
        "titles": "text[]",
        "since": "timestamptz[]",
        "until": "timestamptz[]",
    },
    f"""
WITH told AS (SELECT DISTINCT unnest(words) AS word FROM meetings_meeting
               WHERE id = ANY(%(records)s))
SELECT (SELECT json_object_agg(word, meetings) FROM meetings_word
         WHERE word = ANY(ARRAY(SELECT word FROM told UNION ALL SELECT %(all)s UNION ALL
                                SELECT '~' || substr(word, 2) FROM told WHERE word LIKE '@%%'))),
       (SELECT json_agg(json_build_array(id, name, level, parent_id)) FROM organisations_unit
         WHERE id = ANY(%(units)s)),
       (SELECT json_agg(json_build_array(
                 host, edition, extract(epoch FROM starts_at AT TIME ZONE %(zone)s))
               ORDER BY starts_at)
          FROM unnest(%(hosts)s::bigint[], %(titles)s::text[],
                      %(since)s::timestamptz[], %(until)s::timestamptz[])
               AS asked(host, edition, since, until)
         CROSS JOIN LATERAL (
               SELECT starts_at FROM meetings_meeting
                WHERE host_id = asked.host AND merged_into_id IS NULL
                  AND regexp_replace(title, '[{NUMERALS}]+', '', 'g') = asked.edition
               OFFSET 0) AS held
         WHERE starts_at BETWEEN since AND until)
""",  # noqa: S608 - a constant
)

_Span = tuple[datetime, datetime]


class Compared:
    """The stored meetings that one job compares; what is known of them grows with them."""

    def __init__(self) -> None:
        self._records: set[int] = set()
        self._units: set[int] = set()
        self._hierarchy = Hierarchy(())
        self._counts = Counter[str]()
        self._spans: dict[tuple[int, str], _Span] = {}
        self._editions: dict[Edition, list[datetime]] = {}
        self._context = layering.Context(self._hierarchy)

    def hierarchy_of(self, meeting: Stored) -> Hierarchy:
        """The hosts with all their superiors, and the units that sat in the meeting."""
        self._look_up(_involved(meeting.all))
        return self._hierarchy

    def glance(self, meetings: Iterable[Stored]) -> layering.Context:
        """What telling these apart by titles, times and guests needs: their hosts alone."""
        self._look_up({pk for one in meetings for pk in one.path})
        return self._renewed()

    def take(self, meetings: Iterable[Stored]) -> layering.Context:
        """What comparing these and all taken before needs. Their words have been counted."""
        new = [one for meeting in meetings for one in meeting.all if one.pk not in self._records]
        if new:
            self._learn(new)
            self._renewed()
        return self._context

    def _renewed(self) -> layering.Context:
        self._context = layering.Context(
            self._hierarchy,
            vocabulary=layering.Vocabulary(self._counts, self._counts[ALL_MEETINGS]),
            editions=self._editions,
            read=self._context,
        )
        return self._context

    def _look_up(self, units: set[int]) -> None:
        missing = units - self._units
        if missing:
            with connection.cursor() as cursor:
                cursor.execute(_UNITS, [list(missing)])
                self._know(cursor.fetchall())

    def _learn(self, records: list[Stored]) -> None:
        self._records.update(one.pk for one in records)
        spans = self._wider_spans(records)
        self._spans |= spans
        [(counts, units, held)] = _CONTEXT.rows(
            {
                "records": [one.pk for one in records],
                "all": ALL_MEETINGS,
                "units": list(_involved(records) - self._units),
                "zone": timezone.get_current_timezone_name(),
                "hosts": [host for host, _ in spans],
                "titles": [title for _, title in spans],
                "since": [since for since, _ in spans.values()],
                "until": [until for _, until in spans.values()],
            }
        )
        for word, count in (counts or {}).items():
            self._counts[word] = count
        self._know(units or ())
        self._editions |= {(str(host), title): [] for host, title in spans}
        for host, title, seconds in held or ():
            self._editions[str(host), title].append(_EPOCH + timedelta(seconds=seconds))

    def _wider_spans(self, records: Iterable[Stored]) -> dict[tuple[int, str], _Span]:
        """The editions that nothing is known of yet around these records, with their times."""
        spans: dict[tuple[int, str], _Span] = {}
        for one in records:
            edition = one.host, layering.title_of_edition(one.record.title)
            since, until = one.starts_at - NEAR, one.starts_at + NEAR
            known = spans.get(edition) or self._spans.get(edition)
            if known is None:
                spans[edition] = since, until
            elif since < known[0] or until > known[1]:
                spans[edition] = min(since, known[0]), max(until, known[1])
        return spans

    def _know(self, rows: Collection[tuple[int, str, str, int | None]]) -> None:
        self._units.update(row[0] for row in rows)
        self._hierarchy.learn(_unit(*row) for row in rows)


@lru_cache(maxsize=65536)
def _unit(pk: int, name: str, level: str, parent: int | None) -> layering.Unit:
    """The unit in the engine's words, the same object for as long as nothing is told of it anew."""
    return layering.Unit(id=str(pk), name=name, level=_RANKS[level], parent=str(parent or ""))


def _involved(records: Iterable[Stored]) -> set[int]:
    found: set[int] = set()
    for one in records:
        found.update(one.path)
        found.update(int(seat.unit) for seat in one.record.attendees)
        found.update(int(pk) for item in one.record.agenda for pk in item.units)
    return found
