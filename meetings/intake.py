"""Taking meetings in: drafts of a file or form become meetings, each with the report it came by.

An unknown host or attending unit is an error of its row; the other rows go on.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.jobs.models import Lane
from burden.matters import services as matters
from burden.matters.models import Source
from burden.organisations import policies
from burden.organisations import selectors as organisations
from burden.organisations.models import Unit, User
from meetings.importers import Draft, DraftSeat, RowError
from meetings.models import Attendance, Meeting, MeetingImport, Report

# A key is at most 200 characters, the moment that may follow the id included.
_ID_LENGTH = 160
_RUNNING_NUMBER = re.compile(r"\d{1,4}")


class UnknownUnit(Exception):
    """A row names a unit that is not in the tree; `field` is where, `name` what it says."""

    def __init__(self, field_name: str, name: str) -> None:
        super().__init__(name)
        self.field = field_name
        self.name = name


@dataclass
class _Units:
    """Units by what the rows call them, each looked up once."""

    near: Unit | None
    known: dict[str, Unit | None] = field(default_factory=dict)

    def look_up(self, name: str) -> Unit | None:
        if name not in self.known:
            self.known[name] = organisations.find_unit(name, near=self.near)
        return self.known[name]

    def find(self, name: str, field_name: str) -> Unit:
        unit = self.look_up(name)
        if unit is None or unit.is_external:
            raise UnknownUnit(field_name, name)
        return unit


def take_in(
    *,
    name: str,
    drafts: Iterable[Draft],
    errors: Iterable[RowError] = (),
    by: User | None,
    unit: Unit | None,
) -> MeetingImport:
    """Take the drafts of one file in; good rows are kept, bad ones listed with their reason.

    `unit` reports the meetings. Safe to repeat: a row known by its key is brought up to date.
    """
    if by is not None:
        policies.require(by, "meetings.report", unit)
    source = MeetingImport.objects.create(
        name=name[-300:], by=by, unit=unit, errors=[_error_row(one) for one in errors]
    )
    units = _Units(near=unit)
    lane = Lane.DEFAULT if by else Lane.BULK
    for draft in drafts:
        try:
            _take_row(draft, source, units, lane)
        except UnknownUnit as error:
            source.errors.append(
                {
                    "row": draft.row,
                    "code": "unknown_unit",
                    "field": error.field,
                    "value": error.name,
                }
            )
        else:
            source.accepted += 1
    source.save(update_fields=["accepted", "errors"])
    audit.record(
        by=by,
        action="meetings.reported",
        target=source,
        unit=unit,
        details={"accepted": source.accepted, "refused": len(source.errors)},
    )
    return source


def _error_row(error: RowError) -> dict[str, Any]:
    return {"row": error.row, "code": error.code, "field": error.field, "value": error.value}


@transaction.atomic
def _take_row(draft: Draft, source: MeetingImport, units: _Units, lane: Lane) -> None:
    host = units.find(draft.unit, "unit") if draft.unit else source.unit
    if host is None:
        raise UnknownUnit("unit", "")
    seats = [(units.find(one.unit, "attendees"), one) for one in draft.attendees]
    agenda = [
        {"title": item.text, "units": [units.find(name, "agenda").pk for name in item.units]}
        for item in draft.agenda
    ]
    key, meeting = _known_by(draft, source.unit)
    _fill(meeting, draft, host, agenda)
    meeting.branches = [
        {"name": name, "unit": unit.pk if unit else None}
        for name in draft.branches
        for unit in (units.look_up(name),)
    ]
    meeting.item = matters.announce(
        source=Source.MEETING,
        source_uuid=meeting.uuid,
        unit=host,
        level=host.level,
        occurred_on=timezone.localtime(meeting.starts_at).date(),
        number="",
        title=draft.title,
    )
    meeting.save()
    meeting.attendances.all().delete()
    Attendance.objects.bulk_create(_attendances(meeting, seats))
    Report.objects.update_or_create(
        unit=source.unit,
        key=key,
        defaults={"meeting": meeting, "source": source, "raw": _raw(draft)},
    )
    jobs.enqueue("meeting.meet", str(meeting.uuid), lane=lane)


def _known_by(draft: Draft, unit: Unit | None) -> tuple[str, Meeting]:
    """The key the row is kept under, and the meeting it was taken in as, or a new one.

    Offices count each list from 1 again: a row that shares only its id with an earlier one is
    another meeting, and gets its start added to the key.
    """
    key = draft.key[:_ID_LENGTH]
    same_id = Q(key=key) | Q(key__startswith=f"{key}#")
    reports = Report.objects.filter(same_id, unit=unit).select_related("meeting")
    for report in reports.order_by("pk"):
        if _is_same(report.meeting, draft):
            return report.key, report.meeting
    return (f"{key}#{draft.start.isoformat()}" if reports else key), Meeting()


def _is_same(meeting: Meeting, draft: Draft) -> bool:
    """Whether a row with the id of a meeting is that meeting, perhaps corrected.

    A regular meeting has one title every month, so under a running number the title is no proof.
    """
    if meeting.starts_at == _aware(draft.start):
        return True
    return meeting.title == draft.title[:300] and not _RUNNING_NUMBER.fullmatch(draft.key)


def _fill(meeting: Meeting, draft: Draft, host: Unit, agenda: list[dict[str, Any]]) -> None:
    meeting.host = host
    meeting.title = draft.title[:300]
    meeting.starts_at = _aware(draft.start)
    meeting.ends_at = _aware(draft.end) if draft.end else None
    meeting.has_time = draft.timed
    meeting.mode = draft.mode
    meeting.venue = draft.venue[:200]
    meeting.kind = draft.kind[:50]
    meeting.agenda = agenda
    meeting.cites = list(draft.cites)
    meeting.minutes = draft.minutes
    meeting.category = draft.category[:20]
    meeting.convener = draft.convener
    meeting.speeches = [asdict(one) for one in draft.speeches]
    meeting.has_discussion = draft.has_discussion
    meeting.is_comprehensive = draft.is_comprehensive
    meeting.legal_basis = draft.legal_basis[:100]
    meeting.plan_number = draft.plan_number[:50]


def _attendances(meeting: Meeting, seats: list[tuple[Unit, DraftSeat]]) -> list[Attendance]:
    """One row a unit and role; a unit named twice in one role counts the sum."""
    rows: dict[tuple[int, str], Attendance] = {}
    for unit, seat in seats:
        row = rows.setdefault(
            (unit.pk, seat.role[:50]),
            Attendance(meeting=meeting, unit=unit, role=seat.role[:50], people=0),
        )
        row.people += seat.people
    return list(rows.values())


def _aware(moment: datetime) -> datetime:
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)


def _raw(draft: Draft) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(json.dumps(asdict(draft), default=str))
    return raw
