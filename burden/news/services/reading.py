"""A person has read a notice, or all of them."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from burden.audit import services as audit
from burden.news.models import Notice, NoticeQuerySet
from burden.organisations.models import User


def read(*, notice: Notice, by: User) -> int:
    """Mark one of the person's own; returns 0 where it was read already."""
    return _read(Notice.objects.filter(pk=notice.pk), by)


def read_all(*, by: User, until: datetime) -> int:
    """Mark what was told up to the moment at which the person had it before their eyes."""
    return _read(Notice.objects.filter(at__lte=until), by)


@transaction.atomic
def _read(which: NoticeQuerySet, by: User) -> int:
    number = which.visible_to(by).unread().update(read_at=timezone.now())
    if number:
        audit.record(by=by, action="news.read", unit=by.scope, details={"count": number})
    return number
