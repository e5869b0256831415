"""From hits to findings: one for each item and rule that the parameters call for."""

from collections.abc import Sequence
from typing import Any

from burden.activities.models import ActivityHit
from burden.activities.rules import Hit
from burden.findings.rules import file_by_rule
from burden.matters.models import Item
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import RULES, Rule, Subject


def rules_of(subject: Subject) -> list[Rule]:
    """The rules that records of a subject are held against."""
    return [rule for rule in RULES.values() if subject in rule.subjects]


def file_hits(item: Item, hits: Sequence[Hit], parameters: Parameters, subject: Subject) -> None:
    """Replace the hits of an item; file, keep or withdraw its findings.

    Writes in the caller's transaction.
    """
    ActivityHit.objects.filter(item=item).delete()
    ActivityHit.objects.bulk_create(
        ActivityHit(
            item=item,
            subject=subject,
            rule=hit.rule,
            form=hit.form,
            figures=dict(hit.figures),
            items=list(hit.items),
            spared=hit.spared,
        )
        for hit in hits
    )
    file_by_rule(
        item, hits, parameters, rules=rules_of(subject), evidence=_evidence, subject=subject
    )


def _evidence(hit: Hit) -> dict[str, Any]:
    return {"signal": hit.form, "figures": dict(hit.figures), "items": list(hit.items)}
