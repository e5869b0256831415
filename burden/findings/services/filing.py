"""What the judges of the sources write: findings filed, withdrawn and weighed.

They touch no decision. What has grown beyond what a person acted on is looked at by a job, so that
booking waits for nothing that deciding holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.utils import timezone

from burden.audit import services as audit
from burden.findings import growth
from burden.findings.models import Finding
from burden.findings.registry import words_of
from burden.findings.severity import severity_of
from burden.jobs import services as jobs
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet

if TYPE_CHECKING:
    from burden.matters.models import Item

COMPARE = "finding.compare"
_UNDECIDED = (Finding.State.OPEN, Finding.State.UNSURE)


@transaction.atomic
def file_finding(
    *,
    kind: str,
    item: "Item",
    upper: "Item | None",
    measures: Mapping[str, Any],
    evidence: Sequence[Mapping[str, Any]],
    confidence: float,
    parameter_set: ParameterSet,
) -> Finding | None:
    """Keep a suspicion with its latest figures; filing it again changes only what is new.

    What a person decided stays decided, except what was confirmed against another unit: the one
    that it is held against now has not been heard. A withdrawn finding is open again. Against what
    was removed nothing is filed: nobody could look at it; None then.

    Args:
        confidence: probability that the suspicion is right, 0 to 1.
        evidence: signals as {"signal", "weight", "text"} or {"signal", "value", "bound"}.
    """
    told: dict[str, Any] = {
        "unit": item.unit,
        "level": item.level,
        "occurred_on": item.occurred_on,
        "measures": dict(measures),
        "evidence": [dict(signal) for signal in evidence],
        "confidence": confidence,
        "parameter_set": parameter_set,
    }
    if _is_removed(item, upper):
        return None
    told["words"] = words_of(Finding(kind=kind, item=item, upper=upper, **told))
    finding, is_new = Finding.objects.select_for_update().get_or_create(
        kind=kind, item=item, upper=upper, defaults=told
    )
    if is_new:
        _ask_those_above(finding)
        return finding
    is_of_another = finding.unit_id != item.unit_id and finding.notice_id is not None
    for name, value in told.items():
        setattr(finding, name, value)
    if finding.state == Finding.State.WITHDRAWN:
        finding.state, finding.news_at = Finding.State.OPEN, timezone.now()
    if is_of_another:
        _let_the_other_reply(finding)
    finding.save()
    if growth.may_have_grown(finding):
        jobs.enqueue(COMPARE, str(finding.uuid))
    return finding


def _is_removed(item: "Item", upper: "Item | None") -> bool:
    """Whether one of the items was removed; they stay as they are to the caller's commit.

    A removal that is under way is waited for: the keys of the items would be looked at no sooner
    than at the commit.
    """
    table = connection.ops.quote_name(type(item)._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT removed_at FROM {table} WHERE id = ANY(%s) ORDER BY id FOR KEY SHARE",  # noqa: S608 - its own table
            [[item.pk, upper.pk if upper else item.pk]],
        )
        return any(removed_at is not None for (removed_at,) in cursor.fetchall())


def _let_the_other_reply(finding: Finding) -> None:
    """The item was issued by another unit than the one that was told."""
    growth.forget(finding)
    before, finding.news_at = finding.state, timezone.now()
    if before == Finding.State.CONFIRMED:
        finding.state = Finding.State.OPEN
    audit.record(
        by=None,
        action="finding.came_back",
        target=finding,
        unit=finding.unit,
        details={"before": before},
    )
    jobs.enqueue(f"{finding.item.source}.book", str(finding.item.source_uuid))


def _ask_those_above(finding: Finding) -> None:
    """What was decided of what lies above, however far, may have gained a layer."""
    above = growth.items_above(finding)
    decided = Finding.objects.filter(item__in=above, known_layers__isnull=False)
    jobs.enqueue_all(COMPARE, map(str, decided.values_list("uuid", flat=True)))


@transaction.atomic
def withdraw(*, item: "Item", kind: str, keep: Iterable[int | None] = ()) -> int:
    """Take back the undecided findings of an item whose upper item is not in `keep`.

    `keep` are ids of upper items, None for findings without one. Decided findings stay: a person
    has put a name to them. A notice and a proposal fall with the suspicion: one that holds again
    is told to the unit again. Returns how many were withdrawn.
    """
    kept = set(keep)
    undecided = Finding.objects.select_for_update().filter(
        item=item, kind=kind, state__in=_UNDECIDED
    )
    gone = [finding.pk for finding in undecided if finding.upper_id not in kept]
    return Finding.objects.filter(pk__in=gone).update(
        state=Finding.State.WITHDRAWN, notice=None, proposed="", **growth.UNKNOWN
    )


@transaction.atomic
def set_avoidable(*, item: "Item", kind: str, hours: Decimal) -> None:
    """Note the avoidable hours of an item, as booked if the suspicion is right.

    The confidence is not in them: severity and the order of the inbox multiply by it. A finding
    that is being decided at this moment is left out; its decision has the item booked again.
    """
    parameters = thresholds.in_force()
    findings = Finding.objects.select_for_update(skip_locked=True).filter(item=item, kind=kind)
    changed = []
    for finding in findings:
        severity = severity_of(hours, finding.confidence, parameters)
        if (finding.avoidable_hours, finding.severity) != (hours, severity):
            finding.avoidable_hours, finding.severity = hours, severity
            growth.note_first_hours(finding)
            changed.append(finding)
    Finding.objects.bulk_update(changed, ["avoidable_hours", "severity", "known_hours"])
    grown = [str(one.uuid) for one in changed if growth.may_have_grown(one)]
    jobs.enqueue_all(COMPARE, grown)
