"""Minutes, names of speakers and approvers, reports as they came: they go after their period.

The meeting itself stays with title, agenda, lengths and numbers of people, which name nobody:
hours, chains and decisions rest on them (`burden.retention`).
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from burden.findings import services as findings
from burden.organisations import policies
from burden.organisations.models import Role, Unit, User
from burden.retention.registry import Held, Kind
from burden.retention.words import digest
from meetings import rules, selectors
from meetings.models import Meeting, MeetingHit, NoticeDraft, Report

_UNNAMED = "—"


def records(unit: Unit) -> QuerySet[Any]:
    """Meetings that a scope held or reported, with words left, that none outside it reported."""
    reports = Report.objects.filter(meeting=OuterRef("pk"))
    inside = Q(unit__path__startswith=unit.path)
    outside = reports.filter(unit__isnull=False).exclude(inside)
    worded = reports.exclude(raw={}) | reports.exclude(earlier=[])
    drafts = NoticeDraft.objects.filter(meeting=OuterRef("pk")).exclude(read={})
    return Meeting.objects.filter(
        Q(host__path__startswith=unit.path) | Exists(reports.filter(inside)),
        ~Q(minutes="") | Exists(worded) | Exists(drafts),
        ~Exists(outside),
    ).annotate(since=TruncDate("starts_at"))


def hold(uuid: UUID, unit: Unit) -> Held | None:
    """Lock one of these meetings."""
    locked = Meeting.objects.select_for_update(of=("self",)).select_related("item", "host")
    meeting = locked.filter(uuid=uuid).first()
    if meeting is None or (mine := records(unit).filter(pk=meeting.pk).first()) is None:
        return None
    return Held(
        record=meeting,
        unit=meeting.host,
        day=mine.since,
        number="",
        sha256=digest(_words(meeting)),
        items=(meeting.item,),
        is_underway=meeting.linked_at is None and meeting.counts,
        empty=partial(empty, meeting),
    )


def empty(meeting: Meeting, _at: datetime) -> None:
    """Take minutes, names and reports of a locked meeting away.

    Of who approved it the body stays that a rule is held by, and the day, which names nobody: the
    rules say the same of it afterwards.
    """
    approver = partial(_approver, host=meeting.host.name)
    meeting.minutes = ""
    meeting.speeches = [{**one, "speaker": _unnamed(one)} for one in meeting.speeches]
    meeting.approved_by = approver(meeting.approved_by) if meeting.approved_by else ""
    meeting.save(update_fields=["minutes", "speeches", "approved_by"])
    Report.objects.filter(meeting=meeting).update(raw={}, earlier=[])
    NoticeDraft.objects.filter(meeting=meeting).update(
        text="", read={}, confirmed={}, decisions=[], name=""
    )
    left: dict[str, Callable[[str], str]] = {
        "speaker": _nobody,
        "speakers": _nobody,
        "by": approver,
    }
    for hit in MeetingHit.objects.filter(item=meeting.item, figures__has_any_keys=[*left]):
        hit.figures = findings.without_names(hit.figures, left)
        hit.save(update_fields=["figures"])
    findings.forget_names([meeting.item_id], left)


def may_ask(user: User, uuid: UUID) -> bool:
    """Inspectors may of what they see, others of what they reported themselves."""
    return is_askable(user, selectors.meeting_for(user, uuid))


def is_askable(user: User, meeting: Meeting) -> bool:
    """Whether this reader of a meeting may ask that it be emptied."""
    if not policies.can(user, "removals.ask"):
        return False
    return user.role == Role.INSPECTOR or meeting.reports.filter(source__by=user).exists()


def _unnamed(speech: dict[str, object]) -> object:
    """The role stands for the name."""
    return speech.get("role") or _UNNAMED


def _nobody(_named: str) -> str:
    return _UNNAMED


def _approver(named: str, host: str) -> str:
    return rules.approving_body(named, host) or _UNNAMED


def _words(meeting: Meeting) -> dict[str, object]:
    reports = Report.objects.filter(meeting=meeting).order_by("pk")
    drafts = NoticeDraft.objects.filter(meeting=meeting).order_by("pk")
    return {
        "minutes": meeting.minutes,
        "speeches": meeting.speeches,
        "approved_by": meeting.approved_by,
        "reports": list(reports.values_list("raw", "earlier")),
        "notices": list(drafts.values_list("text", "read", "confirmed", "decisions")),
    }


KIND = Kind(
    code="meeting",
    label=_("Minutes and reports of meetings"),
    parameter="retention.meetings",
    goes=_(
        "Minutes, names of speakers and of who approved it, notices and the reports as they came "
        "go; title, agenda, times, numbers of people, hours and decisions stay."
    ),
    records=records,
    hold=hold,
    may_ask=may_ask,
)
