"""What is kept of meetings."""

from meetings.models.links import Key, Link, Word
from meetings.models.meetings import Attendance, Meeting, MeetingImport, MeetingQuerySet, Report
from meetings.models.plans import PlannedMeeting
from meetings.models.rules import Counted, MeetingHit, MeetingWarning

__all__ = [
    "Attendance",
    "Counted",
    "Key",
    "Link",
    "Meeting",
    "MeetingHit",
    "MeetingImport",
    "MeetingQuerySet",
    "MeetingWarning",
    "PlannedMeeting",
    "Report",
    "Word",
]
