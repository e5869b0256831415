"""Wakes the workers. Nothing depends on it: whom it does not wake, the sweeper finds."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from kombu import Connection
from kombu.exceptions import OperationalError

from burden.celery import app

# After a broker error nobody rings for this long: a stuck broker must not slow each request down.
_QUIET_AFTER_ERROR_SECONDS = 5.0
# One message wakes a worker that then takes all that is due, so a burst needs no burst of rings,
_QUIET_AFTER_RING_SECONDS = 0.2
# and a ring that nobody had time to hear is of no use later: the sweeper rings again.
RING_EXPIRES_SECONDS = 10
_PATIENCE_SECONDS = 0.5

log = structlog.get_logger(__name__)


class Doorbell:
    """Sends the message that wakes one worker; never raises for a broker's sake."""

    def __init__(self) -> None:
        self._quiet_until = 0.0
        self._is_muted = False

    def ring(self) -> None:
        if self._is_muted or time.monotonic() < self._quiet_until:
            return
        self._quiet_until = time.monotonic() + _QUIET_AFTER_RING_SECONDS
        try:
            _send()
        except (OperationalError, OSError) as error:
            self._quiet_until = time.monotonic() + _QUIET_AFTER_ERROR_SECONDS
            log.warning("broker_unreachable", error=type(error).__name__)

    @contextmanager
    def muted(self) -> Iterator[None]:
        """For a worker at work: what its jobs ask for, it finds itself when they are done."""
        self._is_muted = True
        try:
            yield
        finally:
            self._is_muted = False


def broker_answers() -> bool:
    """Whether a worker could be woken now; says so within about a second."""
    try:
        with _impatient_connection() as broker:
            broker.ensure_connection(max_retries=1, interval_start=0, timeout=1)
    except (OperationalError, OSError):
        return False
    return True


def _send() -> None:
    with _impatient_connection() as broker:
        app.send_task("jobs.work", connection=broker, retry=False, expires=RING_EXPIRES_SECONDS)


def _impatient_connection() -> Connection:
    """A connection of its own, since the workers' patience is longer than a request's."""
    patience = {"socket_timeout": _PATIENCE_SECONDS, "socket_connect_timeout": _PATIENCE_SECONDS}
    return app.connection_for_write(
        transport_options={**app.conf.broker_transport_options, **patience}
    )


doorbell = Doorbell()
