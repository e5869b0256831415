"""The right to do a job, for a short time that a sign of life prolongs."""

import threading
from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import Self

import structlog
from django.db import Error, connection
from django.db.models.functions import Now

from burden.jobs.errors import LeaseLost
from burden.jobs.models import Job, State

LEASE = timedelta(seconds=6)
HEARTBEAT_SECONDS = 2.0

_HOLD = "SELECT FROM jobs_job WHERE id = %s AND claims = %s AND state = 'running' FOR UPDATE"

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Lease:
    """A claim on a job: the row's id, the number of the claim, and what is to be done."""

    job_id: int
    claim: int
    kind: str
    key: str

    def confirm(self) -> None:
        """Lock the job's row until the caller's transaction ends, if the claim is still ours.

        Call it in the transaction that writes the results: while it is open nobody can take the
        job over, and after a takeover nothing is written.

        Raises:
            LeaseLost: the job was taken over, ended or removed in the meantime.
        """
        with connection.cursor() as cursor:
            cursor.execute(_HOLD, [self.job_id, self.claim])
            if not cursor.rowcount:
                raise LeaseLost(f"job {self.job_id}, claim {self.claim}")

    def renew(self) -> bool:
        """Prolong the lease by the database's clock; False when it is no longer ours."""
        return bool(
            Job.objects.filter(pk=self.job_id, claims=self.claim, state=State.RUNNING).update(
                lease_until=Now() + LEASE
            )
        )


class Heartbeat:
    """Renews a lease from a thread with a connection of its own while the job is worked on."""

    def __init__(self, lease: Lease) -> None:
        self._lease = lease
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._beat, name="lease", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._ended.wait(HEARTBEAT_SECONDS):
                if not self._renewed():
                    return
        finally:
            connection.close()

    def _renewed(self) -> bool:
        try:
            return self._lease.renew()
        except Error as error:
            # The database may be back before the lease is over; confirm() decides in the end.
            log.warning("lease_not_renewed", job=self._lease.job_id, error=type(error).__name__)
            connection.close()
            return True
