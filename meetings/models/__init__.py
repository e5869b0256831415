"""What is kept of meetings."""

from meetings.models.choices import ColumnChoice, SamenessDecision
from meetings.models.links import Key, Link, Word
from meetings.models.meetings import Attendance, Meeting, MeetingImport, MeetingQuerySet, Report
from meetings.models.notices import NoticeDraft
from meetings.models.tied import Accompanying, NestedHours, Overlap, Segment, Tied

__all__ = [
    "Accompanying",
    "Attendance",
    "ColumnChoice",
    "Key",
    "Link",
    "Meeting",
    "MeetingImport",
    "MeetingQuerySet",
    "NestedHours",
    "NoticeDraft",
    "Overlap",
    "Report",
    "SamenessDecision",
    "Segment",
    "Tied",
    "Word",
]
