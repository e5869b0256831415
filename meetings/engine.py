"""Between stored meetings and the layering engine: the same meeting in the engine's words.

The engine's ids are primary keys as text. Meetings that were reported several times are one
event: the main record and those merged into it, put together anew each time, so no report is
ever overwritten.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from burden.organisations import selectors as organisations
from burden.organisations.models import Level, Unit
from meetings import layering
from meetings.models import Meeting, Word


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
    )


def local(moment: datetime) -> datetime:
    """The office's time of a moment, as the engine takes it."""
    return timezone.localtime(moment).replace(tzinfo=None)


def records_of(meeting: Meeting) -> list[layering.Meeting]:
    """All stored records of one meeting, the main one first."""
    return [record_of(one) for one in (meeting, *meeting.merged.all())]


def event_of(meeting: Meeting, context: layering.Context) -> layering.Meeting:
    """The meeting with what all its reports say, under the id of the main record."""
    records = records_of(meeting)
    return layering.merge(records, context) if len(records) > 1 else records[0]


def context_of(meetings: Iterable[Meeting]) -> layering.Context:
    """Units and word counts, as far as comparing these meetings, by all reports, needs them."""
    meetings = [record for one in meetings for record in (one, *one.merged.all())]
    units = _units_of(meetings)
    words = {word for meeting in meetings for word in meeting.words}
    counts = Counter(dict(Word.objects.filter(word__in=words).values_list("word", "meetings")))
    total = Meeting.objects.exclude(words=[]).count()
    return layering.Context(units, vocabulary=layering.Vocabulary(counts, total))


def words_of(meeting: Meeting) -> list[str]:
    """The distinct topic words of a record, as the word counts hold them."""
    context = layering.Context(_units_of([meeting]))
    return sorted(context.read(record_of(meeting)).words)


def _units_of(meetings: list[Meeting]) -> list[layering.Unit]:
    """Hosts and attending units with all their superiors."""
    involved = {meeting.host_id for meeting in meetings}
    involved |= {one.unit_id for meeting in meetings for one in meeting.attendances.all()}
    involved |= {int(pk) for meeting in meetings for item in meeting.agenda for pk in item["units"]}
    direct = list(Unit.objects.filter(pk__in=involved))
    above = {pk for unit in direct for pk in unit.ancestor_ids} - {unit.pk for unit in direct}
    units = [*direct, *Unit.objects.filter(pk__in=above)]
    staff = organisations.staff_on([unit.pk for unit in units], timezone.localdate())
    return [
        layering.Unit(
            id=str(unit.pk),
            name=unit.name,
            level=Level(unit.level).rank,
            parent=str(unit.parent_id or ""),
            staff=staff.get(unit.pk, 0),
        )
        for unit in units
    ]
