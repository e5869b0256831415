"""Why something cannot be done with a report."""

from collections.abc import Mapping, Sequence

from burden.activities.voices.revealing import Mark


class VoiceError(Exception):
    """Base of the errors of reports."""


class Revealing(VoiceError):
    """A report under no name tells who sent it; marks by the field they stand in."""

    def __init__(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        super().__init__("tells who sent it")
        self.marks = marks


class AlreadySettled(VoiceError):
    """Someone has answered or closed it, or passed it on, meanwhile."""


class NobodyReported(VoiceError):
    """It cannot be passed on: no unit of the tree is reported."""


class NobodyListens(VoiceError):
    """There is no unit that looks into reports."""


class UnknownItem(VoiceError):
    """Nothing that the person may open has that number or title."""
