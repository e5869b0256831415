"""Writes to the job table. `enqueue` is for everyone, the rest for workers and the health page."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.db.models.functions import Now

from burden.jobs.doorbell import doorbell
from burden.jobs.leases import LEASE, Lease
from burden.jobs.models import Job, Lane, Presence, State
from burden.jobs.prepared import Call, Prepared

MAX_ATTEMPTS = 5
MAX_INTERRUPTIONS = 2
FIRST_DELAY = timedelta(seconds=5)
KEPT_WHEN_DONE = timedelta(days=14)
# A worker that lives was seen this long before a lease it no longer renews has run out; a worker
# killed together with its child was not (its last sign is older than lease minus heartbeat).
_ALIVE_BEFORE_EXPIRY = timedelta(seconds=4)

# Jobs asked for in one statement.
_AT_ONCE = 10_000
_ASK = """
INSERT INTO jobs_job AS job (kind, key, state, lane, run_after, requests, claimed_requests,
                             claims, attempts, interruptions, worker, error)
SELECT %(kind)s, key, 'ready', %(lane)s,
       COALESCE(%(run_after)s::timestamptz, STATEMENT_TIMESTAMP()), 1, 0, 0, 0, 0, '', ''
  FROM unnest(%(keys)s::text[]) AS asked(key) {unless}
ON CONFLICT (kind, key) WHERE NOT (state = 'done') DO UPDATE
   SET requests = job.requests + 1,
       lane = LEAST(job.lane, EXCLUDED.lane),
       run_after = CASE WHEN job.state = 'failed' THEN EXCLUDED.run_after
                        ELSE LEAST(job.run_after, EXCLUDED.run_after) END,
       attempts = CASE WHEN job.state = 'failed' THEN 0 ELSE job.attempts END,
       state = CASE WHEN job.state = 'failed' THEN 'ready' ELSE job.state END,
       finished_at = CASE WHEN job.state = 'failed' THEN NULL ELSE job.finished_at END
"""
_ENQUEUE = _ASK.format(unless="")
# Who claims a job passes over a locked one, so what holds it here is seen by its next run.
_REMIND = Prepared(
    "jobs_remind",
    {"kind": "text", "keys": "text[]", "lane": "smallint", "run_after": "timestamptz"},
    f"""
WITH waiting AS (
    SELECT FROM jobs_job
     WHERE kind = %(kind)s AND key = ANY(%(keys)s) AND NOT (state = 'done')
       AND state = 'ready' AND lane <= %(lane)s AND run_after <= STATEMENT_TIMESTAMP()
       FOR SHARE)
{_ASK.format(unless="WHERE NOT EXISTS (SELECT FROM waiting)")}
""",  # noqa: S608 - made of constants
)

# In one go, as many jobs are shorter than several ways to the database.
_FINISH = """
SET LOCAL synchronous_commit TO off;
UPDATE jobs_job SET
   state = CASE WHEN requests > claimed_requests THEN 'ready' ELSE 'done' END,
   run_after = CASE WHEN requests > claimed_requests THEN STATEMENT_TIMESTAMP() ELSE run_after END,
   finished_at = CASE WHEN requests > claimed_requests THEN NULL ELSE STATEMENT_TIMESTAMP() END,
   attempts = 0, interruptions = 0, lease_until = NULL, error = ''
 WHERE id = %(job)s AND claims = %(claim)s AND state = 'running'
"""


def enqueue(
    kind: str, key: str, *, lane: Lane = Lane.DEFAULT, run_after: datetime | None = None
) -> None:
    """Ask for a job within the caller's transaction; the workers are woken after its commit.

    Asking again while the job waits changes nothing, asking while it runs makes it run once more,
    asking for a failed one tries it anew; one set apart stays so until a person retries it.
    The row stays locked until the caller's commit, so call it last, and several in sorted order.
    """
    enqueue_all(kind, [key], lane=lane, run_after=run_after)


def enqueue_all(
    kind: str,
    keys: Iterable[str],
    *,
    lane: Lane = Lane.DEFAULT,
    run_after: datetime | None = None,
) -> None:
    """Ask for one job a key, as `enqueue` does, in few statements and in the order of the keys."""
    asked = sorted(set(keys))
    if not asked:
        return
    told: dict[str, Any] = {"kind": kind, "lane": int(lane), "run_after": run_after}
    with connection.cursor() as cursor:
        for start in range(0, len(asked), _AT_ONCE):
            cursor.execute(_ENQUEUE, told | {"keys": asked[start : start + _AT_ONCE]})
    transaction.on_commit(doorbell.ring)


def reminders(kind: str, keys: Iterable[str], *, lane: Lane) -> list[Call]:
    """Statements that ask for one job a key, as `enqueue` does, where many ask for the same.

    While it waits to be run nobody who asks waits for another: it is only kept from being claimed
    before the caller's commit, and such requests are not counted. They are followed in this order,
    and by the caller, since a way of their own to the database took longer than they do.
    """
    transaction.on_commit(doorbell.ring)
    told = {"kind": kind, "lane": int(lane), "run_after": None}
    return [(_REMIND, told | {"keys": [key]}) for key in sorted(set(keys))]


def claim(worker: str) -> Lease | None:
    """Take the next job: one whose worker fell silent first, then by lane and age.

    A job that killed its worker's child too often is set apart on the way, and one whose
    attempts are used up by lost workers fails.
    """
    while True:
        with forgettable_transaction():
            job = _next_due()
            if job is None:
                return None
            if _may_run(job):
                return _leased(job, worker)


@contextmanager
def forgettable_transaction() -> Iterator[None]:
    """A transaction whose commit does not wait for the disk.

    When the server's machine fails right after it, the job is found as it was before: ready, or
    with a lease that runs out. It is then done again, which leaves the same rows. So a job may
    write its results this way where they are rows alone: the end of the job, which comes later,
    is never kept without them.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO off")
        yield


