"""Several organisers behind one meeting: reports of it whose agendas have nothing in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from .hierarchy import Hierarchy
from .profiles import Profile, profile


def joined(records: Sequence[Profile], event: Profile, hierarchy: Hierarchy) -> tuple[Profile, int]:
    """Return the event with the agendas of all its organisers, and how many these are.

    Organisers, none above another and none a mere guest of another, that report one meeting with
    agendas of no common word held several meetings in one; an item of theirs that names nobody
    concerns those who sat there for that report. In any other case the event stays as it is, with
    one organiser.
    """
    fullest = sorted(records, key=lambda one: (len(one.items), one.meeting.id))
    told = {record.host: record for record in fullest if record.items}
    if len(told) < 2 or any(
        hierarchy.is_above(one, other)
        or (one in told[other].attending and other not in told[one].attending)
        or not have_nothing_in_common(told[one], told[other])
        for one, other in permutations(told, 2)
    ):
        return event, 1
    agenda = tuple(
        item if item.units else replace(item, units=_present(record))
        for record in sorted(told.values(), key=lambda one: one.meeting.id)
        for item in record.meeting.agenda
    )
    whole = profile(replace(event.meeting, agenda=agenda), hierarchy)
    whole.hosts = event.hosts
    whole.is_regular, whole.is_standing = event.is_regular, event.is_standing
    return whole, len(told)


def have_nothing_in_common(left: Profile, right: Profile) -> bool:
    """Tell whether both have agendas, and no topic word of one stands in the other."""
    mine, theirs = ({word for item in one.items for word in item.words} for one in (left, right))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _present(record: Profile) -> tuple[str, ...]:
    return tuple(dict.fromkeys(seat.unit for seat in record.meeting.attendees))
