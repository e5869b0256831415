"""What the calendar brings: replies and rectifications fall due, a day passes in silence."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from burden.findings.models import Finding, Rectification
from burden.news.models import Kind
from burden.news.people import editors_of, inspectors_among
from burden.news.services.posting import Line
from burden.organisations.periods import after_working_days
from burden.thresholds import selectors as thresholds

_UNANSWERED = Q(
    state__in=(Finding.State.OPEN, Finding.State.UNSURE),
    notice__isnull=False,
    notice__replied_at__isnull=True,
)


def reminders(since: date, today: date) -> list[Line]:
    """What falls due within the working days of the parameters, and did not yet on `since`."""
    parameters = thresholds.in_force()
    replies = _due("notice__due_on", since, today, parameters.whole("reminder.reply"))
    rectifications = _due("deadline", since, today, parameters.whole("reminder.rectification"))
    return [*_replies(replies), *_rectifications(rectifications)]


def _due(name: str, since: date, today: date, days: int) -> Q:
    """The days that have come within reach of a reminder after `since`, none that is over."""
    return Q(
        **{
            f"{name}__gte": today,
            f"{name}__gt": after_working_days(since, days),
            f"{name}__lte": after_working_days(today, days),
        }
    )


def silences(since: date, today: date) -> Iterator[Line]:
    """Replies whose last day was `since` or later and is over: told to both sides."""
    found = Finding.objects.filter(
        _UNANSWERED, notice__due_on__gte=since, notice__due_on__lt=today
    ).select_related("unit", "notice")
    silent = [(one, one.notice) for one in found if one.notice]
    editors = editors_of(list({one.unit for one, _notice in silent}))
    inspectors = inspectors_among(
        person for one, notice in silent for person in (one.assigned_to_id, notice.by_id)
    )
    for one, notice in silent:
        asked = inspectors.over(one.unit, [one.assigned_to_id, notice.by_id])
        for person in {*editors.get(one.unit_id, ()), *asked}:
            yield Line(person, Kind.SILENT, one.unit_id, notice.due_on, finding=one.pk)


def _replies(due_soon: Q) -> Iterator[Line]:
    found = Finding.objects.filter(_UNANSWERED, due_soon).select_related("unit", "notice")
    due = [(one, one.notice) for one in found if one.notice]
    editors = editors_of(list({one.unit for one, _notice in due}))
    for one, notice in due:
        for person in editors.get(one.unit_id, ()):
            yield Line(person, Kind.REPLY_DUE, one.unit_id, notice.due_on, finding=one.pk)


def _rectifications(due_soon: Q) -> Iterator[Line]:
    open_ones = Rectification.objects.filter(due_soon, state=Rectification.State.OPEN)
    due = list(open_ones.select_related("unit"))
    editors = editors_of(list({one.unit for one in due}))
    inspectors = inspectors_among(one.by_id for one in due)
    for one in due:
        told = {*editors.get(one.unit_id, ()), *inspectors.over(one.unit, [one.by_id])}
        for person in told:
            yield Line(person, Kind.RECTIFY_DUE, one.unit_id, one.deadline, rectification=one.pk)
