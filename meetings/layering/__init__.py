"""Which meeting repeats which: chains, records of one meeting, nested and accompanying meetings.

Pure: no database, no clock, no file. `link` works on a whole list; `best_parent` scores one
meeting against candidates that the caller has looked up, for a store that keeps its own index.
"""

from .attendance import PRINCIPAL_CALLED
from .chains import (
    asked_words,
    best_parent,
    concerns,
    could_be_same,
    counted_words,
    index_words,
    link,
    lookup_words,
    main_record,
    merge,
    same_records,
)
from .context import Context
from .hours import Stretch, WorkingTime, counted, cut, length, shared, sittings
from .lengths import lengths, written_length
from .overlaps import Doubled, Presence, doubled, presence
from .records import (
    Accompanying,
    AgendaItem,
    Also,
    Attendance,
    Edge,
    Evidence,
    Idle,
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
from .tying import Tied, as_held, common_name, tied
from .vocabulary import Vocabulary
from .weights import Weights

__all__ = [
    "PRINCIPAL_CALLED",
    "Accompanying",
    "AgendaItem",
    "Also",
    "Attendance",
    "Context",
    "Doubled",
    "Edge",
    "Evidence",
    "Idle",
    "LayeringError",
    "Links",
    "Meeting",
    "Mode",
    "Nested",
    "Presence",
    "Role",
    "Segment",
    "Stretch",
    "Tied",
    "Unit",
    "Vocabulary",
    "Weights",
    "WorkingTime",
    "as_held",
    "asked_words",
    "best_parent",
    "common_name",
    "concerns",
    "could_be_same",
    "counted",
    "counted_words",
    "cut",
    "doubled",
    "index_words",
    "length",
    "lengths",
    "link",
    "lookup_words",
    "main_record",
    "merge",
    "presence",
    "same_records",
    "shared",
    "sittings",
    "tied",
    "title_of_edition",
    "written_length",
]
