"""What is kept of meetings."""

from meetings.models.choices import ColumnChoice, SamenessDecision
from meetings.models.links import Key, Link, Word
from meetings.models.meetings import Attendance, Meeting, MeetingImport, MeetingQuerySet, Report
from meetings.models.near import NearPair
from meetings.models.notices import NoticeDraft
from meetings.models.plans import PlannedMeeting
from meetings.models.rules import Counted, MeetingHit, MeetingWarning
from meetings.models.sums import HeldSum, Seat, SeatSum, Tally
from meetings.models.tied import Accompanying, NestedHours, Overlap, Segment, Tied

__all__ = [
    "Accompanying",
    "Attendance",
    "ColumnChoice",
    "Counted",
    "HeldSum",
    "Key",
    "Link",
    "Meeting",
    "MeetingHit",
    "MeetingImport",
    "MeetingQuerySet",
    "MeetingWarning",
    "NearPair",
    "NestedHours",
    "NoticeDraft",
    "Overlap",
    "PlannedMeeting",
    "Report",
    "SamenessDecision",
    "Seat",
    "SeatSum",
    "Segment",
    "Tally",
    "Tied",
    "Word",
]
