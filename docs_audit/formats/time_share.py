"""A share of time for work that a reading can do without."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class ShareSpentError(BaseException):
    """The share is used up. No `Exception`, so that no parser mistakes it for a bad file."""


@contextmanager
def time_share(seconds: float) -> Iterator[None]:
    """Interrupt the block with ShareSpentError after `seconds` of wall time.

    For pure Python in the main thread of a process, which a reading's child has for itself;
    in any other thread it is a ValueError.
    """
    previous = signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise ShareSpentError
