"""Wakes the workers. Nothing depends on it: whom it does not wake, the sweeper finds."""

import time

import structlog
from kombu.exceptions import OperationalError

from burden.celery import app

# After a broker error nobody rings for this long: a stuck broker must not slow each request down.
_QUIET_AFTER_ERROR_SECONDS = 5.0
# One message wakes a worker that then takes all that is due, so a burst needs no burst of rings.
_QUIET_AFTER_RING_SECONDS = 0.05

log = structlog.get_logger(__name__)


class Doorbell:
    """Sends the message that wakes one worker; never raises for a broker's sake."""

    def __init__(self) -> None:
        self._quiet_until = 0.0

    def ring(self) -> None:
        if time.monotonic() < self._quiet_until:
            return
        self._quiet_until = time.monotonic() + _QUIET_AFTER_RING_SECONDS
        try:
            app.send_task("jobs.work", retry=False)
        except (OperationalError, OSError) as error:
            self._quiet_until = time.monotonic() + _QUIET_AFTER_ERROR_SECONDS
            log.warning("broker_unreachable", error=type(error).__name__)


doorbell = Doorbell()
