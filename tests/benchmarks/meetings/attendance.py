"""Nested meetings and accompanying units against what a world was made with."""

from __future__ import annotations

from meetings.layering import Links
from tests.benchmarks.meetings.made import NOT_ACCOMPANYING, NOT_NESTED, World
from tests.benchmarks.meetings.scoring import Misses, Shares, Tally, miss

_EXACT = 0.01


def nested(world: World, links: Links, misses: Misses) -> tuple[dict[str, object], Shares]:
    """Return precision, recall and right hours of tied meetings, and the false share of likes.

    Hours are judged where nobody sits who is concerned by nothing at all: those accompany.
    """
    event_of = world.by_record()
    hours = {event_of[one.meeting]: one.hours for one in links.nested}
    tally, exact, false = Tally(), Shares(), Shares()
    for event in world.held:
        listed, planted = event in hours, event.nested_hours is not None
        tally.listed += listed
        tally.planted += planted
        tally.right += listed and planted
        if listed and event.nested_hours is not None and not event.accompanying:
            exact.add("hours", abs(hours[event] - event.nested_hours) <= _EXACT)
        if event.made_as in NOT_NESTED:
            false.add(event.made_as, listed)
        if listed != planted:
            misses.append(miss("nested listed" if listed else "nested missed", meeting=event))
    return {**tally.figures(), "hours right": exact.value("hours")}, false


def accompanying(world: World, links: Links, misses: Misses) -> tuple[dict[str, object], Shares]:
    """Return precision, recall and right hours of idle units, and the false share of likes."""
    event_of = world.by_record()
    listed = {(event_of[one.meeting], one.unit): one.hours for one in links.accompanying}
    planted = {
        (event, unit): hours for event in world.held for unit, hours in event.accompanying.items()
    }
    both = listed.keys() & planted.keys()
    tally = Tally(len(both), len(listed), len(planted))
    exact, false = Shares(), Shares()
    for key in both:
        exact.add("hours", abs(listed[key] - planted[key]) <= _EXACT)
    idle = {event for event, _ in listed}
    for event in world.held:
        if event.made_as in NOT_ACCOMPANYING:
            false.add(event.made_as, event in idle)
    for part, keys in (
        ("accompanying listed", listed.keys() - planted.keys()),
        ("accompanying missed", planted.keys() - listed.keys()),
    ):
        for event, unit in sorted(keys, key=lambda key: (key[0].records[0].id, key[1])):
            roles = [(seat.unit, seat.role) for seat in event.seats if seat.role]
            misses.append(miss(part, meeting=event, unit=unit, roles=roles))
    return {**tally.figures(), "hours right": exact.value("hours")}, false
