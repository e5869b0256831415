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

    What rests on a record whose words were removed can be found no more, and stays. Writes in the
    caller's transaction.
    """
    hits = [*hits, *_resting_on_removed(item, hits)]
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


def _resting_on_removed(item: Item, found: Sequence[Hit]) -> list[Hit]:
    """The hits of before that rest on an emptied record, as far as they were not found again."""
    known = {(one.rule, one.form) for one in found}
    before = [
        one
        for one in ActivityHit.objects.filter(item=item).exclude(items=[])
        if (one.rule, one.form) not in known
    ]
    named = {uuid for one in before for uuid in one.items}
    if not named:
        return []
    removed = Item.objects.filter(source_uuid__in=named, removed_at__isnull=False)
    gone = {str(uuid) for uuid in removed.values_list("source_uuid", flat=True)}
    return [
        Hit(one.rule, one.form, one.figures, tuple(one.items), one.spared)
        for one in before
        if not gone.isdisjoint(one.items)
    ]


def _evidence(hit: Hit) -> dict[str, Any]:
    return {"signal": hit.form, "figures": dict(hit.figures), "items": list(hit.items)}
