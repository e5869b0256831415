"""Which meeting repeats which: chains, records of one meeting, nested and accompanying meetings.

Pure: no database, no clock, no file. `link` works on a whole list; `best_parent` scores one
meeting against candidates that the caller has looked up, for a store that keeps its own index.
"""

from .avoided import layers_avoided
from .chains import (
    asked_words,
    best_parent,
    concerns,
    counted_words,
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
    Also,
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
from .standing import title_of_edition
from .vocabulary import Vocabulary
from .weights import Weights

__all__ = [
    "Accompanying",
    "AgendaItem",
    "Also",
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
    "asked_words",
    "best_parent",
    "concerns",
    "counted_words",
    "index_words",
    "layers_avoided",
    "link",
    "lookup_words",
    "main_record",
    "merge",
    "same_records",
    "title_of_edition",
]
