"""From hits to findings: one for each item and rule that the parameters call for.

Soft rules (一般, 原则上) are told on pages alone unless the parameters say otherwise, and so is
what is spared.
"""

from collections.abc import Sequence

from burden.findings import rules as rule_findings
from burden.findings import services as findings
from burden.findings.rules import confidence_of, kind_of, showing_of
from burden.matters.models import Item
from burden.thresholds.definitions import Showing
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import RULES
from meetings.models import MeetingHit
from meetings.rules import Hit

_SHOWN = 40
MEETING_RULES = tuple(rule for rule in RULES.values() if rule.is_of_meetings)


def file_findings(item: Item, hits: Sequence[Hit], parameters: Parameters) -> None:
    """Replace the hits of an item; file, keep or withdraw its findings.

    Writes in the caller's transaction.
    """
    MeetingHit.objects.filter(item=item).delete()
    MeetingHit.objects.bulk_create(as_row(hit, item) for hit in hits)
    held = [hit for hit in hits if not hit.spared]
    accused = [
        rule.id
        for rule in MEETING_RULES
        if showing_of(rule.id, parameters) is Showing.FINDING
        and any(hit.rule == rule.id for hit in held)
    ]
    for rule in accused:
        _file(item, rule, [hit for hit in held if hit.rule == rule], parameters)
    rule_findings.withdraw_others(item, {kind_of(rule) for rule in accused})


def as_row(hit: Hit, item: Item) -> MeetingHit:
    """A hit as a row that is not written yet."""
    return MeetingHit(
        item=item,
        rule=hit.rule,
        form=hit.form,
        figures=dict(hit.figures),
        meetings=list(hit.meetings),
        spared=hit.spared,
    )


def _file(item: Item, rule: str, hits: Sequence[Hit], parameters: Parameters) -> None:
    findings.file_finding(
        kind=kind_of(rule),
        item=item,
        upper=None,
        measures={
            "rule": rule,
            "form": hits[0].form,
            "figures": dict(hits[0].figures),
            "hits": len(hits),
        },
        evidence=[
            {"signal": hit.form, "figures": dict(hit.figures), "meetings": list(hit.meetings)}
            for hit in hits[:_SHOWN]
        ],
        confidence=confidence_of(rule),
        parameter_set=parameters.set,
    )