def _next_due() -> Job | None:
    locked = Job.objects.select_for_update(skip_locked=True)
    silent = locked.filter(state=State.RUNNING, lease_until__lt=Now()).order_by("lease_until")
    ready = locked.filter(state=State.READY, run_after__lte=Now()).order_by(
        "lane", "run_after", "id"
    )
    return silent.first() or ready.first()


def _may_run(job: Job) -> bool:
    """Count the loss of a worker; end the job when it has cost too many."""
    if job.state != State.RUNNING:
        return True
    if _child_died_alone(job):
        job.interruptions += 1
    if job.interruptions >= MAX_INTERRUPTIONS:
        _end(job, State.QUARANTINED, "ended the process that worked on it")
    elif job.attempts >= MAX_ATTEMPTS:
        _end(job, State.FAILED, "its worker was lost each time")
    return job.state == State.RUNNING


def _child_died_alone(job: Job) -> bool:
    """Whether the worker process lived on when its child fell silent: then the job is suspected."""
    assert job.lease_until is not None
    name = job.worker.rpartition("/")[0]
    return Presence.objects.filter(
        name=name, seen_at__gt=job.lease_until - _ALIVE_BEFORE_EXPIRY
    ).exists()


def _end(job: Job, state: State, error: str) -> None:
    Job.objects.filter(pk=job.pk).update(
        state=state,
        error=error,
        interruptions=job.interruptions,
        lease_until=None,
        finished_at=Now(),
    )
    job.state = state


def _leased(job: Job, worker: str) -> Lease:
    Job.objects.filter(pk=job.pk).update(
        state=State.RUNNING,
        claims=F("claims") + 1,
        attempts=F("attempts") + 1,
        interruptions=job.interruptions,
        claimed_requests=F("requests"),
        claimed_at=Now(),
        lease_until=Now() + LEASE,
        worker=worker,
    )
    return Lease(job_id=job.pk, claim=job.claims + 1, kind=job.kind, key=job.key)


def finish(lease: Lease) -> bool:
    """Mark the run as done, or ready again when it was asked for meanwhile; False when not ours.

    The commit does not wait for the disk, see `forgettable_transaction`.
    """
    with connection.cursor() as cursor:
        cursor.execute(_FINISH, {"job": lease.job_id, "claim": lease.claim})
        return bool(cursor.rowcount)


def postpone(lease: Lease, *, error: str) -> None:
    """Give a run up after an error: wait twice as long each time, fail after MAX_ATTEMPTS."""
    held = Job.objects.filter(pk=lease.job_id, claims=lease.claim, state=State.RUNNING)
    with transaction.atomic():
        job = held.select_for_update().first()
        if job is None:
            return
        failed = job.attempts >= MAX_ATTEMPTS
        held.update(
            state=State.FAILED if failed else State.READY,
            run_after=Now() + FIRST_DELAY * 2 ** (job.attempts - 1),
            finished_at=Now() if failed else None,
            lease_until=None,
            error=error[:500],
        )


def retry_job(job: Job) -> bool:
    """Try a failed or set-apart job from the beginning; False when it is neither any more."""
    with transaction.atomic():
        revived = Job.objects.filter(
            Q(state=State.FAILED) | Q(state=State.QUARANTINED), pk=job.pk
        ).update(state=State.READY, attempts=0, interruptions=0, run_after=Now(), finished_at=None)
        transaction.on_commit(doorbell.ring)
    return bool(revived)


def sign_of_life(name: str) -> None:
    """Note that the worker process or sweeper of that name lives now."""
    Presence.objects.bulk_create(
        [Presence(name=name, seen_at=Now())],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["seen_at"],
    )


def prune() -> int:
    """Remove what was done long ago and the signs of workers long gone; return the jobs removed."""
    Presence.objects.filter(seen_at__lt=Now() - timedelta(days=1)).delete()
    old = Job.objects.filter(state=State.DONE, finished_at__lt=Now() - KEPT_WHEN_DONE)
    return old.delete()[0]
