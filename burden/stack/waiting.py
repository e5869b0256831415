"""Waiting for a condition, never longer than a limit."""

import time
from collections.abc import Callable

from burden.stack.errors import StackError

_STEP_SECONDS = 0.05


def wait_for(
    condition: Callable[[], bool], *, seconds: float, what: str, step: float = _STEP_SECONDS
) -> None:
    """Return as soon as the condition holds; it is looked at every `step` seconds.

    Raises:
        StackError: it does not hold in time.
    """
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= end:
            raise StackError(f"waited {seconds:g} s for {what} in vain")
        time.sleep(step)
