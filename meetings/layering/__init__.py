"""Which meeting repeats which: chains, records of one meeting, nested and accompanying meetings.

Pure: no database, no clock, no file. `link` works on a whole list; `best_parent` scores one
meeting against candidates that the caller has looked up, for a store that keeps its own index.
"""

from .chains import (
    best_parent,
    index_words,
    link,
    lookup_words,
    main_record,
    merge,
    same_records,
)
from .context import Context
from .records import (
    Accompanying,
    AgendaItem,
    Attendance,
    Edge,
    Evidence,
    LayeringError,
    Links,
    Meeting,
    Mode,
    Nested,
    Role,
    Segment,
    Unit,
)
from .vocabulary import Vocabulary
from .weights import Weights

__all__ = [
    "Accompanying",
    "AgendaItem",
    "Attendance",
    "Context",
    "Edge",
    "Evidence",
    "LayeringError",
    "Links",
    "Meeting",
    "Mode",
    "Nested",
    "Role",
    "Segment",
    "Unit",
    "Vocabulary",
    "Weights",
    "best_parent",
    "index_words",
    "link",
    "lookup_words",
    "main_record",
    "merge",
    "same_records",
]
