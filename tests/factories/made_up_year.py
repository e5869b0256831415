"""A made-up year of meetings in the database, as an import of it leaves it."""

from collections.abc import Iterable, Sequence
from uuid import uuid4

from django.utils import timezone

from burden.matters.models import Item, Source
from burden.organisations.models import Level, OrganKind, Unit
from meetings import layering
from meetings.models import Attendance, Meeting

_LEVELS = list(Level)
_AT_ONCE = 5_000


def store_units(units: Iterable[layering.Unit]) -> dict[str, Unit]:
    """Units of a list, superiors first, by their ids in it."""
    stored: dict[str, Unit] = {}
    for one in units:
        parent = stored.get(one.parent)
        unit = Unit.objects.create(
            code=one.id,
            name=one.name,
            level=_LEVELS[one.level],
            parent=parent,
            organ_kind=OrganKind.GOVERNMENT,
        )
        unit.path = f"{parent.path if parent else ''}{unit.pk}/"
        stored[one.id] = unit
    Unit.objects.bulk_update(stored.values(), ["path"], batch_size=_AT_ONCE)
    return stored


def store_meetings(
    meetings: Sequence[layering.Meeting], units: dict[str, Unit]
) -> dict[str, Meeting]:
    """Records of a list, by their ids in it; what they repeat is still to be found."""
    stored = [_stored(one, units) for one in meetings]
    items = [one.item for one in stored]
    Item.objects.bulk_create(items, batch_size=_AT_ONCE)
    for item in items:
        item.root = item
    Item.objects.bulk_update(items, ["root"], batch_size=_AT_ONCE)
    Meeting.objects.bulk_create(stored, batch_size=_AT_ONCE)
    Attendance.objects.bulk_create(
        (
            Attendance(meeting=meeting, unit=units[unit], people=people)
            for one, meeting in zip(meetings, stored, strict=True)
            for unit, people in {seat.unit: seat.people for seat in one.attendees}.items()
        ),
        batch_size=_AT_ONCE,
    )
    return {one.id: meeting for one, meeting in zip(meetings, stored, strict=True)}


def _stored(one: layering.Meeting, units: dict[str, Unit]) -> Meeting:
    uuid, host = uuid4(), units[one.unit]
    return Meeting(
        uuid=uuid,
        item=Item(
            source=Source.MEETING,
            source_uuid=uuid,
            unit=host,
            level=host.level,
            occurred_on=one.start.date(),
            title=one.title,
        ),
        host=host,
        title=one.title,
        starts_at=timezone.make_aware(one.start),
        has_time=one.timed,
        ends_at=timezone.make_aware(one.end) if one.end else None,
        mode=one.mode.value,
        agenda=[{"title": item.text, "units": []} for item in one.agenda],
        cites=list(one.cites),
        minutes=one.minutes,
        kind=one.kind,
    )
