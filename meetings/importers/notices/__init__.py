"""Notices and minutes of meetings as documents: what they tell of each meeting, with its place.

Pure: the caller looks units up, shows the draft to a person and stores what that person confirms.
Head, title, date, citations and deadlines are read by `docs_audit.gbt9704`.
"""

from .draft import NOWHERE, Change, Decision, Kind, NoticeDraft, Seat, Speaker
from .files import SCAN, NoticeText, Unread, read_file
from .names import calls_meeting
from .passages import sentence_at
from .reading import LONGEST_TEXT, read_notices

__all__ = [
    "LONGEST_TEXT",
    "NOWHERE",
    "SCAN",
    "Change",
    "Decision",
    "Kind",
    "NoticeDraft",
    "NoticeText",
    "Seat",
    "Speaker",
    "Unread",
    "calls_meeting",
    "read_file",
    "read_notices",
    "sentence_at",
]
