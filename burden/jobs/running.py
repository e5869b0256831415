"""Does the jobs that are due, one after the other, in this process."""

import os
import socket
import time
from collections.abc import Callable

import structlog

from burden.jobs import services
from burden.jobs.errors import LeaseLost
from burden.jobs.leases import Heartbeat, Lease
from burden.jobs.registry import handler_for

log = structlog.get_logger(__name__)


def process_name(pid: int | None = None) -> str:
    """The name under which a worker process gives signs of life: host and process id."""
    return f"{socket.gethostname()}:{pid or os.getpid()}"


def run_due(
    worker: str, *, limit: int | None = None, until: Callable[[], bool] = lambda: False
) -> int:
    """Do due jobs until none is left, `limit` are done or `until()` holds; return how many."""
    done = 0
    while done != limit and not until() and (lease := services.claim(worker)) is not None:
        run(lease)
        done += 1
    return done


def within(seconds: float) -> Callable[[], bool]:
    """A condition that holds once that time is over."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end


def run(lease: Lease) -> None:
    """Do one claimed job to its end, whatever that is; raises only what ends the process."""
    with Heartbeat(lease):
        try:
            handler_for(lease.kind)(lease.key, lease)
        except LeaseLost:
            log.warning("lease_lost", job=lease.job_id, kind=lease.kind)
        except Exception as error:
            log.exception("job_raised", job=lease.job_id, kind=lease.kind)
            services.postpone(lease, error=_first_line(error))
        else:
            services.finish(lease)


def _first_line(error: Exception) -> str:
    """Kind and message; the lines after the first one may quote rows of the database."""
    text = str(error).partition("\n")[0][:300]
    return f"{type(error).__name__}: {text}"
