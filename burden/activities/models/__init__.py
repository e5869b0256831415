"""Registers of other burdens than papers and meetings, and what the rules say of them."""

from burden.activities.models.hits import ActivityHit
from burden.activities.models.inspections import (
    Escort,
    Inspection,
    InspectionTarget,
    PlannedInspection,
)
from burden.activities.models.records import Record, RecordQuerySet

__all__ = [
    "ActivityHit",
    "Escort",
    "Inspection",
    "InspectionTarget",
    "PlannedInspection",
    "Record",
    "RecordQuerySet",
]
