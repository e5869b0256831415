"""Job "meeting.book": the hours of a meeting at every unit that sat in it, by component.

Who accompanied, and which segments concerned nobody but others, is read as it was stored; a
finding that a person dismissed, and what is too small to be one, counts as an ordinary meeting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from burden.findings import selectors as findings
from burden.findings import services as finding_services
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.ledger import hours
from burden.ledger import services as ledger
from burden.ledger.models import Component
from burden.thresholds import selectors as thresholds
from meetings import overlapping, presence, repeating
from meetings.judging import KIND
from meetings.models import Link, Meeting
from meetings.ruling.claims import claims_of, hits_of
from meetings.tying import ACCOMPANYING, NESTED

_SHARED = frozenset({Component.LAYERED, Component.MEETING})


@dataclass(frozen=True)
class Shares:
    """How far each suspicion counts, 0 to 1; `suspected` is the repeated share if it is right."""

    accompanying: float = 0.0
    nested: float = 0.0
    suspected: float = 0.0
    repeated: float = 0.0


def book(key: str, lease: Lease) -> None:
    """Write the hours of one meeting anew; one merged into another or called off has none."""
    meeting = (
        Meeting.objects.select_related("item", "host")
        .prefetch_related("merged", "segments", "accompanying")
        .get(uuid=UUID(key))
    )
    parameters = thresholds.in_force()
    grid = presence.grid_of(meeting, parameters) if meeting.counts else None
    shares = _shares(meeting, grid) if grid else Shares()
    with jobs.forgettable_transaction():
        lease.confirm()
        ledger.hold(meeting.item)
        rows = list(_rows(grid, shares)) if grid else []
        overlapping.keep(meeting, grid.doubles if grid else {})
        repeated = _repeated(rows, shares.suspected)
        told = {
            KIND: repeated,
            ACCOMPANYING: grid.accompanying if grid else Decimal(0),
            NESTED: grid.nested if grid else Decimal(0),
            **(claims_of(meeting, grid, repeated, hits_of(meeting)) if grid else {}),
        }
        for kind, avoidable in told.items():
            finding_services.set_avoidable(item=meeting.item, kind=kind, hours=avoidable)
        ledger.book(
            item=meeting.item,
            originator=meeting.host,
            day=timezone.localtime(meeting.starts_at).date(),
            rows=rows,
            parameter_set=parameters.set,
        )


def _shares(meeting: Meeting, grid: presence.Grid) -> Shares:
    """What the findings of a meeting say, each with the probability by which it counts."""
    weights = findings.weights_of(meeting.item)
    link = Link.objects.select_related("upper").filter(lower=meeting).first()
    suspected = repeated = 0.0
    if link is not None and (KIND, link.upper.item_id) in weights:
        suspected = 1 - repeating.own_share(link, grid.event.agenda, grid.sat.length)
        repeated = suspected * weights[KIND, link.upper.item_id]
    return Shares(
        accompanying=weights.get((ACCOMPANYING, None), 0.0),
        nested=weights.get((NESTED, None), 0.0),
        suspected=suspected,
        repeated=repeated,
    )


def _rows(grid: presence.Grid, shares: Shares) -> Iterator[ledger.Booking]:
    for row in grid.rows:
        parts = hours.meeting_parts(
            row.hours,
            accompanying=hours.split(row.accompanying, shares.accompanying)[0],
            irrelevant=hours.split(row.nested, shares.nested)[0],
            contained=shares.repeated,
        )
        for component, amount in parts.items():
            yield ledger.Booking(
                component=component,
                receiver_id=row.unit,
                hours=amount,
                avoidable=hours.avoidable_of(component, amount),
                is_measured=grid.sat.is_recorded,
            )


def _repeated(rows: list[ledger.Booking], suspected: float) -> Decimal:
    """Hours the repetition costs if the suspicion is right, whatever was decided of it."""
    shared = sum((hours.exact(row.hours) for row in rows if row.component in _SHARED), Decimal(0))
    return hours.split(shared, suspected)[0]
