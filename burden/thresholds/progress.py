"""How far the jobs are that the latest publication left."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.functional import Promise

from burden.jobs.models import Job, State
from burden.thresholds import registry, selectors
from burden.thresholds.services import PUBLISHED_JOB

# The rate is that of the last minute, so that a pause shows at once.
_MEASURED = timedelta(minutes=1)
_FAILED = (State.FAILED, State.QUARANTINED)


@dataclass(frozen=True)
class Step:
    """One kind of job: how many were done since the publication, and how many are still open."""

    label: str | Promise
    done: int
    open: int
    failed: int

    @property
    def total(self) -> int:
        return self.done + self.open + self.failed


@dataclass(frozen=True)
class Progress:
    """The work of a version. `rate` is in jobs a minute, `minutes_left` None while it is 0."""

    version: int
    since: datetime
    steps: tuple[Step, ...]
    rate: int
    is_beginning: bool

    @property
    def done(self) -> int:
        return sum(step.done for step in self.steps)

    @property
    def open(self) -> int:
        return sum(step.open for step in self.steps)

    @property
    def failed(self) -> int:
        return sum(step.failed for step in self.steps)

    @property
    def total(self) -> int:
        return self.done + self.open + self.failed

    @property
    def is_running(self) -> bool:
        return self.is_beginning or self.open > 0

    @property
    def minutes_left(self) -> int | None:
        return ceil(self.open / self.rate) if self.rate else None


def of_latest() -> Progress | None:
    """The progress of the version in force; None where it was never published by a person.

    Counted are jobs of the kinds that a publication leaves, each key once, also where something
    else asked for them meanwhile; what is asked for again while it waits stays one.
    """
    present = selectors.in_force().set
    if present.published_by_id is None or present.published_at is None:
        return None
    works = registry.works()
    since = present.published_at
    counted = _counted([work.kind for work in works], since)
    steps = tuple(Step(work.label, *counted[work.kind]) for work in works if work.kind in counted)
    now = timezone.now()
    lately = Job.objects.filter(
        kind__in=counted, state=State.DONE, finished_at__gte=max(since, now - _MEASURED)
    ).aggregate(jobs=Count("pk"), first=Min("finished_at"))
    seconds = (now - lately["first"]).total_seconds() if lately["first"] else 0.0
    return Progress(
        version=present.version or 0,
        since=since,
        steps=steps,
        rate=round(lately["jobs"] * 60 / max(seconds, 1.0)),
        is_beginning=Job.objects.filter(kind=PUBLISHED_JOB)
        .exclude(state__in=(State.DONE, *_FAILED))
        .exists(),
    )


def _counted(kinds: list[str], since: datetime) -> dict[str, tuple[int, int, int]]:
    """Of each kind how many keys are done, open and given up."""
    is_open = ~Q(state__in=(State.DONE, *_FAILED))
    rows = (
        Job.objects.filter(kind__in=kinds)
        .filter(~Q(state=State.DONE) | Q(finished_at__gte=since))
        .values("kind")
        .annotate(
            keys=Count("key", distinct=True),
            open=Count("pk", filter=is_open),
            failed=Count("pk", filter=Q(state__in=_FAILED)),
        )
    )
    return {
        row["kind"]: (row["keys"] - row["open"] - row["failed"], row["open"], row["failed"])
        for row in rows
    }
