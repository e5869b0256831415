"""What an inspector can do with one finding or with many, by the name of the act."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from burden.findings.errors import DecisionRefused, FindingGone, OutOfReach
from burden.findings.models import Decision, Finding, Notice
from burden.findings.services.deciding import agree, decide, give_back
from burden.findings.services.hearing import give_notice
from burden.findings.services.looking import note_look
from burden.organisations.models import User


class Act(TextChoices):
    """The acts; the verdicts are called as the states they lead to."""

    NOTICE = "notice", _("ask for a reply")
    CONFIRM = "confirmed", _("confirm")
    UNSURE = "unsure", _("unsure")
    DISMISS = "dismissed", _("dismiss")
    AGREE = "agreed", _("agree to the proposal")
    RETURN = "returned", _("return the proposal")


@dataclass(frozen=True)
class Outcome:
    """What became of one finding of many; `problem` is a sentence where nothing did."""

    uuid: UUID
    finding: Finding | None
    problem: str = ""


@transaction.atomic
def act(
    *,
    finding: Finding,
    by: User,
    verdict: str,
    reason: str = "",
    note: str = "",
    seen: int | None = None,
    duplicate_of: Finding | None = None,
) -> None:
    """Do one act; who acted on a finding has seen it as it is then.

    Args:
        verdict: the act, by its code.
        reason: why a suspicion is dismissed.
        seen: how many decisions the person had before their eyes.
        duplicate_of: the finding that stays, where that is the reason.

    Raises:
        PermissionDenied: only inspectors act, and only within their scope.
        DecisionRefused: as the act says.
    """
    told: Decision | Notice
    if verdict == Act.NOTICE:
        told = give_notice(finding=finding, by=by)
    elif verdict == Act.AGREE:
        told = agree(finding=finding, by=by, note=note, seen=seen)
    elif verdict == Act.RETURN:
        told = give_back(finding=finding, by=by, note=note, seen=seen)
    else:
        told = decide(
            finding=finding,
            verdict=verdict,
            by=by,
            reason=reason,
            note=note,
            seen=seen,
            duplicate_of=duplicate_of,
        )
    finding.state, finding.avoidable_hours = told.finding.state, told.finding.avoidable_hours
    note_look(finding=finding, by=by)


def act_on_each(
    *,
    findings: Mapping[UUID, Finding],
    seen: Mapping[UUID, int | None],
    by: User,
    verdict: str,
    reason: str = "",
    note: str = "",
    duplicate_of: Finding | None = None,
) -> list[Outcome]:
    """Do one act to several findings, each in a transaction of its own: one that is refused or
    interrupted leaves the others as they are.

    Args:
        findings: those that the person may see, by id.
        seen: how many decisions of each the person had before their eyes, in their order; one that
            `findings` does not know is answered as gone.
    """
    outcomes = []
    for uuid, count in seen.items():
        finding, problem = findings.get(uuid), ""
        try:
            if finding is None:
                raise FindingGone
            act(
                finding=finding,
                by=by,
                verdict=verdict,
                reason=reason,
                note=note,
                seen=count,
                duplicate_of=duplicate_of,
            )
        except DecisionRefused as refusal:
            problem = str(refusal.sentence)
        except PermissionDenied:
            problem = str(OutOfReach.sentence)
        outcomes.append(Outcome(uuid, finding, problem))
    return outcomes
