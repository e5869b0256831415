"""What other values would change, asked of stored measures before anything is saved.

Sources say what they would suspect and how hours would move, findings and scores what that changes
for them; they register in `burden.thresholds.registry`. Nothing is written.
"""

from burden.thresholds.whatif.effect import effect_of
from burden.thresholds.whatif.pace import Pace, batches
from burden.thresholds.whatif.terms import (
    ALIKE,
    Asked,
    Compared,
    Effect,
    KindEffect,
    LevelEffect,
    Moved,
    OfMonth,
    Reassigned,
    Rows,
    ScoreMove,
    Stretch,
    Suspected,
    not_yet,
    stretch_of,
)

__all__ = [
    "ALIKE",
    "Asked",
    "Compared",
    "Effect",
    "KindEffect",
    "LevelEffect",
    "Moved",
    "OfMonth",
    "Pace",
    "Reassigned",
    "Rows",
    "ScoreMove",
    "Stretch",
    "Suspected",
    "batches",
    "effect_of",
    "not_yet",
    "stretch_of",
]
