"""People who by the records sat in two meetings at once: counted once, and told.

Of two meetings the one that began first keeps the hours. What is decided so for one meeting hangs
on those before it; when one comes, changes or is merged, the later ones are booked again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from burden.organisations import selectors as organisations
from burden.thresholds.parameters import Parameters
from meetings import layering, times
from meetings.models import Attendance, Meeting, Overlap
from meetings.stored import local

_LONGEST = timedelta(days=15)
_Order = tuple[datetime, int, str, int]
Doubles = Mapping[int, Sequence[layering.Doubled]]


def doubles_of(meeting: Meeting, event: layering.Meeting, parameters: Parameters) -> Doubles:
    """Who of each unit sat elsewhere during the meeting, by unit id.

    Only meetings whose times are recorded to the minute tell anything.
    """
    sat = times.sat(event, parameters)
    if not sat.is_recorded:
        return {}
    seats = _by_unit(event.attendees)
    others = _others(meeting, event, list(seats), parameters)
    staff = organisations.staff_on(others, event.start.date())
    found = {}
    for unit, elsewhere in others.items():
        own = layering.presence(str(meeting.pk), seats[unit], sat.stretches)
        found[unit] = list(layering.doubled(own, elsewhere, staff.get(unit, 0)))
    return {unit: doubled for unit, doubled in found.items() if doubled}


def keep(meeting: Meeting, doubles: Doubles) -> None:
    """Store what was found, as a note on the records."""
    rows: dict[tuple[int, int], Overlap] = {}
    for unit, found in doubles.items():
        for one in found:
            key = (unit, int(one.other))
            row = rows.setdefault(
                key,
                Overlap(meeting=meeting, other_id=key[1], unit_id=unit, people=0, hours=0.0),
            )
            row.people = max(row.people, one.people)
            row.hours += one.people * layering.length([one.stretch])
    meeting.overlaps.all().delete()
    Overlap.objects.bulk_create(rows.values())


def to_book_again(meeting: Meeting) -> Iterable[UUID]:
    """Later meetings whose hours hang on this one: those it overlaps now, and those it did."""
    found = set(meeting.overlapped.values_list("meeting__uuid", flat=True))
    records = [one for one in (meeting, *meeting.merged.all()) if one.has_time and one.ends_at]
    if records and meeting.merged_into_id is None:
        units = Attendance.objects.filter(_is_of(meeting)).values("unit")
        start = min(one.starts_at for one in records)
        end = max(one.ends_at for one in records if one.ends_at)
        seats = _at_once(units, start, end)
        mains = {_main(seat.meeting) for seat in seats.exclude(_is_of(meeting))}
        found |= {one.uuid for one in mains if _order(one) > _order(meeting)}
    return found


def _others(
    meeting: Meeting, event: layering.Meeting, units: list[int], parameters: Parameters
) -> dict[int, list[layering.Presence]]:
    """Presences of the units in meetings that began earlier and still ran, in that order."""
    start, end = (timezone.make_aware(moment) for moment in (event.start, event.end or event.start))
    seats: dict[tuple[int, Meeting], list[Attendance]] = defaultdict(list)
    for seat in _at_once(units, start, end).exclude(_is_of(meeting)):
        seats[seat.unit_id, _main(seat.meeting)].append(seat)
    work = times.working_time(parameters)
    found = defaultdict(list)
    for (unit, main), rows in sorted(seats.items(), key=lambda pair: _order(pair[0][1])):
        if _order(main) >= _order(meeting):
            continue
        stretches = layering.sittings(*_longest([row.meeting for row in rows]), work)
        found[unit].append(layering.presence(str(main.pk), _merged(rows), stretches))
    return found


def _at_once(units: Any, start: datetime, end: datetime) -> QuerySet[Attendance]:
    return Attendance.objects.filter(
        unit__in=units,
        people__gt=0,
        meeting__has_time=True,
        meeting__is_called_off=False,
        meeting__starts_at__range=(start - _LONGEST, end),
        meeting__starts_at__lt=end,
        meeting__ends_at__gt=start,
    ).select_related("meeting__merged_into")


def _is_of(meeting: Meeting) -> Q:
    return Q(meeting=meeting) | Q(meeting__merged_into=meeting)


def _main(meeting: Meeting) -> Meeting:
    return meeting.merged_into or meeting


def _longest(records: Iterable[Meeting]) -> tuple[datetime, datetime]:
    """Local start and end of the record with the longest duration, which is the one that counts."""
    spans = [(one.starts_at, one.ends_at) for one in records if one.ends_at is not None]
    start, end = max(spans, key=lambda span: span[1] - span[0])
    return local(start), local(end)


def _order(meeting: Meeting) -> _Order:
    """The order in which meetings take their people, the same however they arrived."""
    return meeting.starts_at, meeting.host_id, meeting.title, meeting.pk


def _by_unit(seats: Iterable[layering.Attendance]) -> dict[int, list[layering.Attendance]]:
    found: dict[int, list[layering.Attendance]] = defaultdict(list)
    for seat in seats:
        found[int(seat.unit)].append(seat)
    return found


def _merged(rows: Iterable[Attendance]) -> list[layering.Attendance]:
    """Of several reports of one meeting the larger number counts, as when they are merged."""
    most: dict[str, int] = {}
    for row in rows:
        most[row.role] = max(most.get(row.role, 0), row.people)
    return [layering.Attendance("", people, role) for role, people in most.items()]
