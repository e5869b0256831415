"""What is kept of meetings."""

from meetings.models.choices import ColumnChoice, SamenessDecision
from meetings.models.links import Key, Link, Word
from meetings.models.meetings import Attendance, Meeting, MeetingImport, MeetingQuerySet, Report

__all__ = [
    "Attendance",
    "ColumnChoice",
    "Key",
    "Link",
    "Meeting",
    "MeetingImport",
    "MeetingQuerySet",
    "Report",
    "SamenessDecision",
    "Word",
]
