"""One draft becomes a meeting with the report it came by; what a report said before is kept."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from burden.matters import services as matters
from burden.matters.models import Source
from burden.organisations.models import Unit
from burden.organisations.named import Units, UnknownUnit
from meetings.importers import Draft, DraftSeat
from meetings.models import Attendance, Meeting, MeetingImport, Report

# A key is at most 200 characters, the moment that may follow the id included.
_ID_LENGTH = 160
_RUNNING_NUMBER = re.compile(r"\d{1,4}")
# Where a draft stood in its file is no part of what it says.
_NO_STATEMENT = ("row", "cells", "names_people", "edition")


def record(draft: Draft, source: MeetingImport, units: Units) -> UUID | None:
    """Keep what a draft says of a meeting; the meeting's id, or nothing when it says nothing new.

    What was corrected by hand stays: a file that says otherwise is kept beside it.

    Raises:
        UnknownUnit: its host, an attending unit or one of its agenda is not in the tree.
    """
    key, report = _known_by(draft, source.unit)
    raw = raw_of(draft)
    if report is not None and raw in _said(report):
        return None
    if report is not None and report.corrected_at:
        report.earlier = [*report.earlier, _until_now(raw)]
        report.save(update_fields=["earlier"])
        return None
    meeting = write(report.meeting if report else Meeting(), draft, source.unit, units)
    if report is None:
        Report.objects.create(unit=source.unit, key=key, meeting=meeting, source=source, raw=raw)
    else:
        report.earlier = [*report.earlier, _until_now(report.raw)]
        report.raw, report.source = raw, source
        report.save(update_fields=["earlier", "raw", "source"])
    return meeting.uuid


def correct(report: Report, draft: Draft, units: Units) -> Meeting:
    """Put right what a report says; what it said before stays beside it."""
    meeting = write(report.meeting, draft, report.unit, units)
    report.earlier = [*report.earlier, _until_now(report.raw)]
    report.raw, report.corrected_at = raw_of(draft), timezone.now()
    report.save(update_fields=["earlier", "raw", "corrected_at"])
    return meeting


def write(meeting: Meeting, draft: Draft, reporter: Unit | None, units: Units) -> Meeting:
    """Write a draft into a meeting's row, with its item of the matter and its attendance."""
    host = _host(draft, reporter, units)
    seats = [
        (units.find(one.unit, "attendees") if one.unit else host, one)
        for one in _seats(draft, units)
    ]
    agenda = [
        {"title": item.text, "units": [units.find(name, "agenda").pk for name in item.units]}
        for item in draft.agenda
    ]
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
    return meeting


def raw_of(draft: Draft) -> dict[str, Any]:
    """What a draft says, as it is kept in its report."""
    said = {name: value for name, value in asdict(draft).items() if name not in _NO_STATEMENT}
    raw: dict[str, Any] = json.loads(json.dumps(said, default=str))
    return raw


def strangers(draft: Draft, units: Units) -> list[str]:
    """Names of a calendar that are no units: people, rooms, outsiders."""
    if not draft.names_people:
        return []
    names = [draft.unit, *(seat.unit for seat in draft.attendees)]
    return [name for name in dict.fromkeys(filter(None, names)) if not units.is_known(name)]


def _host(draft: Draft, reporter: Unit | None, units: Units) -> Unit:
    """The unit that holds the meeting: the reporter's own where no other is named."""
    is_person = draft.names_people and not units.is_known(draft.unit)
    if draft.unit and not (is_person and reporter):
        return units.find(draft.unit, "unit")
    if reporter is None:
        raise UnknownUnit("unit", "")
    return reporter


def _seats(draft: Draft, units: Units) -> Iterable[DraftSeat]:
    if not draft.names_people:
        return draft.attendees
    return [seat for seat in draft.attendees if units.is_known(seat.unit)]


def _known_by(draft: Draft, unit: Unit | None) -> tuple[str, Report | None]:
    """The key the row is kept under, and the report it was taken in as, if it was.

    Offices count each list from 1 again: a row that shares only its id with an earlier one is
    another meeting, and gets its start added to the key.
    """
    key = draft.key[:_ID_LENGTH]
    same_id = Q(key=key) | Q(key__startswith=f"{key}#")
    reports = Report.objects.filter(same_id, unit=unit).select_related("meeting")
    for report in reports.order_by("pk"):
        if _is_same(report, draft):
            return report.key, report
    return (f"{key}#{draft.start.isoformat()}" if reports else key), None


def _is_same(report: Report, draft: Draft) -> bool:
    """Whether a row with the id of a meeting is that meeting, perhaps corrected.

    The ids of calendars are nobody else's. A regular meeting has one title every month, so under a
    running number the title is no proof.
    """
    if draft.names_people:
        return True
    meeting = report.meeting
    starts = {raw.get("start") for raw in (report.raw, *(one["raw"] for one in report.earlier))}
    if meeting.starts_at == aware(draft.start) or str(draft.start) in starts:
        return True
    return meeting.title == draft.title[:300] and not _RUNNING_NUMBER.fullmatch(draft.key)


def _said(report: Report) -> list[dict[str, Any]]:
    """What the report says, and after a correction all that files said before it."""
    before = [one["raw"] for one in report.earlier] if report.corrected_at else []
    return [
        {name: value for name, value in raw.items() if name not in _NO_STATEMENT}
        for raw in (report.raw, *before)
    ]


def _until_now(raw: dict[str, Any]) -> dict[str, Any]:
    return {"raw": raw, "until": timezone.now().isoformat(timespec="seconds")}


def _fill(meeting: Meeting, draft: Draft, host: Unit, agenda: list[dict[str, Any]]) -> None:
    meeting.host = host
    meeting.title = draft.title[:300]
    meeting.starts_at = aware(draft.start)
    meeting.ends_at = aware(draft.end) if draft.end else None
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
    meeting.filed_on = draft.filed_on
    meeting.approved_by = draft.approved_by[:100]
    meeting.approved_on = draft.approved_on


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


def aware(moment: datetime) -> datetime:
    """A local time with its zone."""
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
