"""Decisions of people: confirm, dismiss or unsure, by two of them where the severity is high.

No verdict without a hearing: a finding is confirmed when its unit has replied to the notice that
stands or the day it was given has passed. There is no way around it.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from burden.audit import services as audit
from burden.findings import growth
from burden.findings.errors import (
    DecidedMeanwhile,
    DuplicateMissing,
    EvidenceRemoved,
    FindingGone,
    NotDecidable,
    NoteMissing,
    NotHeard,
    NothingProposed,
    ReasonMissing,
    ReplyRemoved,
    SamePerson,
    StillToReply,
)
from burden.findings.models import Decision, Finding
from burden.findings.selectors import proposal_of
from burden.findings.selectors.duplicates import STANDING
from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.organisations import policies
from burden.organisations.models import User

_VERDICTS = (Finding.State.CONFIRMED, Finding.State.DISMISSED, Finding.State.UNSURE)
Step = Decision.Step


@transaction.atomic
def decide(
    *,
    finding: Finding,
    verdict: str,
    by: User,
    reason: str = "",
    note: str = "",
    seen: int | None = None,
    duplicate_of: Finding | None = None,
) -> Decision:
    """Take a person's decision and have the item's hours booked anew.

    Where the severity is high, confirming and dismissing are proposals until another inspector
    decides the same; of the proposal `step` tells.

    Args:
        verdict: confirmed, dismissed or unsure.
        reason: why the suspicion is dismissed; `other` needs a note.
        duplicate_of: the finding that stays, where the reason is that this one repeats it.
        seen: how many decisions the person had before their eyes; None takes what stands.

    Raises:
        PermissionDenied: only inspectors decide, and only within their scope.
        DecisionRefused: a reason, what is repeated or the hearing is missing, someone else decided
            meanwhile, the finding is gone, or a second person is needed.
    """
    policies.require(by, "findings.decide", finding)
    note = note.strip()
    _check(verdict, reason, note)
    finding = held(finding)
    _check_still_open(finding, seen)
    if verdict == Finding.State.CONFIRMED:
        _check_heard(finding)
    proposal = proposal_of(finding)
    is_duplicate = verdict == Finding.State.DISMISSED and reason == Decision.Reason.DUPLICATE
    if is_duplicate:
        _check_duplicate(finding, duplicate_of, proposal, by)
    is_weighty = verdict != Finding.State.UNSURE and (_is_high(finding) or proposal is not None)
    is_second = proposal is not None and proposal.verdict == verdict
    if is_weighty and is_second and proposal is not None and proposal.by_id == by.pk:
        raise SamePerson
    told: dict[str, Any] = {
        "verdict": verdict,
        "reason": reason if verdict == Finding.State.DISMISSED else "",
        "duplicate_of": duplicate_of if is_duplicate else None,
        "note": note,
        "by": by,
    }
    if is_weighty and not is_second:
        return _proposed(finding, told)
    return _taken(finding, told, seconds=proposal if is_weighty else None)


def agree(*, finding: Finding, by: User, note: str = "", seen: int | None = None) -> Decision:
    """Decide as another inspector proposed, with the reason that was given.

    Raises: as `decide`; NothingProposed when no proposal waits.
    """
    policies.require(by, "findings.decide", finding)
    with transaction.atomic():
        finding = held(finding)
        _check_still_open(finding, seen)
        proposal = _waiting(finding)
        return decide(
            finding=finding,
            verdict=proposal.verdict,
            reason=proposal.reason,
            duplicate_of=proposal.duplicate_of,
            note=note or (proposal.note if proposal.reason == Decision.Reason.OTHER else ""),
            by=by,
        )


@transaction.atomic
def give_back(*, finding: Finding, by: User, note: str, seen: int | None = None) -> Decision:
    """Return what another inspector proposed, with a note; the finding is as before.

    Raises: as `agree`; NoteMissing without a note, SamePerson for one's own proposal.
    """
    policies.require(by, "findings.decide", finding)
    if not note.strip():
        raise NoteMissing
    finding = held(finding)
    _check_still_open(finding, seen)
    proposal = _waiting(finding)
    if proposal.by_id == by.pk:
        raise SamePerson
    returned = Decision.objects.create(
        finding=finding,
        verdict=proposal.verdict,
        note=note.strip(),
        step=Step.RETURNED,
        seconds=proposal,
        by=by,
    )
    finding.proposed = ""
    finding.save(update_fields=["proposed", "updated_at"])
    _note(by, "finding.returned", finding, {"verdict": proposal.verdict, "note": returned.note})
    return returned


def held(finding: Finding) -> Finding:
    """The finding as it stands, locked to the commit.

    Raises:
        FindingGone: its paper or meeting was removed meanwhile.
    """
    locked = Finding.objects.select_for_update(of=("self",))
    found = locked.select_related("item", "unit", "notice").filter(pk=finding.pk).first()
    if found is None:
        raise FindingGone
    return found


@transaction.atomic
def look_again(key: str, lease: Lease) -> None:
    """Bring back what has outgrown what a person acted on (job "finding.compare").

    A dismissed finding that has grown is open again. The notice of an undecided one falls: the
    unit has replied to less. What one person decided and has become high waits as a proposal for
    the second, unless the reply it was decided on is there no more.
    """
    locked = Finding.objects.select_for_update(of=("self",)).select_related("item", "unit")
    # The finding first, then the job: who files a finding asks for this job in the same order.
    finding = locked.filter(uuid=UUID(key)).first()
    if finding is None:
        return
    lease.confirm()
    if finding.rests_on_removed():
        return
    before, is_confirmed = finding.state, finding.state == Finding.State.CONFIRMED
    details = {"before": before, "hours": str(finding.known_hours)}
    if not is_confirmed and growth.has_grown(finding):
        growth.forget(finding)
    elif not finding.is_undecided and growth.lacks_second(finding):
        if finding.lost_its_reply():
            growth.forget(finding)
        else:
            _ask_for_second(finding)
    else:
        return
    finding.state, finding.news_at = Finding.State.OPEN, timezone.now()
    finding.save()
    _note(None, "finding.came_back", finding, details)
    jobs.enqueue(f"{finding.item.source}.book", str(finding.item.source_uuid))


def _ask_for_second(finding: Finding) -> None:
    taken = finding.decisions.filter(step=Step.TAKEN).select_related("by")[0]
    Decision.objects.create(
        finding=finding,
        verdict=taken.verdict,
        reason=taken.reason,
        duplicate_of=taken.duplicate_of,
        note=taken.note,
        step=Step.PROPOSED,
        by=taken.by,
    )
    finding.proposed = taken.verdict


def _proposed(finding: Finding, told: Mapping[str, Any]) -> Decision:
    decision = Decision.objects.create(finding=finding, step=Step.PROPOSED, **told)
    finding.proposed = decision.verdict
    finding.save(update_fields=["proposed", "updated_at"])
    _note(
        decision.by,
        "finding.proposed",
        finding,
        {"verdict": decision.verdict, **_why(decision)},
    )
    return decision


def _taken(finding: Finding, told: Mapping[str, Any], seconds: Decision | None) -> Decision:
    decision = Decision.objects.create(finding=finding, seconds=seconds, **told)
    before, finding.state, finding.proposed = finding.state, decision.verdict, ""
    if decision.verdict != Finding.State.UNSURE:
        growth.remember(finding)
    elif finding.lost_its_reply():
        growth.forget(finding)
    finding.save(update_fields=["state", "notice", "proposed", *growth.UNKNOWN, "updated_at"])
    _note(
        decision.by,
        f"finding.{decision.verdict}",
        finding,
        {"before": before, **_why(decision)},
    )
    jobs.enqueue(f"{finding.item.source}.book", str(finding.item.source_uuid))
    return decision


def _why(decision: Decision) -> dict[str, str]:
    told = {"reason": decision.reason, "note": decision.note}
    if decision.duplicate_of is not None:
        told["duplicate_of"] = str(decision.duplicate_of.uuid)
    return told


def _note(by: User | None, action: str, finding: Finding, details: Mapping[str, object]) -> None:
    audit.record(by=by, action=action, target=finding, unit=finding.unit, details=details)


def _is_high(finding: Finding) -> bool:
    return finding.severity == Finding.Severity.HIGH


def _waiting(finding: Finding) -> Decision:
    proposal = proposal_of(finding)
    if proposal is None:
        raise NothingProposed
    return proposal


def _check(verdict: str, reason: str, note: str) -> None:
    if verdict not in _VERDICTS:
        raise NotDecidable
    if verdict == Finding.State.DISMISSED and reason not in Decision.Reason.values:
        raise ReasonMissing
    if verdict == Finding.State.DISMISSED and reason == Decision.Reason.OTHER and not note:
        raise NoteMissing


def _check_duplicate(
    finding: Finding, other: Finding | None, proposal: Decision | None, by: User
) -> None:
    """What stays is another one, stands, and is seen by the person or by who proposed it."""
    if other is None or other.pk == finding.pk or other.state not in STANDING:
        raise DuplicateMissing
    is_proposed = proposal is not None and proposal.duplicate_of_id == other.pk
    if not is_proposed and not policies.can(by, "findings.view", other):
        raise DuplicateMissing


def _check_heard(finding: Finding) -> None:
    if finding.notice is None:
        raise NotHeard
    if not finding.is_heard(timezone.localdate()):
        raise StillToReply(finding.notice.due_on)
    if finding.lost_its_reply():
        raise ReplyRemoved


def _check_still_open(finding: Finding, seen: int | None) -> None:
    if finding.rests_on_removed():
        raise EvidenceRemoved
    if finding.state == Finding.State.WITHDRAWN:
        raise NotDecidable
    if seen is not None and finding.decisions.count() not in (0, seen):
        latest = finding.decisions.select_related("by")[0]
        raise DecidedMeanwhile(str(latest.by), said(latest))


def said(decision: Decision) -> str:
    """A decision in two words: what, and whether it was taken, proposed or returned."""
    verdict = str(Finding.State(decision.verdict).label)
    return verdict if decision.step == Step.TAKEN else f"{verdict} ({decision.get_step_display()})"
