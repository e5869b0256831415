"""Writes to findings: filed and withdrawn by the judges of the sources, decided by people."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction

from burden.audit import services as audit
from burden.findings.errors import DecidedMeanwhile, NotDecidable, NoteMissing, ReasonMissing
from burden.findings.models import Decision, Finding
from burden.findings.severity import severity_of
from burden.jobs import services as jobs
from burden.organisations import policies
from burden.organisations.models import User
from burden.thresholds import selectors as thresholds
from burden.thresholds.models import ParameterSet

if TYPE_CHECKING:
    from burden.matters.models import Item

_UNDECIDED = (Finding.State.OPEN, Finding.State.UNSURE)
_VERDICTS = (Finding.State.CONFIRMED, Finding.State.DISMISSED, Finding.State.UNSURE)


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
) -> Finding:
    """Keep a suspicion with its latest figures; filing it again changes only what is new.

    What a person decided stays decided. A withdrawn finding is open again.

    Args:
        confidence: probability that the suspicion is right, 0 to 1.
        evidence: signals as {"signal", "weight", "text"} or {"signal", "value", "bound"}.
    """
    told = {
        "unit": item.unit,
        "level": item.level,
        "occurred_on": item.occurred_on,
        "measures": dict(measures),
        "evidence": [dict(signal) for signal in evidence],
        "confidence": confidence,
        "parameter_set": parameter_set,
    }
    finding, is_new = Finding.objects.select_for_update().get_or_create(
        kind=kind, item=item, upper=upper, defaults=told
    )
    if is_new:
        return finding
    for name, value in told.items():
        setattr(finding, name, value)
    if finding.state == Finding.State.WITHDRAWN:
        finding.state = Finding.State.OPEN
    finding.save()
    return finding


@transaction.atomic
def withdraw(*, item: "Item", kind: str, keep: Iterable[int | None] = ()) -> int:
    """Take back the undecided findings of an item whose upper item is not in `keep`.

    `keep` are ids of upper items, None for findings without one. Decided findings stay: a person
    has put a name to them. Returns how many were withdrawn.
    """
    kept = set(keep)
    undecided = Finding.objects.select_for_update().filter(
        item=item, kind=kind, state__in=_UNDECIDED
    )
    gone = [finding.pk for finding in undecided if finding.upper_id not in kept]
    return Finding.objects.filter(pk__in=gone).update(state=Finding.State.WITHDRAWN)


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
            changed.append(finding)
    Finding.objects.bulk_update(changed, ["avoidable_hours", "severity"])


@transaction.atomic
def decide(
    *,
    finding: Finding,
    verdict: str,
    by: User,
    reason: str = "",
    note: str = "",
    seen: int | None = None,
) -> Decision:
    """Take a person's decision and have the item's hours booked anew.

    Args:
        verdict: confirmed, dismissed or unsure.
        reason: why the suspicion is dismissed; `other` needs a note.
        seen: how many decisions the person had before their eyes; None takes what stands.

    Raises:
        PermissionDenied: only inspectors decide, and only within their scope.
        DecisionRefused: a reason is missing, or someone else decided meanwhile.
    """
    policies.require(by, "findings.decide", finding)
    _check(verdict, reason, note.strip())
    held = Finding.objects.select_for_update(of=("self",)).select_related("item", "unit")
    finding = held.get(pk=finding.pk)
    _check_still_open(finding, seen)
    decision = Decision.objects.create(
        finding=finding,
        verdict=verdict,
        reason=reason if verdict == Finding.State.DISMISSED else "",
        note=note.strip(),
        by=by,
    )
    before, finding.state = finding.state, verdict
    finding.save(update_fields=["state", "updated_at"])
    audit.record(
        by=by,
        action=f"finding.{verdict}",
        target=finding,
        unit=finding.unit,
        details={"before": before, "reason": decision.reason, "note": decision.note},
    )
    jobs.enqueue(f"{finding.item.source}.book", str(finding.item.source_uuid))
    return decision


def _check(verdict: str, reason: str, note: str) -> None:
    if verdict not in _VERDICTS:
        raise NotDecidable
    if verdict == Finding.State.DISMISSED and reason not in Decision.Reason.values:
        raise ReasonMissing
    if verdict == Finding.State.DISMISSED and reason == Decision.Reason.OTHER and not note:
        raise NoteMissing


def _check_still_open(finding: Finding, seen: int | None) -> None:
    if finding.state == Finding.State.WITHDRAWN:
        raise NotDecidable
    taken = list(finding.decisions.select_related("by")[:1])
    if seen is not None and taken and finding.decisions.count() != seen:
        verdict = Finding.State(taken[0].verdict)
        raise DecidedMeanwhile(str(taken[0].by), str(verdict.label))
