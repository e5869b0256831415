"""From hits to findings: one for each item and rule that the parameters call for."""

from collections.abc import Sequence
from typing import Any

from burden.findings.rules import file_by_rule
from burden.matters.models import Item
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import RULES
from meetings.models import MeetingHit
from meetings.rules import Hit

MEETING_RULES = tuple(rule for rule in RULES.values() if rule.is_of_meetings)


def file_findings(item: Item, hits: Sequence[Hit], parameters: Parameters) -> None:
    """Replace the hits of an item; file, keep or withdraw its findings.

    Writes in the caller's transaction.
    """
    MeetingHit.objects.filter(item=item).delete()
    MeetingHit.objects.bulk_create(as_row(hit, item) for hit in hits)
    file_by_rule(item, hits, parameters, rules=MEETING_RULES, evidence=_evidence)


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


def _evidence(hit: Hit) -> dict[str, Any]:
    return {"signal": hit.form, "figures": dict(hit.figures), "meetings": list(hit.meetings)}
