"""Job "secondment.book": the working days that the lender goes without its people, by month.

While they are away it is booked again when a month begins.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from django.utils import timezone

from burden.activities.models import ActivityHit, Secondment
from burden.activities.recurring import ask_next_month
from burden.activities.secondments import records
from burden.findings import services as findings
from burden.findings.rules import kind_of
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.ledger import services as ledger
from burden.ledger.hours import exact
from burden.ledger.models import Component
from burden.organisations.periods import working_days
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Subject

RECUR = "secondment.recur"
_FIRST_OF_NEXT = timedelta(days=32)


def book(key: str, lease: Lease) -> None:
    """Write the hours of one secondment anew, up to its end or to today."""
    secondment = records.worded().filter(uuid=UUID(key)).first()
    if secondment is None:
        return
    parameters = thresholds.in_force()
    rows = [] if secondment.is_withdrawn else list(rows_of(secondment, parameters))
    hits = ActivityHit.objects.filter(item=secondment.item, spared="")
    accused = sorted(set(hits.values_list("rule", flat=True)))
    with jobs.forgettable_transaction():
        lease.confirm()
        ledger.hold(secondment.item)
        hours = claim_of(rows)
        for rule in accused:
            findings.set_avoidable(
                item=secondment.item, kind=kind_of(rule, Subject.SECONDMENT), hours=hours
            )
        if _goes_on(secondment, timezone.localdate()):
            ask_next_month(RECUR, key, timezone.localdate())
        ledger.book(
            item=secondment.item,
            originator=secondment.unit,
            day=secondment.day,
            rows=rows,
            parameter_set=parameters.set,
        )


def claim_of(rows: Sequence[ledger.Booking]) -> Decimal:
    """Hours that a finding on a secondment speaks of: all of it."""
    return sum((exact(one.hours) for one in rows), Decimal(0))


def last_day(secondment: Secondment) -> date:
    """When they came back; else the end of the term, or today where that is earlier or not told."""
    today = timezone.localdate()
    if secondment.returned_on is not None:
        return min(secondment.returned_on, today)
    return min(secondment.until or today, today)


def _goes_on(secondment: Secondment, today: date) -> bool:
    """Whether the days to come will cost the lender hours."""
    if secondment.is_withdrawn:
        return False
    end = secondment.returned_on or secondment.until
    return end is None or end > today


def rows_of(secondment: Secondment, parameters: Parameters) -> Iterator[ledger.Booking]:
    """A row a month; that somebody is still away is assumed until a return is told."""
    last = last_day(secondment)
    for first, until in _months(secondment.day, last):
        days = working_days(first, until).count
        hours = exact(secondment.people * days * parameters["hours.secondment_day"])
        if hours:
            yield ledger.Booking(
                component=Component.SECONDMENT,
                receiver_id=secondment.lender_id,
                hours=hours,
                avoidable=Decimal(0),
                is_measured=secondment.returned_on is not None,
                day=first,
            )


def _months(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The stretch by month: its first and last day in each."""
    while first <= last:
        following = (first.replace(day=1) + _FIRST_OF_NEXT).replace(day=1)
        yield first, min(last, following - timedelta(days=1))
        first = following
