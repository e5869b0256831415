"""Meetings worked out one by one, by the values in force and by others."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils import timezone

from burden.thresholds.parameters import Parameters
from burden.thresholds.whatif import Asked
from meetings import engine, layering, overlapping, presence, repeating, stored, times
from meetings.models import Meeting, MeetingHit, Overlap, Segment
from meetings.presence import Grid, Seated
from meetings.reckoning.terms import Gain, Idle
from meetings.ruling import claims
from meetings.ruling.claims import RELAY

_BATCH = 500


@dataclass(frozen=True)
class Anew:
    """One meeting by the values in force and by others; `own` is None where it stays as stored."""

    meeting: Meeting
    before: Grid
    after: Grid
    own: float | None

    @property
    def item(self) -> int:
        return self.meeting.item_id

    @property
    def is_idle(self) -> bool:
        """Whether somebody sat in vain in it, as far as it is held against anyone."""
        tied = getattr(self.meeting, "tied", None)
        return tied is not None and not tied.spared and bool(self.idle)

    @property
    def idle(self) -> Idle:
        return {
            row.unit: (float(row.accompanying), float(row.nested))
            for row in self.after.rows
            if row.accompanying or row.nested
        }

    @property
    def gains(self) -> Iterator[Gain]:
        """What it gains at each unit."""
        day = timezone.localtime(self.meeting.starts_at).date()
        before = {row.unit: row for row in self.before.rows}
        for row in self.after.rows:
            former = before[row.unit]
            yield Gain(
                self.item,
                row.unit,
                day.year * 100 + day.month,
                float(row.hours - former.hours),
                float(row.accompanying - former.accompanying),
                float(row.nested - former.nested),
                self.after.sat.is_recorded,
            )


def read(ids: Sequence[int], asked: Asked) -> Iterator[Anew]:
    """The meetings of these ids; what of them is stored comes in a few queries."""
    for start in range(0, len(ids), _BATCH):
        yield from _batch(ids[start : start + _BATCH], asked)


def claims_of(read_meetings: Sequence[Anew]) -> dict[str, dict[int, float]]:
    """Hours that rules claim of these meetings, by kind of finding and item.

    What a repetition costs is not theirs to tell: it goes with the layered finding.
    """
    items = [one.item for one in read_meetings]
    claiming = set(
        MeetingHit.objects.filter(item__in=items, spared="")
        .exclude(form=RELAY)
        .values_list("item", flat=True)
    )
    found: dict[str, dict[int, float]] = defaultdict(dict)
    for one in read_meetings:
        if one.item in claiming:
            hits = claims.hits_of(one.meeting).exclude(form=RELAY)
            for kind, hours in claims.claims_of(one.meeting, one.after, Decimal(0), hits).items():
                found[kind][one.item] = float(hours)
    return found


def _batch(ids: Sequence[int], asked: Asked) -> Iterator[Anew]:
    meetings = (
        Meeting.objects.filter(pk__in=ids)
        .select_related("item", "host", "tied", "link")
        .prefetch_related("merged", "segments", "accompanying")
        .in_bulk()
    )
    irrelevant = presence.irrelevant(ids)
    overlap = set(Overlap.objects.filter(meeting__in=ids).values_list("meeting", flat=True))
    for reported in stored.read(ids):
        meeting = meetings[reported.pk]
        seated = _seated(meeting, reported, irrelevant.get(meeting.pk, {}), asked)
        is_doubled = meeting.pk in overlap or _is_of_days(seated.event)
        before, after = (
            _grid(meeting, seated, parameters, is_doubled=is_doubled)
            for parameters in (asked.before, asked.after)
        )
        yield Anew(meeting, before, after, _own_share(meeting, seated.event, after.sat))


def _seated(
    meeting: Meeting,
    reported: stored.Stored,
    irrelevant: Mapping[int, set[int]],
    asked: Asked,
) -> Seated:
    """Who sat in it; where no way counts, nobody needs to know who travelled."""
    ways = (one["hours.travel_onsite"] for one in (asked.before, asked.after))
    is_told = bool(reported.merged) or any(ways)
    context = engine.context_of([reported]) if is_told else layering.Context(())
    event = engine.event_of(reported, context)
    return Seated(
        event=event,
        segments=tuple(meeting.segments.all()),
        hosts=frozenset({meeting.host_id}),
        travelling=presence.travelling(meeting, event, context) if is_told else frozenset(),
        idle=presence.idle_of(meeting),
        irrelevant=irrelevant,
    )


def _grid(meeting: Meeting, seated: Seated, parameters: Parameters, *, is_doubled: bool) -> Grid:
    sat = times.sat(seated.event, parameters)
    doubles: overlapping.Doubles = {}
    if is_doubled:
        doubles = overlapping.doubles_of(meeting, seated.event, parameters)
    lasting = replace(seated, segments=_lasting(seated, sat))
    return presence.grid(lasting, doubles, parameters)


def _lasting(seated: Seated, sat: times.Sat) -> tuple[Segment, ...]:
    """The segments as long as a meeting without a recorded end makes them."""
    segments = seated.segments
    if sat.is_recorded or not segments:
        return segments
    lengths = layering.lengths(seated.event.agenda, sat.length)
    if len(lengths) != len(segments):
        whole = sum(one.hours for one in segments)
        lengths = [one.hours * sat.length / whole if whole else 0.0 for one in segments]
    return tuple(
        Segment(
            meeting_id=one.meeting_id,
            position=one.position,
            title=one.title,
            hours=hours,
            units=one.units,
        )
        for one, hours in zip(segments, lengths, strict=True)
    )


def _own_share(meeting: Meeting, event: layering.Meeting, sat: times.Sat) -> float | None:
    link = getattr(meeting, "link", None)
    return None if link is None else repeating.own_share(link, event.agenda, sat.length)


def _is_of_days(event: layering.Meeting) -> bool:
    """Whether nights between may be left out, so that other hours of work make other sittings."""
    return event.end is not None and event.end.date() != event.start.date()
