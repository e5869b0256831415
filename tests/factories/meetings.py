"""Meetings of made-up units."""

from datetime import datetime, timedelta

from django.utils import timezone

from burden.matters.models import Source
from burden.organisations.models import Unit
from meetings.models import Attendance, Meeting, MeetingImport, Report
from tests.factories.administration import make_item

NINE = datetime(2026, 3, 5, 9, tzinfo=timezone.get_default_timezone())


def make_meeting(
    host: Unit, *, title: str = "防汛工作部署会", starts_at: datetime = NINE, people: int = 5
) -> Meeting:
    """Two hours of the host's own people."""
    item = make_item(host, source=Source.MEETING, title=title, day=starts_at.date())
    meeting = Meeting.objects.create(
        item=item,
        uuid=item.source_uuid,
        host=host,
        title=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
    )
    Attendance.objects.create(meeting=meeting, unit=host, people=people)
    return meeting


def make_import(unit: Unit) -> MeetingImport:
    """A file of records that a unit has brought."""
    return MeetingImport.objects.create(name="meetings.csv", unit=unit)


def make_report(unit: Unit, *, host: Unit | None = None) -> Report:
    """A unit's report of a meeting, by default of its own."""
    meeting = make_meeting(host or unit)
    return Report.objects.create(
        meeting=meeting, source=make_import(unit), unit=unit, key=str(meeting.uuid)
    )
