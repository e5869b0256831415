"""Messages of work groups: what they ask for, and which of them say the same instruction again.

Pure. Deadlines and clauses are read as those of papers are.
"""

from .demands import LONGEST, Demand, Kind, demands_in, is_demand
from .limits import Limit
from .plain import is_empty
from .repeats import Repeated, Repeats, Sent, repeated_in
from .work_groups import Overlap, WorkGroup, idle, overlaps, people_reached

__all__ = [
    "LONGEST",
    "Demand",
    "Kind",
    "Limit",
    "Overlap",
    "Repeated",
    "Repeats",
    "Sent",
    "WorkGroup",
    "demands_in",
    "idle",
    "is_demand",
    "is_empty",
    "overlaps",
    "people_reached",
    "repeated_in",
]
