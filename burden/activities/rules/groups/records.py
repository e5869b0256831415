"""A work group or application as the rules look at it."""

from dataclasses import dataclass, field
from datetime import date

GROUP, APP, ACCOUNT, MINI, SYSTEM = "group", "app", "account", "mini", "system"
# The measures of 2026 speak of these; of public accounts and work groups they do not (art. 2).
APPS = frozenset({APP, MINI})
TOWNSHIP, CENTRAL = 4, 0

# What a register may say that one makes people do.
PUNCHING = ("check_in", "points", "ranking", "online_time")
FORCED = ("forced_install", "install_rate", "forced_login")
PROOFS = ("screenshots",)
MARKS = ("assessment", "business")
FEATURES = (*PUNCHING, *FORCED, *PROOFS, *MARKS)


@dataclass(frozen=True, slots=True)
class Overlapping:
    """An older group of the line: how many members both have, their share of the smaller one."""

    id: str
    common: int
    ratio: float


@dataclass(frozen=True, slots=True)
class Group:
    """One group or application; what is None or empty was not told.

    Messages that speak of a present danger are counted nowhere but in `urgent`.

    Attributes:
        level: of its owner, from 0 (central) to 5 (village).
        judged_on: the day up to which it is looked at: today, or the day it was closed.
        cost: what it took to build, in yuan.
        idle_days: since it was used last, or since its task ended, whichever is longer ago.
        instructions: messages that ask for something; `replies`, `chains`, `proofs`, `punches` are
            those that ask for just that, `hurried` those that left few hours.
        off_hours: instructions outside working time.
        busiest: most instructions in one day, on `busiest_day`; `busy_days` reached the bound.
        shortest: fewest hours that one left.
        quotes: the beginning of the first message of a kind.
        repeated: instructions that had come to a common unit in another group; `repeats` are ids of
            the first ones.
        overlapping: older groups of the line with common members.
        same_line: other applications of the line that reach a common unit.
    """

    id: str
    title: str
    kind: str
    start: date
    judged_on: date
    level: int = 3
    is_closed: bool = False
    features: frozenset[str] = frozenset()
    filing: str = ""
    exemption: str = ""
    cost: float | None = None
    idle_days: int = 0
    is_task_over: bool = False
    instructions: int = 0
    urgent: int = 0
    off_hours: int = 0
    replies: int = 0
    chains: int = 0
    proofs: int = 0
    punches: int = 0
    hurried: int = 0
    shortest: float | None = None
    busiest: int = 0
    busiest_day: date | None = None
    busy_days: int = 0
    quotes: dict[str, str] = field(default_factory=dict)
    repeated: int = 0
    repeats: tuple[str, ...] = ()
    overlapping: tuple[Overlapping, ...] = ()
    same_line: tuple[str, ...] = ()
