"""How many hours each unit gave to a meeting, segment by segment: what is booked, and shown.

Hours are attended time (outside working hours with their factor), the way and the preparation.
People who sat in an earlier meeting at the same time are left out for that time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from burden.ledger.hours import exact
from burden.organisations.models import Unit
from burden.thresholds.parameters import Parameters
from meetings import engine, layering, overlapping, stored, times
from meetings.models import Meeting, NestedHours, Segment
from meetings.venues import branch_units

_ZERO = Decimal(0)


@dataclass(frozen=True)
class Row:
    """One unit: its people, how many of them only accompanied, and its hours by segment.

    `irrelevant` are the positions of segments that do not concern it in a nested meeting; `aside`
    those that do not concern it at all, nested or not; a host has none.
    """

    unit: int
    people: int
    idle: int
    cells: tuple[Decimal, ...]
    way: Decimal
    irrelevant: frozenset[int]
    aside: frozenset[int]

    @property
    def hours(self) -> Decimal:
        """All hours of the unit."""
        return sum(self.cells, self.way)

    @property
    def accompanying(self) -> Decimal:
        """The hours of those who only accompanied, their way included."""
        return exact(self.hours * self.idle / self.people) if self.idle else _ZERO

    @property
    def nested(self) -> Decimal:
        """The hours of the others in segments that do not concern them."""
        lost = sum((self.cells[position] for position in self.irrelevant), _ZERO)
        return exact(lost * (self.people - self.idle) / self.people) if self.people else _ZERO


@dataclass(frozen=True)
class Grid:
    """Units by segments. Without segments one column holds the whole meeting.

    `rest` tells that the last column is time that no item of the agenda takes. `doubles` are the
    people counted elsewhere, by unit.
    """

    event: layering.Meeting
    sat: times.Sat
    segments: tuple[Segment, ...]
    spans: tuple[tuple[layering.Stretch, ...], ...]
    has_rest: bool
    rows: tuple[Row, ...]
    doubles: overlapping.Doubles

    @property
    def columns(self) -> tuple[Decimal, ...]:
        """Hours of all units by segment."""
        return tuple(
            sum((row.cells[index] for row in self.rows), _ZERO) for index in range(len(self.spans))
        )

    @property
    def way(self) -> Decimal:
        """Hours of way and preparation, of all units."""
        return sum((row.way for row in self.rows), _ZERO)

    @property
    def hours(self) -> Decimal:
        """All hours of the meeting, as they are booked."""
        return sum((row.hours for row in self.rows), _ZERO)

    @property
    def accompanying(self) -> Decimal:
        """All hours of those who only accompanied."""
        return sum((row.accompanying for row in self.rows), _ZERO)

    @property
    def nested(self) -> Decimal:
        """All hours of others in segments that did not concern them."""
        return sum((row.nested for row in self.rows), _ZERO)


def grid_of(meeting: Meeting, parameters: Parameters) -> Grid:
    """The hours of a main record, from all its reports and what was found in it."""
    reported = stored.read_one(meeting.uuid)
    context = engine.context_of([reported])
    event = engine.event_of(reported, context)
    sat = times.sat(event, parameters)
    work = times.working_time(parameters)
    segments = tuple(meeting.segments.all())
    spans, has_rest = _spans(sat, segments)
    doubles = overlapping.doubles_of(meeting, event, parameters)
    irrelevant = _irrelevant(meeting)
    idle: dict[int, int] = defaultdict(int)
    for one in meeting.accompanying.all():
        idle[one.unit_id] += one.people
    people: dict[int, int] = defaultdict(int)
    for seat in event.attendees:
        people[int(seat.unit)] += seat.people
    hosts = {int(context.read(one.record).host) for one in reported.all} | {meeting.host_id}
    travelling = _travelling(meeting, event, people, context)
    rows = []
    for unit, count in people.items():
        each = parameters["hours.preparation"]
        each += parameters["hours.travel_onsite"] if unit in travelling else 0.0
        rows.append(
            Row(
                unit=unit,
                people=count,
                idle=min(idle.get(unit, 0), count),
                cells=_cells(count, spans, doubles.get(unit, ()), work),
                way=exact(count * each),
                irrelevant=frozenset(irrelevant.get(unit, ())),
                aside=frozenset() if unit in hosts else _aside(unit, segments),
            )
        )
    return Grid(event, sat, segments, spans, has_rest, tuple(rows), doubles)


def _spans(
    sat: times.Sat, segments: Iterable[Segment]
) -> tuple[tuple[tuple[layering.Stretch, ...], ...], bool]:
    """When each segment was on, and whether time is left that no segment takes."""
    lengths = [one.hours for one in segments]
    left = sat.length - sum(lengths)
    has_rest = not lengths or left > 1 / 3600
    if has_rest:
        lengths.append(left)
    return tuple(layering.cut(sat.stretches, lengths)), has_rest


def _cells(
    people: int,
    spans: Iterable[tuple[layering.Stretch, ...]],
    doubled: Iterable[layering.Doubled],
    work: layering.WorkingTime,
) -> tuple[Decimal, ...]:
    """Hours of a unit by segment; rounded so that they add up to the rounded whole."""
    doubled = list(doubled)
    cells = []
    total, before = 0.0, _ZERO
    for span in spans:
        total += people * layering.counted(span, work)
        for one in doubled:
            total -= one.people * layering.counted(layering.shared(span, [one.stretch]), work)
        until = exact(max(total, 0.0))
        cells.append(until - before)
        before = until
    return tuple(cells)


def _aside(unit: int, segments: Iterable[Segment]) -> frozenset[int]:
    return frozenset(one.position for one in segments if one.units and unit not in one.units)


def _irrelevant(meeting: Meeting) -> Mapping[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = NestedHours.objects.filter(segment__meeting=meeting)
    for unit, position in rows.values_list("unit", "segment__position"):
        found[unit].add(position)
    return found


def _travelling(
    meeting: Meeting, event: layering.Meeting, units: Iterable[int], context: layering.Context
) -> set[int]:
    """Units whose people came from another place to the main venue.

    Of a meeting on site and by video that are all who had no branch venue; where none is told
    nobody knows who came, and no way is counted.
    """
    branches = branch_units(meeting)
    if event.mode == layering.Mode.VIDEO or (event.mode == layering.Mode.HYBRID and not branches):
        return set()
    here = context.read(event).position.place.id
    guests = {
        unit
        for unit in units
        if unit != meeting.host_id and context.hierarchy.position(str(unit)).place.id != here
    }
    if event.mode == layering.Mode.ONSITE or not guests:
        return guests
    venues = Unit.objects.filter(pk__in=branches)
    at_branches = {
        unit.pk
        for unit in Unit.objects.filter(pk__in=guests)
        if any(venue.contains(unit) for venue in venues)
    }
    return guests - at_branches
