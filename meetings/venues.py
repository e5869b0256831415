"""Where people of a meeting sat, by all its reports."""

from meetings.models import Meeting


def branch_units(meeting: Meeting) -> set[int]:
    """Ids of the units that were branch venues (分会场); empty where no report tells of any."""
    records = (meeting, *meeting.merged.all())
    return {venue["unit"] for one in records for venue in one.branches if venue["unit"]}
