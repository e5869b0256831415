"""Meetings as records tell them, with what the rules ask for, and judged by the jobs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from burden.jobs import services as jobs
from burden.organisations.models import Unit
from meetings.models import Attendance, Meeting
from meetings.ruling.judging import RULE
from tests.factories.meetings import make_meeting

Seats = Sequence[tuple[Unit, str]]


def local(text: str) -> datetime:
    """`2026-03-05 09:00` as a local time."""
    return timezone.make_aware(datetime.fromisoformat(text))


def hold(
    host: Unit, title: str, start: str, *, called: Sequence[Unit] = (), **told: Any
) -> Meeting:
    """A meeting of two hours with two people of each unit called; `told` are its other fields.

    `words` of the topic are told as well: no link is looked for.
    """
    roles: Seats = told.pop("roles", ())
    meeting = make_meeting(host, title=title, starts_at=local(start))
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, unit=unit, people=2, role=role)
        for unit, role in [*((unit, "") for unit in called), *roles]
    )
    for name, value in told.items():
        setattr(meeting, name, value)
    meeting.save()
    jobs.enqueue(RULE, str(meeting.uuid))
    return meeting


def again(meeting: Meeting, **told: Any) -> None:
    """The record is corrected and judged anew."""
    for name, value in told.items():
        setattr(meeting, name, value)
    meeting.save()
    jobs.enqueue(RULE, str(meeting.uuid))
