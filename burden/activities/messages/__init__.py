"""Messages of work groups: what they ask for, and which of them say the same instruction again.

Pure. Deadlines and clauses are read as those of papers are.
"""

from .demands import LONGEST, Demand, Kind, demands_in, is_demand
from .emergencies import is_emergency
from .limits import Limit
from .plain import is_empty
from .repeats import Repeated, Repeats, Sent, repeated_in

__all__ = [
    "LONGEST",
    "Demand",
    "Kind",
    "Limit",
    "Repeated",
    "Repeats",
    "Sent",
    "demands_in",
    "is_demand",
    "is_emergency",
    "is_empty",
    "repeated_in",
]
