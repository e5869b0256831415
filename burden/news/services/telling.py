"""Tells people what has happened and what falls due, a few minutes later and all at once.

What happened is read where it is written anyway: findings by the time they were filed, what people
did from the log. So nobody who files, decides or replies waits for those who are told, and nobody
is told of what they did themselves. Every statement is for everybody; none is for each person.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from burden.findings.models import Finding, Rectification
from burden.jobs.leases import Lease
from burden.news.models import Digest, Kind, Notice, Told
from burden.news.services import acts, days
from burden.news.services.posting import Line, post, post_rows
from burden.organisations.policies import ACTIONS

TELL = "news.tell"
# Longer than any transaction of a job or page: what was begun before is written or undone by then.
_SETTLED = timedelta(minutes=15)
# What a new installation tells of at first.
_AT_FIRST = timedelta(days=1)
_KEPT = timedelta(days=180)

_NEW = """
WITH fresh AS (
    SELECT unit_id, count(*) AS number, max(id) AS one
      FROM findings_finding
     WHERE created_at > %(since)s AND created_at <= %(until)s AND state = ANY(%(states)s)
     GROUP BY unit_id
), within AS (
    SELECT above::bigint AS scope, sum(number) AS number, max(one) AS one
      FROM fresh
      JOIN organisations_unit AS unit ON unit.id = fresh.unit_id
     CROSS JOIN unnest(string_to_array(rtrim(unit.path, '/'), '/')) AS above
     GROUP BY above
)
SELECT person.id, %(kind)s::text, scope, NULL::date, CASE WHEN number = 1 THEN one END,
       NULL::bigint, number
  FROM within
  JOIN organisations_user AS person ON person.scope_id = scope
 WHERE person.is_active AND person.role = ANY(%(roles)s)
 ORDER BY person.id
"""


def tell_due(_key: str, lease: Lease) -> None:
    """Tell what has settled by now (job "news.tell")."""
    tell(until=timezone.now() - _SETTLED, lease=lease)


@transaction.atomic
def tell(*, until: datetime, lease: Lease | None = None) -> None:
    """Tell everybody what happened since the last time, and what falls due; nothing twice.

    Args:
        until: what came later is left for the next time.
    """
    if lease is not None:
        lease.confirm()
    told = _held(until)
    today = timezone.localdate(until)
    if told.acts_until < until:
        _tell_new(told.acts_until, until)
        post(acts.lines_of(told.acts_until, until), since=told.acts_until, until=until)
        told.acts_until = until
    if told.days_until < today:
        _tell_days(told.days_until, today, until)
        told.days_until = today
    _settle(until)
    told.save()


def _held(until: datetime) -> Told:
    first = until - _AT_FIRST
    Told.objects.bulk_create(
        [Told(pk=1, acts_until=first, days_until=timezone.localdate(first))], ignore_conflicts=True
    )
    return Told.objects.select_for_update().get(pk=1)


def _tell_new(since: datetime, until: datetime) -> None:
    told = {
        "kind": Kind.NEW.value,
        "since": since,
        "until": until,
        "states": [state.value for state in _UNDECIDED],
        "roles": [role.value for role in ACTIONS["findings.deliberate"].roles],
    }
    post_rows(_NEW, told)


def _tell_days(since: date, today: date, now: datetime) -> None:
    """A reminder takes the place of the line that asked; what is old goes."""
    reminders = days.reminders(since, today)
    for asked, due in ((Kind.ASKED, Kind.REPLY_DUE), (Kind.RECTIFY, Kind.RECTIFY_DUE)):
        _read(Q(kind=asked, due_on__in=_days_of(reminders, due)), now)
    post([*reminders, *days.silences(since, today)], since=now, until=now)
    Notice.objects.filter(at__lt=now - _KEPT).delete()
    Digest.objects.filter(at__lt=now - _KEPT).delete()


def _days_of(lines: Iterable[Line], kind: Kind) -> Collection[date | None]:
    return {line.due_on for line in lines if line.kind == kind}


_UNDECIDED = (Finding.State.OPEN, Finding.State.UNSURE)
_DECIDED = Q(finding__isnull=False) & ~Q(finding__state__in=_UNDECIDED)
_NOT_ASKED = Q(finding__isnull=False) & (
    Q(finding__notice__isnull=True) | Q(finding__notice__replied_at__isnull=False)
)
_STATES = Rectification.State


def _settle(now: datetime) -> None:
    """What has been seen to in the meantime counts as read: it asks nothing of anybody."""
    of_replies = Q(kind__in=(Kind.ASKED, Kind.REPLY_DUE, Kind.SILENT))
    of_rectifications = Q(kind__in=(Kind.RECTIFY, Kind.RECTIFY_DUE), rectification__isnull=False)
    _read(_DECIDED, now)
    _read(of_replies & _NOT_ASKED, now)
    _read(Q(kind__in=(Kind.ASKED, Kind.REPLY_DUE), due_on__lt=timezone.localdate(now)), now)
    _read(
        Q(kind=Kind.ASSIGNED, finding__isnull=False)
        & (Q(finding__assigned_to__isnull=True) | ~Q(finding__assigned_to=F("person"))),
        now,
    )
    _read(Q(kind=Kind.SECOND, finding__isnull=False, finding__proposed=""), now)
    _read(of_rectifications & ~Q(rectification__state=_STATES.OPEN), now)
    _read(
        Q(kind=Kind.REBOUNDED, rectification__isnull=False)
        & ~Q(rectification__state=_STATES.REBOUNDED),
        now,
    )


def _read(which: Q, now: datetime) -> None:
    Notice.objects.unread().filter(which).update(read_at=now)
