"""A demand as the rules look at it."""

from dataclasses import dataclass
from datetime import date

APP, GROUP, PLATFORM = "app", "group", "platform"
# What a person holds in the hand; ZJ speaks of platforms as well.
FINGERTIPS = frozenset({APP, GROUP})
ONLINE = FINGERTIPS | {PLATFORM}
ONCE = "once"


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand; what is None or empty was not told.

    Attributes:
        goes_down: some receiver is of a lower level than who asks.
        hours: from sending to the deadline; below zero where it lay before.
        working: the office hours among them.
        is_exact: both hours of the day are known; else `hours` is the most there can have been.
        is_brought: the hours count from when it was brought here, it may have been sent before.
        fields: how many it asks that tell of something.
        repeated: how many of them a common receiver was asked for before.
        forms: ids of the demands that asked for them.
        pictures: fields that ask for photographs, screenshots, films or tracks.
        duties: name and list of duties of each township that it asks.
        week: ids of the asker's demands to one receiver in the seven days up to this one, it
            included; of the receiver with most.
    """

    id: str
    title: str
    start: date
    channel: str
    cycle: str = ONCE
    goes_down: bool = True
    hours: float | None = None
    working: float | None = None
    is_exact: bool = True
    is_brought: bool = False
    exemption: str = ""
    fields: int = 0
    repeated: int = 0
    forms: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    duties: tuple[tuple[str, str], ...] = ()
    week: tuple[str, ...] = ()
