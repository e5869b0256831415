"""Between stored meetings and the layering engine: the same meeting in the engine's words.

The engine's ids are primary keys as text. Meetings that were reported several times are one
event: the main record and those merged into it, put together anew each time, so no report is
ever overwritten.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import connection
from django.utils import timezone

from burden.organisations.models import Level
from meetings import layering
from meetings.layering.hierarchy import Hierarchy
from meetings.layering.standing import NEAR, NUMERALS, Edition
from meetings.models import Meeting

# The row that counts the meetings themselves; no topic word is written like it.
ALL_MEETINGS = "*"

_COUNTS = "SELECT word, meetings FROM meetings_word WHERE word = ANY(%s)"
_UNITS = "SELECT id, name, level, parent_id FROM organisations_unit WHERE id = ANY(%s)"
# The index `meeting_edition` is made of this very expression.
_EDITIONS = """
SELECT asked.host, asked.edition, starts_at
  FROM unnest(%(hosts)s::bigint[], %(titles)s::text[]) AS asked(host, edition)
  JOIN meetings_meeting meeting ON meeting.host_id = asked.host
   AND regexp_replace(meeting.title, %(numerals)s, '', 'g') = asked.edition
 WHERE starts_at BETWEEN %(since)s AND %(until)s AND merged_into_id IS NULL
 ORDER BY starts_at
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


def record_of(meeting: Meeting) -> layering.Meeting:
    """One stored record as the engine takes it; times are local and carry no zone."""
    return layering.Meeting(
        id=str(meeting.pk),
        unit=str(meeting.host_id),
        title=meeting.title,
        start=local(meeting.starts_at),
        end=local(meeting.ends_at) if meeting.ends_at else None,
        mode=layering.Mode(meeting.mode),
        venue=meeting.venue,
        agenda=tuple(
            layering.AgendaItem(item["title"], tuple(str(pk) for pk in item["units"]))
            for item in meeting.agenda
        ),
        attendees=tuple(
            layering.Attendance(str(one.unit_id), one.people, one.role)
            for one in meeting.attendances.all()
        ),
        cites=tuple(meeting.cites),
        kind=meeting.kind,
        minutes=meeting.minutes,
        timed=meeting.has_time,
        convener=layering.Role(meeting.convener),
        legal_basis=meeting.legal_basis,
    )


def local(moment: datetime) -> datetime:
    """The office's time of a moment, as the engine takes it."""
    return timezone.localtime(moment).replace(tzinfo=None)


def stored_of(meeting: Meeting) -> list[Meeting]:
    """The main record and those merged into it."""
    return [meeting, *meeting.merged.all()]


def records_of(meeting: Meeting) -> list[layering.Meeting]:
    """All stored records of one meeting in the engine's words, the main one first."""
    return [record_of(one) for one in stored_of(meeting)]


def event_of(meeting: Meeting, context: layering.Context) -> layering.Meeting:
    """The meeting with what all its reports say, under the id of the main record."""
    records = records_of(meeting)
    return layering.merge(records, context) if len(records) > 1 else records[0]


def context_of(meetings: Iterable[Meeting], hierarchy: Hierarchy | None = None) -> layering.Context:
    """Units, word counts and editions, as far as comparing these meetings needs them.

    `hierarchy` is given where it is known already.
    """
    records = {one.pk: one for meeting in meetings for one in stored_of(meeting)}
    words = {word for one in records.values() for word in one.words}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [[*words, ALL_MEETINGS]])
        counts = Counter(dict(cursor.fetchall()))
    return layering.Context(
        hierarchy or hierarchy_of(records.values()),
        vocabulary=layering.Vocabulary(counts, counts.pop(ALL_MEETINGS, 0)),
        editions=_editions(list(records.values())),
    )


def _editions(meetings: list[Meeting]) -> dict[Edition, list[datetime]]:
    """Starts of the meetings that these hosts held under the same titles, numbers left out."""
    if not meetings:
        return {}
    starts = [one.starts_at for one in meetings]
    asked = {(one.host_id, layering.title_of_edition(one.title)) for one in meetings}
    found: dict[Edition, list[datetime]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(
            _EDITIONS,
            {
                "numerals": f"[{NUMERALS}]+",
                "hosts": [host for host, _ in asked],
                "titles": [title for _, title in asked],
                "since": min(starts) - NEAR,
                "until": max(starts) + NEAR,
            },
        )
        for host, title, start in cursor.fetchall():
            found[str(host), title].append(local(start))
    return found


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


def hierarchy_of(meetings: Iterable[Meeting]) -> Hierarchy:
    """Hosts with all their superiors, and the units that sat in the meetings."""
    involved: set[int] = set()
    for meeting in meetings:
        involved |= {meeting.host_id, *meeting.host.ancestor_ids}
        involved |= {one.unit_id for one in meeting.attendances.all()}
        involved |= {int(pk) for item in meeting.agenda for pk in item["units"]}
    with connection.cursor() as cursor:
        cursor.execute(_UNITS, [list(involved)])
        units = cursor.fetchall()
    return Hierarchy(
        layering.Unit(id=str(pk), name=name, level=Level(level).rank, parent=str(parent or ""))
        for pk, name, level, parent in units
    )
