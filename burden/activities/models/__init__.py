"""Registers of other burdens than papers and meetings, and what the rules say of them."""

from burden.activities.models.aliases import Alias
from burden.activities.models.campaigns import Campaign, Participant
from burden.activities.models.demands import AskedField, Demand, DemandTarget, RepeatedField
from burden.activities.models.groups import (
    GroupHour,
    GroupMember,
    GroupTarget,
    Instruction,
    MessageExport,
    WorkGroup,
)
from burden.activities.models.hits import ActivityHit
from burden.activities.models.inspections import (
    Escort,
    Inspection,
    InspectionTarget,
    PlannedInspection,
)
from burden.activities.models.records import Record, RecordQuerySet
from burden.activities.models.rounds import Answer, Invitation, Round
from burden.activities.models.secondments import Secondment
from burden.activities.models.voices import Voice

__all__ = [
    "ActivityHit",
    "Alias",
    "Answer",
    "AskedField",
    "Campaign",
    "Demand",
    "DemandTarget",
    "Escort",
    "GroupHour",
    "GroupMember",
    "GroupTarget",
    "Inspection",
    "InspectionTarget",
    "Instruction",
    "Invitation",
    "MessageExport",
    "Participant",
    "PlannedInspection",
    "Record",
    "RecordQuerySet",
    "RepeatedField",
    "Round",
    "Secondment",
    "Voice",
    "WorkGroup",
]
