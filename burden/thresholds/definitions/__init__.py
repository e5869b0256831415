"""Every parameter of the product: what it means, its default and bounds, and where it is from."""

from burden.thresholds.definitions.activities import ACTIVITY
from burden.thresholds.definitions.findings import FINDING
from burden.thresholds.definitions.hours import HOURS
from burden.thresholds.definitions.meetings import MEETING
from burden.thresholds.definitions.own import OWN
from burden.thresholds.definitions.papers import COPY, ESCALATION, ISSUING
from burden.thresholds.definitions.reports import REPORT
from burden.thresholds.definitions.retention import RETENTION
from burden.thresholds.definitions.rules import RULES, showing_by_softness
from burden.thresholds.definitions.scores import SCORE
from burden.thresholds.definitions.terms import (
    ASSUMPTION,
    Definition,
    Group,
    Showing,
    Softness,
    Unit,
)

__all__ = [
    "ASSUMPTION",
    "DEFINITIONS",
    "Definition",
    "Group",
    "Showing",
    "Softness",
    "Unit",
    "showing_by_softness",
]

DEFINITIONS: dict[str, Definition] = {
    one.key: one
    for one in (
        *COPY,
        *RULES,
        *ISSUING,
        *ESCALATION,
        *MEETING,
        *ACTIVITY,
        *HOURS,
        *SCORE,
        *FINDING,
        *REPORT,
        *RETENTION,
        *OWN,
    )
}
