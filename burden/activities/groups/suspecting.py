"""Findings on groups that no rule alone speaks of: messages after work, told again elsewhere."""

from burden.activities.models import Instruction, WorkGroup
from burden.activities.rules import groups as rules
from burden.findings import services as findings
from burden.thresholds.parameters import Parameters

OFF_HOURS, TOLD_AGAIN = "off_hours", "told_again"
# Not measured on real groups: how likely it is that a person agrees.
CONFIDENCE = {OFF_HOURS: 0.5, TOLD_AGAIN: 0.8}


def suspect_hours(group: WorkGroup, record: rules.Group, parameters: Parameters) -> None:
    """File or withdraw that many instructions came outside working time."""
    if not rules.is_off_hours(record, parameters):
        findings.withdraw(item=group.item, kind=OFF_HOURS)
        return
    findings.file_finding(
        kind=OFF_HOURS,
        item=group.item,
        upper=None,
        measures={"count": record.off_hours, "of": record.instructions},
        evidence=[],
        confidence=CONFIDENCE[OFF_HOURS],
        parameter_set=parameters.set,
    )


def suspect_repetition(instruction: Instruction, parameters: Parameters) -> None:
    """File or withdraw that an instruction had come in another group before."""
    first, item = instruction.first, instruction.item
    assert item is not None
    if first is None or first.item is None:
        findings.withdraw(item=item, kind=TOLD_AGAIN)
        return
    findings.withdraw(item=item, kind=TOLD_AGAIN, keep=[first.item.pk])
    hours = (instruction.sent_at - first.sent_at).total_seconds() / 3600
    findings.file_finding(
        kind=TOLD_AGAIN,
        item=item,
        upper=first.item,
        measures={"hours": round(hours, 1)},
        evidence=[],
        confidence=CONFIDENCE[TOLD_AGAIN],
        parameter_set=parameters.set,
    )
