"""Jobs of this app."""

from burden.jobs.leases import Lease
from burden.organisations.periods import Period
from burden.scores import services


def refresh(key: str, lease: Lease) -> None:
    """Score the month `key`, as 2026-03, anew."""
    services.refresh(Period.parse(key).first, lease=lease)


def draw_intervals(key: str, lease: Lease) -> None:
    """Draw the intervals that the scores of the month `key` still lack."""
    services.draw_intervals(Period.parse(key).first, lease=lease)
