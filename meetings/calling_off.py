"""A meeting that was not held after all: it stays to be read and counts for nothing.

No program decides it from words: a notice that cancels is shown to a person beside the meeting it
names. A calendar takes back what it reported itself, and what it took back, and nobody else, counts
again when a later version of it holds the meeting.
"""

from django.db import transaction

from burden.audit import services as audit
from burden.jobs import services as jobs
from burden.organisations import policies
from burden.organisations.models import User
from meetings.models import Meeting


@transaction.atomic
def call_off(*, meeting: Meeting, by: User | None, notice: str = "") -> None:
    """Note that a meeting was not held; the caller has checked who may say so.

    `notice` is the uuid of the draft that tells it. Its hours, links and undecided findings go with
    the jobs that follow.
    """
    _set(meeting, by, is_called_off=True, notice=notice)


@transaction.atomic
def take_back(*, meeting: Meeting, by: User | None, calendar: str) -> None:
    """Note that the calendar which reported a meeting called it off; `calendar` is its uuid."""
    _set(meeting, by, is_called_off=True, is_taken_back=True, notice=calendar)


@transaction.atomic
def hold_again(*, meeting: Meeting, by: User | None, calendar: str) -> None:
    """Note that a calendar holds a meeting again that it took back itself."""
    _set(meeting, by, is_called_off=False, notice=calendar)


@transaction.atomic
def take_up_again(*, meeting: Meeting, by: User) -> None:
    """Note that a meeting that was called off was held after all.

    Raises:
        PermissionDenied: only inspectors overrule what a notice says, within their scope.
    """
    policies.require(by, "meetings.join", meeting.host)
    _set(meeting, by, is_called_off=False)


def _set(
    meeting: Meeting,
    by: User | None,
    *,
    is_called_off: bool,
    is_taken_back: bool = False,
    notice: str = "",
) -> None:
    held = Meeting.objects.select_for_update(of=("self",)).select_related("host")
    meeting = held.get(pk=meeting.pk)
    if (meeting.is_called_off, meeting.is_taken_back) == (is_called_off, is_taken_back):
        return
    meeting.is_called_off, meeting.is_taken_back = is_called_off, is_taken_back
    meeting.save(update_fields=["is_called_off", "is_taken_back"])
    audit.record(
        by=by,
        action="meeting.called_off" if is_called_off else "meeting.taken_up_again",
        target=meeting,
        unit=meeting.host,
        details={"notice": notice},
    )
    jobs.enqueue("meeting.meet", str(meeting.uuid))
