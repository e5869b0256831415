"""One e-mail a working day at most, to those who switched it on, when there is something to tell.

The row of the digest is the right to send it: whoever sets it from waiting to sending sends it. A
server that answered no, or could not be reached, is tried again by the job; where the answer got
lost the e-mail may have arrived, and is not sent again.
"""

import smtplib
from contextlib import suppress
from datetime import date, datetime, time

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from burden.jobs import services as jobs
from burden.jobs.leases import Lease
from burden.jobs.models import Lane
from burden.news import mail
from burden.news.models import Digest, Notice
from burden.news.selectors import digest_people, kinds_between, last_digest
from burden.organisations.models import User
from burden.organisations.periods import is_working_day

DIGEST = "news.digest"
# What came later on a day is told on the next one, however late the digest leaves.
_UNTIL = time(8)
_State = Digest.State
_SAID = 300


def may_send(day: date) -> bool:
    """Whether digests are sent on a day at all: offices are open, and there is a mail server."""
    return bool(settings.HAS_MAIL) and is_working_day(day)


@transaction.atomic
def ask_for_digests(now: datetime) -> int:
    """Ask for the digests that were not sent yet; returns how many."""
    day = timezone.localdate(now)
    until = timezone.make_aware(datetime.combine(day, _UNTIL))
    Digest.objects.bulk_create(
        [Digest(person=one, day=day, until=until, at=now) for one in _people_to_tell(until)],
        ignore_conflicts=True,
    )
    # Those of days before, which no server took, are asked for too: their jobs come to an end.
    waiting = Digest.objects.filter(state=_State.WAITING).values_list("pk", flat=True)
    keys = [str(pk) for pk in waiting]
    jobs.enqueue_all(DIGEST, keys, lane=Lane.BULK)
    return len(keys)


def _people_to_tell(until: datetime) -> list[User]:
    """Those who want a digest and have something unread that none has told of."""
    of_person = OuterRef("person")
    told = Digest.objects.filter(person=of_person, state__in=(_State.SENT, _State.SENDING))
    last = Subquery(told.order_by("-until").values("until")[:1])
    fresh = (
        Notice.objects.unread()
        .filter(person=OuterRef("pk"), at__lte=until)
        .annotate(last=last)
        .filter(Q(last__isnull=True) | Q(at__gt=last))
    )
    return list(digest_people().filter(Exists(fresh)))


def send(key: str, lease: Lease) -> None:
    """Send one digest (job "news.digest").

    Raises:
        OSError, SMTPException: the server did not take it; it waits to be tried again.
    """
    digest = _claimed(int(key), lease)
    if digest is None:
        return
    message = mail.digest_of(digest.person, kinds_between(digest.person, *_span(digest)))
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        _set(digest, _State.WAITING, error)
        raise
    try:
        connection.send_messages([message])
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
        _set(digest, _State.WAITING, error)
        raise
    except (OSError, smtplib.SMTPException) as error:
        _set(digest, _State.SENDING, error)
    else:
        _set(digest, _State.SENT)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            connection.close()


@transaction.atomic
def _claimed(pk: int, lease: Lease) -> Digest | None:
    """The digest, if nobody has begun to send it; one whose day is over or that is empty goes."""
    lease.confirm()
    waiting = Digest.objects.select_for_update(of=("self",)).select_related("person__scope")
    digest = waiting.filter(pk=pk, state=_State.WAITING).first()
    if digest is None:
        return None
    is_due = digest.day == timezone.localdate()
    wants = digest_people().filter(pk=digest.person_id).exists()
    if not is_due or not wants or not kinds_between(digest.person, *_span(digest)):
        digest.delete()
        return None
    _set(digest, _State.SENDING)
    return digest


def _span(digest: Digest) -> tuple[datetime | None, datetime]:
    return last_digest(digest.person, before=digest.until), digest.until


def _set(digest: Digest, state: Digest.State, error: Exception | None = None) -> None:
    said = f"{type(error).__name__}: {error}"[:_SAID] if error else ""
    Digest.objects.filter(pk=digest.pk).update(state=state, error=said, at=timezone.now())
