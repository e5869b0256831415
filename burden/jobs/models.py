"""What is still to be done. The row is the truth; the broker only wakes the workers."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    READY = "ready", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    QUARANTINED = "quarantined", _("set apart")


class Lane(models.IntegerChoices):
    """Who is served first; a person who waits for a page comes before an import of thousands."""

    PROMPT = 0, _("prompt")
    DEFAULT = 1, _("normal")
    BULK = 2, _("bulk")
    IDLE = 3, _("when idle")


class Job(models.Model):
    """One thing to do: a kind (which handler) and a key (for what).

    `requests` counts how often it was asked for, `claimed_requests` how many of these the run in
    progress covers: when they differ at the end, it runs once more. `claims` only grows and
    fences: a worker that lost its lease no longer holds the latest claim. `attempts` counts the
    claims since the last success, `interruptions` those whose worker child died alone.
    """

    kind = models.CharField(max_length=100)
    key = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=State, default=State.READY)
    lane = models.SmallIntegerField(choices=Lane, default=Lane.DEFAULT)
    requests = models.PositiveIntegerField(default=1)
    claimed_requests = models.PositiveIntegerField(default=0)
    claims = models.PositiveIntegerField(default=0)
    attempts = models.PositiveIntegerField(default=0)
    interruptions = models.PositiveIntegerField(default=0)
    run_after = models.DateTimeField(db_default=Now())
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=200, blank=True)
    error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    claimed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "key"),
                condition=~models.Q(state=State.DONE),
                name="one_open_job_a_key",
            ),
            models.CheckConstraint(
                condition=models.Q(lease_until__isnull=False) ^ ~models.Q(state=State.RUNNING),
                name="running_job_has_lease",
            ),
        )
        indexes = (
            models.Index(
                fields=("lane", "run_after", "id"),
                condition=models.Q(state=State.READY),
                name="ready_jobs",
            ),
            models.Index(
                fields=("lease_until",),
                condition=models.Q(state=State.RUNNING),
                name="running_jobs",
            ),
            models.Index(
                fields=("finished_at",), condition=models.Q(state=State.DONE), name="done_jobs"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind}:{self.key}"


class Presence(models.Model):
    """A sign of life: a worker process, or the sweeper under the name `sweep`."""

    name = models.CharField(max_length=200, primary_key=True)
    seen_at = models.DateTimeField(db_default=Now())

    def __str__(self) -> str:
        return self.name
