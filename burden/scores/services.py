"""Writing scores: a month at a time, for all units."""

from datetime import date

from django.db import transaction

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.ledger import selectors as ledger
from burden.ledger.selectors import Slice
from burden.organisations.periods import Period
from burden.scores.computing import compute
from burden.scores.models import Score
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet

_KEY = ("unit", "month", "parameter_set")
_BATCH = 1000


def refresh(month: date, *, lease: Lease | None = None) -> int:
    """Score all units in one month by the parameters in force; return how many were scored.

    A score is replaced only by one of the same parameter version; those of other versions stay.
    """
    parameters = thresholds.in_force()
    period = Period.month_of(month)
    scores = compute(Slice("", period), parameters)
    present = Score.objects.filter(month=period.first, parameter_set=parameters.set)
    with transaction.atomic():
        if lease is not None:
            lease.confirm()
        present.exclude(unit__in=[score.unit_id for score in scores]).delete()
        Score.objects.bulk_create(
            scores,
            batch_size=_BATCH,
            update_conflicts=True,
            unique_fields=_KEY,
            update_fields=[
                field.name
                for field in Score._meta.concrete_fields
                if field.name not in _KEY and not field.primary_key
            ],
        )
    return len(scores)


@transaction.atomic
def refresh_all(_version: ParameterSet) -> None:
    """Ask for the scores of every month with hours: a new version makes a new series."""
    for month in ledger.months():
        jobs.enqueue("scores.refresh", f"{month:%Y-%m}", lane=Lane.BULK)
