"""Job "meeting.book": the hours of a meeting at every unit that sat in it, by component."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from burden.findings import selectors as findings
from burden.findings import services as finding_services
from burden.jobs.leases import Lease
from burden.ledger import hours
from burden.ledger import services as ledger
from burden.ledger.models import Component
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from meetings import engine, layering
from meetings.judging import KIND
from meetings.models import Link, Meeting

_SHARED = frozenset({Component.LAYERED, Component.MEETING})


def book(key: str, lease: Lease) -> None:
    """Write the hours of one meeting anew; a record merged into another has none of its own."""
    meeting = (
        Meeting.objects.select_related("item", "host")
        .prefetch_related("attendances", "merged__attendances")
        .get(uuid=UUID(key))
    )
    parameters = thresholds.in_force()
    suspected, counted = _repeated_shares(meeting)
    with transaction.atomic():
        lease.confirm()
        rows = [] if meeting.merged_into_id else list(_rows(meeting, parameters, counted))
        ledger.book(
            item=meeting.item,
            originator=meeting.host,
            day=timezone.localtime(meeting.starts_at).date(),
            rows=rows,
            parameter_set=parameters.set,
        )
        finding_services.set_avoidable(
            item=meeting.item, kind=KIND, hours=_avoidable(rows, suspected)
        )


def _repeated_shares(meeting: Meeting) -> tuple[float, float]:
    """The repeated share as suspected, and as it counts: with the probability of the suspicion."""
    link = Link.objects.select_related("upper").filter(lower=meeting).first()
    weights = findings.weights_of(meeting.item)
    if link is None or (KIND, link.upper.item_id) not in weights:
        return 0.0, 0.0
    share = 1 - link.novelty
    return share, share * weights[KIND, link.upper.item_id]


def _rows(meeting: Meeting, parameters: Parameters, repeated: float) -> Iterator[ledger.Booking]:
    context = engine.context_of([meeting, *meeting.merged.all()])
    event = engine.event_of(meeting, context)
    found = layering.link([event], context.hierarchy.units.values())
    accompanying = {int(one.unit): one.people for one in found.accompanying}
    irrelevant = {int(unit): lost for one in found.nested for unit, lost in one.by_unit}
    length = parameters["hours.meeting_length"] if event.hours is None else event.hours
    people: dict[int, int] = defaultdict(int)
    for seat in event.attendees:
        people[int(seat.unit)] += seat.people
    for unit, count in people.items():
        each = {
            "length": length,
            "travel": _travel(event, unit, meeting.host_id, parameters),
            "preparation": parameters["hours.preparation"],
        }
        parts = hours.meeting_parts(
            hours.attended_hours(people=count, **each),
            accompanying=hours.attended_hours(people=accompanying.get(unit, 0), **each),
            irrelevant=irrelevant.get(unit, 0.0),
            contained=repeated,
        )
        for component, amount in parts.items():
            yield ledger.Booking(
                component=component,
                receiver_id=unit,
                hours=amount,
                avoidable=hours.avoidable_of(component, amount),
                is_measured=event.hours is not None,
            )


def _travel(event: layering.Meeting, unit: int, host: int, parameters: Parameters) -> float:
    """Hours on the way for one person: guests of a meeting on site travel, others do not."""
    is_guest = unit != host and event.mode == layering.Mode.ONSITE
    return parameters["hours.travel_onsite"] if is_guest else 0.0


def _avoidable(rows: list[ledger.Booking], suspected: float) -> Decimal:
    """Hours the repetition costs if the suspicion is right, whatever was decided of it."""
    shared = sum((hours.exact(row.hours) for row in rows if row.component in _SHARED), Decimal(0))
    return hours.split(shared, suspected)[0]
