"""What the health page and other apps ask about jobs."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Max, Min, Q
from django.db.models.functions import Now
from django.db.models.query import QuerySet

from burden.jobs.models import Job, Presence, State

# A worker or sweeper not seen for this long is counted as gone.
_SILENT = timedelta(seconds=15)
_DUE = Q(state=State.READY, run_after__lte=Now()) | Q(state=State.RUNNING, lease_until__lt=Now())


@dataclass(frozen=True)
class Health:
    """The state of the queue, in seconds and counts; None for an age of what does not exist."""

    oldest_due_seconds: float | None
    running: int
    expired_leases: int
    failed: int
    quarantined: int
    workers: int
    seconds_since_sweep: float | None


def due_count(*, at_most: int) -> int:
    """How many jobs could be claimed now, counted up to a bound."""
    return Job.objects.filter(_DUE)[:at_most].count()


def is_open(kind: str, key: str) -> bool:
    """Whether this is still to be done, or failed."""
    return Job.objects.filter(kind=kind, key=key).exclude(state=State.DONE).exists()


def workers_count() -> int:
    """Worker processes that gave a sign of life lately."""
    return _living().exclude(name="sweep").count()


def idle_children() -> int:
    """How many processes of all workers have nothing to do, at least one for the one who asks."""
    running = Job.objects.filter(state=State.RUNNING, lease_until__gte=Now()).count()
    children: int = workers_count() * settings.CELERY_WORKER_CONCURRENCY
    return max(children - running, 1)


def _living() -> QuerySet[Presence]:
    return Presence.objects.filter(seen_at__gt=Now() - _SILENT)


def health() -> Health:
    jobs = Job.objects.aggregate(
        oldest=Now() - Min("run_after", filter=Q(state=State.READY, run_after__lte=Now())),
        running=Count("id", filter=Q(state=State.RUNNING, lease_until__gte=Now())),
        expired=Count("id", filter=Q(state=State.RUNNING, lease_until__lt=Now())),
        failed=Count("id", filter=Q(state=State.FAILED)),
        quarantined=Count("id", filter=Q(state=State.QUARANTINED)),
    )
    sweep = Presence.objects.filter(name="sweep").aggregate(age=Now() - Max("seen_at"))
    return Health(
        oldest_due_seconds=_seconds(jobs["oldest"]),
        running=jobs["running"],
        expired_leases=jobs["expired"],
        failed=jobs["failed"],
        quarantined=jobs["quarantined"],
        workers=workers_count(),
        seconds_since_sweep=_seconds(sweep["age"]),
    )


def _seconds(age: timedelta | None) -> float | None:
    return None if age is None else round(age.total_seconds(), 1)
