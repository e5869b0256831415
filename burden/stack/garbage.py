"""Keeping what a process was started with out of the search for garbage."""

import gc


def leave_start_up_alone() -> None:
    """Have all that is there now stay for good, without being looked through again.

    Call it once, when the process is set up: looking through modules and settings for garbage took
    a large page as long as making it, and a short job several times as long as its own work.
    """
    gc.collect()
    gc.freeze()
