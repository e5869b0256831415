"""Registers of other burdens than papers and meetings, and what the rules say of them."""

from burden.activities.models.campaigns import Campaign, Participant
from burden.activities.models.demands import AskedField, Demand, DemandTarget, RepeatedField
from burden.activities.models.hits import ActivityHit
from burden.activities.models.inspections import (
    Escort,
    Inspection,
    InspectionTarget,
    PlannedInspection,
)
from burden.activities.models.records import Record, RecordQuerySet
from burden.activities.models.secondments import Secondment

__all__ = [
    "ActivityHit",
    "AskedField",
    "Campaign",
    "Demand",
    "DemandTarget",
    "Escort",
    "Inspection",
    "InspectionTarget",
    "Participant",
    "PlannedInspection",
    "Record",
    "RecordQuerySet",
    "RepeatedField",
    "Secondment",
]
