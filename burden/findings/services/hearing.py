"""The unit is told what is held against it, and replies."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from burden.audit import services as audit
from burden.findings import basis, growth
from burden.findings.errors import (
    MarkedText,
    NoNotice,
    NotDecidable,
    NoticeStands,
    TextMissing,
)
from burden.findings.models import Finding, Notice, Reply
from burden.findings.services.deciding import held
from burden.findings.services.looking import note_look
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.periods import after_working_days
from burden.thresholds import selectors as thresholds


@transaction.atomic
def give_notice(*, finding: Finding, by: User) -> Notice:
    """Tell the unit of a finding; it may reply for the working days of `reply.working_days`.

    Raises:
        PermissionDenied: only inspectors do, and only within their scope.
        DecisionRefused: it was told already, the finding is decided, withdrawn or gone.
    """
    policies.require(by, "findings.decide", finding)
    finding = held(finding)
    if finding.notice is not None:
        raise NoticeStands
    if not finding.is_undecided:
        raise NotDecidable
    days = thresholds.in_force().whole("reply.working_days")
    notice = Notice.objects.create(
        finding=finding, due_on=after_working_days(timezone.localdate(), days), by=by
    )
    finding.notice = notice
    growth.remember(finding)
    finding.save(update_fields=["notice", *growth.UNKNOWN, "updated_at"])
    audit.record(
        by=by,
        action="finding.notified",
        target=finding,
        unit=finding.unit,
        details={"due_on": notice.due_on.isoformat()},
    )
    return notice


def reply(*, finding: Finding, by: User, text: str, files: Sequence[basis.Arrived] = ()) -> Reply:
    """Answer for the unit; the files go through the secrecy guard afterwards, the text stays.

    Raises:
        PermissionDenied: only editors of a scope that holds the unit answer for it.
        DecisionRefused: no notice stands, nothing is said, or the text carries a secrecy mark.
    """
    policies.require(by, "findings.reply", finding)
    text = text.strip()
    if not text:
        raise TextMissing
    if basis.keeper().rule_of(text):
        raise MarkedText
    with transaction.atomic():
        finding = held(finding)
        if finding.notice is None or finding.state == Finding.State.WITHDRAWN:
            raise NoNotice
        brought = basis.keeper().take_in(by, finding.unit, files) if files else None
        notice = finding.notice
        answer = Reply.objects.create(notice=notice, text=text, basis=brought, by=by)
        if notice.replied_at is None:
            notice.replied_at = answer.at
            notice.save(update_fields=["replied_at"])
        finding.news_at = answer.at
        finding.save(update_fields=["news_at", "updated_at"])
        note_look(finding=finding, by=by)
        audit.record(
            by=by,
            action="finding.replied",
            target=finding,
            unit=finding.unit,
            details={"count": len(files)},
        )
    return answer
