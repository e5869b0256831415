"""What a person makes of a draft: a meeting, a further report of a known one, or nothing."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.matters import services as matters
from burden.matters.models import Edge
from burden.organisations import policies
from burden.organisations.models import User
from meetings import calling_off, intake
from meetings.importers import Draft
from meetings.models import Meeting, MeetingImport, NoticeDraft, Report

# What the log tells of a settled draft, as read and as said; lists stay with the draft.
_LOGGED = (
    *("title", "host", "day", "time", "until_day", "until_time", "mode", "venue", "convener"),
    "approved_by",
)
# What a known meeting takes over from a notice where it tells nothing itself.
_GAPS = ("venue", "convener", "approved_by", "cites", "minutes")
State = NoticeDraft.State


class NotTaken(Exception):
    """The meeting was refused; `errors` are as a row of a file has them. Nothing was written."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        super().__init__(str(errors))
        self.errors = errors


class AlreadySettled(Exception):
    """Someone else has settled the draft in the meantime."""


@transaction.atomic
def confirm(
    *,
    draft: NoticeDraft,
    told: Draft,
    said: dict[str, str],
    decisions: list[dict[str, str]],
    by: User,
) -> Meeting:
    """Take the meeting in as a form would bring it.

    `said` is what the person left in the form, kept beside what was read.

    Raises:
        NotTaken: a unit is not in the register, as for a row of a file.
        AlreadySettled: the draft does not wait any more.
    """
    draft = _held(draft, by)
    source = intake.take_in(name=draft.name, drafts=[told], by=by, unit=by.scope)
    if source.errors:
        raise NotTaken(source.errors)
    meeting: Meeting = Report.objects.select_related("meeting__item").get(source=source).meeting
    draft.confirmed, draft.decisions = said, decisions
    _settle(draft, State.CONFIRMED, by, meeting)
    return meeting


@transaction.atomic
def join(
    *,
    draft: NoticeDraft,
    meeting: Meeting,
    told: Draft,
    said: dict[str, str],
    decisions: list[dict[str, str]],
    by: User,
) -> Meeting:
    """Keep the notice as one more report of a known meeting, instead of a second meeting.

    What the meeting does not tell is taken over, what it tells stays; a notice that moves the
    meeting gives it its new time.

    Raises:
        AlreadySettled: the draft does not wait any more.
    """
    draft = _held(draft, by)
    meeting = (
        Meeting.objects.select_for_update(of=("self",)).select_related("item").get(pk=meeting.pk)
    )
    source = MeetingImport.objects.create(name=draft.name, by=by, unit=by.scope, accepted=1)
    raw = json.loads(json.dumps(asdict(told), default=str))
    Report.objects.update_or_create(
        unit=by.scope, key=told.key, defaults={"meeting": meeting, "source": source, "raw": raw}
    )
    _fill_gaps(meeting, told)
    if draft.read.get("change", {}).get("value"):
        _move(meeting, told)
    meeting.save()
    draft.confirmed, draft.decisions = said, decisions
    _settle(draft, State.CONFIRMED, by, meeting)
    jobs.enqueue("meeting.meet", str(meeting.uuid))
    return meeting


@transaction.atomic
def dismiss(*, draft: NoticeDraft, reason: str, note: str, by: User) -> NoticeDraft:
    """Leave a draft aside with a reason; it becomes no meeting.

    Raises:
        AlreadySettled: the draft does not wait any more.
    """
    draft = _held(draft, by)
    draft.reason, draft.note = reason, note
    _settle(draft, State.DISMISSED, by, None)
    return draft


@transaction.atomic
def call_off(
    *, draft: NoticeDraft, meetings: Iterable[Meeting], earlier: Iterable[NoticeDraft], by: User
) -> NoticeDraft:
    """Follow a notice that cancels: what it names, and a person chose, was not held.

    The meetings count for nothing any more, the drafts that still wait are left aside with it.

    Raises:
        AlreadySettled: one of the drafts does not wait any more.
    """
    draft = _held(draft, by)
    for meeting in meetings:
        calling_off.call_off(meeting=meeting, by=by, notice=str(draft.uuid))
    for one in (*earlier, draft):
        dismiss(draft=one, reason=NoticeDraft.Reason.NOT_HELD, note="", by=by)
    return draft


def _held(draft: NoticeDraft, by: User) -> NoticeDraft:
    """The draft, locked until the commit, if it waits and the user may settle it."""
    policies.require(by, "meetings.settle_draft", draft)
    held = NoticeDraft.objects.select_for_update(of=("self",)).select_related("item", "unit")
    draft = held.get(pk=draft.pk)
    if not draft.is_waiting:
        raise AlreadySettled
    return draft


def _fill_gaps(meeting: Meeting, told: Draft) -> None:
    values = {
        "venue": told.venue[:200],
        "convener": told.convener,
        "approved_by": told.approved_by[:100],
        "cites": list(told.cites),
        "minutes": told.minutes,
    }
    for name in _GAPS:
        if not getattr(meeting, name):
            setattr(meeting, name, values[name])
    if not meeting.agenda:
        meeting.agenda = [{"title": item.text, "units": []} for item in told.agenda]
    if not meeting.branches:
        meeting.branches = [{"name": name, "unit": None} for name in told.branches]


def _move(meeting: Meeting, told: Draft) -> None:
    zone = timezone.get_current_timezone()
    meeting.starts_at, meeting.has_time = told.start.replace(tzinfo=zone), told.timed
    meeting.ends_at = told.end.replace(tzinfo=zone) if told.end else None
    meeting.item.occurred_on = told.start.date()
    meeting.item.save(update_fields=["occurred_on"])


def _settle(draft: NoticeDraft, state: State, by: User, meeting: Meeting | None) -> None:
    draft.state, draft.meeting = state, meeting
    draft.settled_by, draft.settled_at = by, timezone.now()
    draft.save()
    if meeting is not None and draft.item is not None:
        is_notice = draft.kind == NoticeDraft.Kind.NOTICE
        relation = Edge.Relation.CALLS if is_notice else Edge.Relation.RECORDS
        matters.connect(upper=draft.item, lower=meeting.item, relation=relation)
    audit.record(
        by=by,
        action=f"notice.{state.value}",
        target=draft,
        unit=draft.unit or by.scope,
        details={
            "meeting": str(meeting.uuid) if meeting else "",
            "reason": draft.reason,
            "read": _values(draft.read),
            "said": {name: draft.confirmed.get(name, "") for name in _LOGGED},
        },
    )


def _values(read: dict[str, Any]) -> dict[str, str]:
    """What was read of each single value, for holding it against what was said."""
    return {name: one["value"] for name, one in read.items() if isinstance(one, dict)}
