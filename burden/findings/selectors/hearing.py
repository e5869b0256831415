"""How far the hearing of a finding has come, and what the unit said."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import BinaryIO
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404

from burden.findings import basis
from burden.findings.models import Decision, Finding, Notice, Remark, Reply
from burden.organisations import policies
from burden.organisations.models import User
from burden.stack.written import Written


class Stage(StrEnum):
    """What a finding waits for."""

    NOTICE = "notice"
    REPLY = "reply"
    DECISION = "decision"
    SECOND = "second"
    NOTHING = "nothing"


def stage_of(finding: Finding, today: date) -> Stage:
    """What a finding waits for now."""
    if not finding.is_undecided:
        return Stage.NOTHING
    if finding.proposed:
        return Stage.SECOND
    if finding.notice is None:
        return Stage.NOTICE
    return Stage.DECISION if finding.is_heard(today) else Stage.REPLY


@dataclass(frozen=True)
class Heard:
    """A notice with the replies to it and their files; `is_standing`: it counts now."""

    notice: Notice
    replies: tuple[tuple[Reply, list[basis.BasisFile]], ...]
    is_standing: bool
    is_silent: bool


def hearings_of(finding: Finding, today: date) -> list[Heard]:
    """Every notice of a finding, the latest first."""
    notices = _NOTICES.rows(finding=finding.pk)
    answered = [notice for notice in notices if notice.replied_at]
    prefetch_related_objects(answered, Prefetch("replies", Reply.objects.select_related("by")))
    brought = [reply.basis for notice in answered for reply in notice.replies.all() if reply.basis]
    files = basis.keeper().files_of(brought) if brought else {}
    return [
        Heard(
            notice=notice,
            replies=tuple(
                (reply, files.get(reply.basis, []) if reply.basis else [])
                for reply in (notice.replies.all() if notice.replied_at else ())
            ),
            is_standing=notice.pk == finding.notice_id,
            is_silent=notice.is_silent(today),
        )
        for notice in notices
    ]


_NOTICES = Written(lambda finding: Notice.objects.filter(finding=finding), finding=-1)


def basis_file(finding: Finding, file: UUID) -> tuple[basis.BasisFile, BinaryIO | None]:
    """A file that came with a reply to a finding, without bytes where they were changed.

    404 for any other.
    """
    replies = Reply.objects.filter(notice__finding=finding, basis__isnull=False)
    for brought in replies.values_list("basis", flat=True):
        found = basis.keeper().bytes_of(brought, file) if brought else None
        if found is not None:
            return found
    raise Http404("no such file")


def told_decisions(user: User, finding: Finding, decisions: list[Decision]) -> list[Decision]:
    """The history as the reader may know it: the unit learns of decisions that were taken."""
    if may_deliberate(user, finding):
        return decisions
    return [one for one in decisions if one.step == Decision.Step.TAKEN]


def remarks_of(user: User, finding: Finding) -> list[Remark]:
    """The notes of the inspectors; none for those who do not inspect."""
    if not may_deliberate(user, finding):
        return []
    return _REMARKS.rows(finding=finding.pk)


_REMARKS = Written(
    lambda finding: Remark.objects.filter(finding=finding).select_related("by"), finding=-1
)


def may_deliberate(user: User, finding: Finding) -> bool:
    """Whether the reader may know what inspectors propose and note among themselves."""
    return policies.can(user, "findings.deliberate", finding)
