"""Keeping what a process was started with out of the search for garbage."""

import gc

# What is dropped goes at once, without a search; cycles are few. Searched for after every 700
# new objects, as Python does by itself, they cost a page a seventh of its time, and whoever met a
# search through everything waited a tenth of a second.
_OBJECTS_BEFORE_COLLECTING = 50_000


def leave_start_up_alone() -> None:
    """Have all that is there now stay for good, without being looked through again.

    Call it once, when the process is set up: looking through modules and settings for garbage took
    a large page as long as making it, and a short job several times as long as its own work. What
    comes later is looked through seldom.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTING)
