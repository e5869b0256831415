"""Writing scores: a month at a time, for all units; the points first, the intervals behind them."""

from datetime import date

from django.db import transaction

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.ledger import selectors as ledger
from burden.ledger.selectors import Slice
from burden.organisations.periods import Period
from burden.scores import writing
from burden.scores.computing import add_intervals, figures
from burden.scores.selectors import doubts_of_score
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet

# Drawn and written at a time: a lost worker loses no more than these.
_DRAWN_AT_ONCE = 2_000


def refresh(month: date, *, lease: Lease | None = None) -> int:
    """Score all units in one month by the parameters in force; return how many were scored.

    A score is replaced only by one of the same parameter version; those of other versions stay.
    Of the latest month with hours the missing intervals are asked for; when a later month comes,
    an earlier one keeps those of scores that do not change.
    """
    parameters = thresholds.in_force()
    period = Period.month_of(month)
    scores = figures(Slice("", period), parameters)
    with transaction.atomic():
        if lease is not None:
            lease.confirm()
        writing.write(scores, month=period.first, parameter_set=parameters.set)
        if period.first == max(ledger.months(), default=None):
            jobs.enqueue("scores.intervals", period.key, lane=Lane.IDLE)
    return len(scores)


def draw_intervals(month: date, *, lease: Lease | None = None) -> int:
    """Draw the intervals that are missing in a month; return how many there were."""
    parameters = thresholds.in_force()
    period = Period.month_of(month)
    missing = list(writing.without_interval(period.first, parameters.set))
    for start in range(0, len(missing), _DRAWN_AT_ONCE):
        scores = missing[start : start + _DRAWN_AT_ONCE]
        # The scores of a month are written all at once: one tells what all are made of.
        add_intervals(scores, doubts_of_score(scores[0]))
        with transaction.atomic():
            if lease is not None:
                lease.confirm()
            writing.write_intervals(scores)
    return len(missing)


@transaction.atomic
def refresh_all(_version: ParameterSet) -> None:
    """Ask for the scores of every month with hours: a new version makes a new series."""
    months = [f"{month:%Y-%m}" for month in ledger.months()]
    jobs.enqueue_all("scores.refresh", months, lane=Lane.BULK)
