"""What is kept of meetings."""

from meetings.models.links import Key, Link, Word
from meetings.models.meetings import Attendance, Meeting, MeetingImport, MeetingQuerySet, Report

__all__ = [
    "Attendance",
    "Key",
    "Link",
    "Meeting",
    "MeetingImport",
    "MeetingQuerySet",
    "Report",
    "Word",
]
