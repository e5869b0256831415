"""What is kept of meetings."""

from meetings.models.links import Key, Link, Word
from meetings.models.meetings import Attendance, Meeting, MeetingImport, MeetingQuerySet, Report
from meetings.models.notices import NoticeDraft
from meetings.models.tied import Accompanying, NestedHours, Overlap, Segment, Tied

__all__ = [
    "Accompanying",
    "Attendance",
    "Key",
    "Link",
    "Meeting",
    "MeetingImport",
    "MeetingQuerySet",
    "NestedHours",
    "NoticeDraft",
    "Overlap",
    "Report",
    "Segment",
    "Tied",
    "Word",
]
