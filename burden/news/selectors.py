"""Reads of what people are told."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.http import Http404
from django.utils import timezone

from burden.news.models import Digest, Kind, Notice, NoticeQuerySet
from burden.organisations import policies
from burden.organisations.models import User
from burden.organisations.policies import ACTIONS

# Longer than a server takes to answer.
_LOST = timedelta(minutes=10)


def notices_of(user: User) -> NoticeQuerySet:
    """What a person is told, with what the rows show, the latest first."""
    found = Notice.objects.visible_to(user)
    return found.select_related("unit", "finding__item", "rectification")


def notice_for(user: User, uuid: UUID) -> Notice:
    """One of the person's own.

    Raises:
        Http404: there is none, it is another's, or lies outside the present scope.
    """
    policies.require(user, "news.read")
    try:
        return notices_of(user).get(uuid=uuid)
    except Notice.DoesNotExist as error:
        raise Http404("no such notice") from error


def unread_count(user: User) -> int:
    """The lines that a person has not read; asked by every page."""
    return Notice.objects.visible_to(user).unread().count()


def digest_people() -> QuerySet[User]:
    """Those who may be told something, and want it by e-mail as well."""
    roles = [role.value for role in ACTIONS["news.read"].roles]
    wanting = User.objects.filter(is_active=True, has_digest=True, scope__isnull=False)
    return wanting.filter(role__in=roles).exclude(email="")


def kinds_between(user: User, after: datetime | None, until: datetime) -> Mapping[Kind, int]:
    """How much of each kind a person has not read, of what was told in this time."""
    found = Notice.objects.visible_to(user).unread().filter(at__lte=until)
    if after is not None:
        found = found.filter(at__gt=after)
    sums = dict(found.order_by().values_list("kind").annotate(Sum("count")))
    return {kind: sums[kind.value] for kind in Kind if kind.value in sums}


def last_digest(user: User, *, before: datetime) -> datetime | None:
    """Up to when a person has been told by e-mail; what may have arrived counts."""
    states = (Digest.State.SENT, Digest.State.SENDING)
    told = Digest.objects.filter(person=user, until__lt=before, state__in=states)
    last: datetime | None = told.aggregate(last=Max("until"))["last"]
    return last


def digests_in_trouble() -> tuple[int, int, str]:
    """Today's that were not taken, those whose answer got lost, and what was said of the last."""
    found = Digest.objects.filter(day__gte=timezone.localdate() - timedelta(days=1)).exclude(
        state=Digest.State.SENT
    )
    refused = found.filter(state=Digest.State.WAITING).exclude(error="")
    lost = found.filter(state=Digest.State.SENDING, at__lt=timezone.now() - _LOST)
    said = (refused | lost).order_by("-at").values_list("error", flat=True).first() or ""
    return refused.count(), lost.count(), said


def wishing_without_mail() -> int:
    """People who switched the digest on where no e-mail can be sent."""
    return 0 if settings.HAS_MAIL else digest_people().count()
