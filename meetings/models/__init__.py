"""What is kept of meetings."""

from meetings.models.links import Key, Link, Word
from meetings.models.meetings import Attendance, Meeting, MeetingImport, MeetingQuerySet, Report
from meetings.models.notices import NoticeDraft

__all__ = [
    "Attendance",
    "Key",
    "Link",
    "Meeting",
    "MeetingImport",
    "MeetingQuerySet",
    "NoticeDraft",
    "Report",
    "Word",
]
