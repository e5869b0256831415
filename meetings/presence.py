"""How many hours each unit gave to a meeting, segment by segment: what is booked, and shown.

Hours are attended time (outside working hours with their factor), the way and the preparation.
People who sat in an earlier meeting at the same time are left out for that time.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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


@dataclass(frozen=True)
class Seated:
    """Who sat in a meeting and what was found in it: all of its hours that no parameter tells.

    `travelling` are the units that came from another place, `idle` how many of a unit's people
    only accompanied, `irrelevant` its segments of others in a nested meeting; `hosts` are aside
    of nothing.
    """

    event: layering.Meeting
    segments: tuple[Segment, ...]
    hosts: frozenset[int]
    travelling: frozenset[int]
    idle: Mapping[int, int]
    irrelevant: Mapping[int, Collection[int]]

    @property
    def people(self) -> dict[int, int]:
        """How many sat in it of each unit."""
        return people_of(self.event)


def grid_of(meeting: Meeting, parameters: Parameters) -> Grid:
    """The hours of a main record, from all its reports and what was found in it."""
    reported = stored.read_one(meeting.uuid)
    context = engine.context_of([reported])
    event = engine.event_of(reported, context)
    seated = Seated(
        event=event,
        segments=tuple(meeting.segments.all()),
        hosts=frozenset(
            {int(context.read(one.record).host) for one in reported.all} | {meeting.host_id}
        ),
        travelling=travelling(meeting, event, context),
        idle=idle_of(meeting),
        irrelevant=irrelevant([meeting.pk]).get(meeting.pk, {}),
    )
    return grid(seated, overlapping.doubles_of(meeting, event, parameters), parameters)


def grid(seated: Seated, doubles: overlapping.Doubles, parameters: Parameters) -> Grid:
    """The hours of a meeting by these parameters; reads nothing."""
    sat = times.sat(seated.event, parameters)
    work = times.working_time(parameters)
    spans, has_rest = _spans(sat, seated.segments)
    rows = []
    for unit, count in seated.people.items():
        each = parameters["hours.preparation"]
        each += parameters["hours.travel_onsite"] if unit in seated.travelling else 0.0
        rows.append(
            Row(
                unit=unit,
                people=count,
                idle=min(seated.idle.get(unit, 0), count),
                cells=_cells(count, spans, doubles.get(unit, ()), work),
                way=exact(count * each),
                irrelevant=frozenset(seated.irrelevant.get(unit, ())),
                aside=frozenset() if unit in seated.hosts else _aside(unit, seated.segments),
            )
        )
    return Grid(seated.event, sat, seated.segments, spans, has_rest, tuple(rows), doubles)


def people_of(event: layering.Meeting) -> dict[int, int]:
    """How many sat in a meeting of each unit."""
    people: dict[int, int] = defaultdict(int)
    for seat in event.attendees:
        people[int(seat.unit)] += seat.people
    return people


def idle_of(meeting: Meeting) -> dict[int, int]:
    """How many people of each unit only accompanied."""
    idle: dict[int, int] = defaultdict(int)
    for one in meeting.accompanying.all():
        idle[one.unit_id] += one.people
    return idle


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


def irrelevant(meetings: Collection[int]) -> dict[int, dict[int, set[int]]]:
    """By meeting and unit the positions of segments of others, in meetings that are nested."""
    found: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    rows = NestedHours.objects.filter(segment__meeting__in=meetings)
    for meeting, unit, position in rows.values_list(
        "segment__meeting", "unit", "segment__position"
    ):
        found[meeting][unit].add(position)
    return found


def travelling(
    meeting: Meeting, event: layering.Meeting, context: layering.Context
) -> frozenset[int]:
    """Units whose people came from another place to the main venue.

    Of a meeting on site and by video that are all who had no branch venue; where none is told
    nobody knows who came, and no way is counted.
    """
    branches = branch_units(meeting)
    if event.mode == layering.Mode.VIDEO or (event.mode == layering.Mode.HYBRID and not branches):
        return frozenset()
    here = context.read(event).position.place.id
    guests = {
        unit
        for unit in people_of(event)
        if unit != meeting.host_id and context.hierarchy.position(str(unit)).place.id != here
    }
    if event.mode == layering.Mode.ONSITE or not guests:
        return frozenset(guests)
    venues = Unit.objects.filter(pk__in=branches)
    at_branches = {
        unit.pk
        for unit in Unit.objects.filter(pk__in=guests)
        if any(venue.contains(unit) for venue in venues)
    }
    return frozenset(guests - at_branches)
