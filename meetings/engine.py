"""Between stored meetings and the layering engine: the same meeting in the engine's words.

The engine's ids are primary keys as text. Meetings that were reported several times are one
event: the main record and those merged into it, put together anew each time, so no report is
ever overwritten.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from burden.organisations.models import Level
from meetings import layering
from meetings.layering.hierarchy import Hierarchy
from meetings.layering.standing import NEAR, NUMERALS, Edition
from meetings.stored import Stored, local

# The row that counts the meetings themselves; no topic word is written like it.
ALL_MEETINGS = "*"

# What seconds of the office's time are counted from; the engine's times carry no zone.
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001
_RANKS = {level.value: level.rank for level in Level}

_UNITS = "SELECT id, name, level, parent_id FROM organisations_unit WHERE id = ANY(%s)"
# How often the words of these records occur, the units, and what the hosts held under the same
# titles, in one go. The index `meeting_edition` is made of the very expression used here.
_CONTEXT = """
SELECT (SELECT json_object_agg(word, meetings) FROM meetings_word
         WHERE word = ANY(ARRAY(SELECT unnest(words) FROM meetings_meeting
                                 WHERE id = ANY(%(records)s)) || %(all)s::text)),
       (SELECT json_agg(json_build_array(id, name, level, parent_id)) FROM organisations_unit
         WHERE id = ANY(%(units)s)),
       (SELECT json_agg(json_build_array(
                 host, edition, extract(epoch FROM starts_at AT TIME ZONE %(zone)s))
               ORDER BY starts_at)
          FROM unnest(%(hosts)s::bigint[], %(titles)s::text[]) AS asked(host, edition)
          JOIN meetings_meeting meeting ON meeting.host_id = asked.host
           AND regexp_replace(meeting.title, %(numerals)s, '', 'g') = asked.edition
         WHERE starts_at BETWEEN %(since)s AND %(until)s AND merged_into_id IS NULL)
"""

# Titles that are one name behind nothing, or behind the host's own name or the beginning of it.
_HELD_UNDER = """
SELECT meeting.host_id, meeting.starts_at
  FROM meetings_meeting meeting
  JOIN organisations_unit host ON host.id = meeting.host_id
 CROSS JOIN LATERAL left(meeting.title, -length(%(name)s)) AS before
 WHERE meeting.starts_at BETWEEN %(since)s AND %(until)s AND meeting.merged_into_id IS NULL
   AND right(meeting.title, length(%(name)s)) = %(name)s
   AND (starts_with(host.name, before) OR before = ANY(host.short_names))
 ORDER BY meeting.starts_at
"""


def event_of(meeting: Stored, context: layering.Context) -> layering.Meeting:
    """The meeting with what all its reports say, under the id of the main record."""
    if not meeting.merged:
        return meeting.record
    return layering.merge([one.record for one in meeting.all], context)


def context_of(meetings: Iterable[Stored]) -> layering.Context:
    """Units, word counts and editions, as far as comparing these meetings needs them."""
    records = {one.pk: one for meeting in meetings for one in meeting.all}
    if not records:
        return layering.Context(())
    starts = [one.starts_at for one in records.values()]
    asked = {(one.host, layering.title_of_edition(one.record.title)) for one in records.values()}
    with connection.cursor() as cursor:
        cursor.execute(
            _CONTEXT,
            {
                "records": list(records),
                "all": ALL_MEETINGS,
                "units": list(_involved(records.values())),
                "numerals": f"[{NUMERALS}]+",
                "zone": timezone.get_current_timezone_name(),
                "hosts": [host for host, _ in asked],
                "titles": [title for _, title in asked],
                "since": min(starts) - NEAR,
                "until": max(starts) + NEAR,
            },
        )
        words, units, held = cursor.fetchone()
    counts = Counter[str](words or {})
    editions = defaultdict[Edition, list[datetime]](list)
    for host, title, seconds in held or ():
        editions[str(host), title].append(_EPOCH + timedelta(seconds=seconds))
    return layering.Context(
        _hierarchy(units),
        vocabulary=layering.Vocabulary(counts, counts.pop(ALL_MEETINGS, 0)),
        editions=editions,
    )


def held_under(name: str, start: datetime) -> dict[str, list[datetime]]:
    """Starts, by host, of the meetings that units held under a name within a year of `start`."""
    held: dict[str, list[datetime]] = defaultdict(list)
    if not name:
        return held
    year = 2 * NEAR
    with connection.cursor() as cursor:
        cursor.execute(_HELD_UNDER, {"name": name, "since": start - year, "until": start + year})
        for host, moment in cursor.fetchall():
            held[str(host)].append(local(moment))
    return held


def hierarchy_of(meetings: Iterable[Stored]) -> Hierarchy:
    """Hosts with all their superiors, and the units that sat in the meetings."""
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, [list(_involved(meetings))])
        return _hierarchy(cursor.fetchall())


def _involved(records: Iterable[Stored]) -> set[int]:
    found: set[int] = set()
    for one in records:
        found.update(one.path)
        found.update(int(seat.unit) for seat in one.record.attendees)
        found.update(int(pk) for item in one.record.agenda for pk in item.units)
    return found


def _hierarchy(rows: Iterable[tuple[int, str, str, int | None]]) -> Hierarchy:
    return Hierarchy(
        layering.Unit(id=str(pk), name=name, level=_RANKS[level], parent=str(parent or ""))
        for pk, name, level, parent in rows
    )
