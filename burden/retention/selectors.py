"""Reads of what is past its period, and of requests to remove."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import CharField, Count, Min, Q, QuerySet, Value
from django.http import Http404
from django.utils import timezone

from burden.organisations import policies
from burden.organisations.models import Unit, User
from burden.retention.models import Outcome, Removal, RemovalQuerySet
from burden.retention.registry import Kind, kind_of, kinds
from burden.stack.written import Written
from burden.thresholds import selectors as thresholds
from burden.thresholds.parameters import Parameters


@dataclass(frozen=True)
class Due:
    """How many records of a kind are older than their period of `years`; `before` is its end."""

    kind: Kind
    years: int
    before: date
    count: int
    oldest: date | None


def end_of_period(kind: Kind, today: date, parameters: Parameters) -> date:
    """The first day whose records are still within their period."""
    year = today.year - parameters.whole(kind.parameter)
    is_leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=year, day=28) if is_leap_day else today.replace(year=year)


def due_in(unit: Unit, today: date | None = None) -> Iterator[Due]:
    """Of each kind what the scope holds past its period; one statement whatever their number."""
    today, parameters = today or timezone.localdate(), thresholds.in_force()
    ends = {kind.code: end_of_period(kind, today, parameters) for kind in kinds()}
    first, *others = (
        past(kind, unit, ends[kind.code])
        .annotate(code=Value(kind.code, CharField()))
        .values("code")
        .annotate(count=Count("pk"), oldest=Min("since"))
        for kind in kinds()
    )
    found = {told["code"]: told for told in first.union(*others, all=True)}
    for kind in kinds():
        told = found[kind.code]
        years = parameters.whole(kind.parameter)
        yield Due(kind, years, ends[kind.code], told["count"], told["oldest"])


def past(kind: Kind, unit: Unit, before: date) -> QuerySet[Any]:
    """The records of a kind that a scope decides over, of before a day."""
    return kind.records(unit).order_by().filter(since__lt=before)


def removals_visible_to(user: User) -> RemovalQuerySet:
    """The requests that an administrator may see, the latest first.

    Raises:
        PermissionDenied: the role has nothing to do with them.
    """
    policies.require(user, "removals.view")
    is_removed = Q(outcomes__why=Outcome.Why.REMOVED)
    return (
        Removal.objects.visible_to(user)
        .select_related("unit", "by", "decided_by")
        .annotate(
            removed=Count("outcomes", filter=is_removed),
            stayed=Count("outcomes", filter=~is_removed),
        )
        .order_by("-at", "-pk")
    )


def removal_for(user: User, uuid: UUID | str) -> Removal:
    """One request of the administrator's scope; Http404 for any other."""
    try:
        return removals_visible_to(user).get(uuid=uuid)
    except (Removal.DoesNotExist, ValidationError) as error:
        raise Http404("no such request") from error


def removal_of(uuid: UUID) -> Removal | None:
    """The request by which a record was removed last."""
    return _DONE.first(record=uuid)


_DONE = Written(
    lambda record: Removal.objects.filter(
        outcomes__record=record, outcomes__why=Outcome.Why.REMOVED
    ).select_related("by", "decided_by")[:1],
    record=UUID(int=0),
)


def asked_for(kind: str, uuid: UUID) -> Removal | None:
    """The latest request to remove this single record."""
    return Removal.objects.filter(kind=kind, record=uuid).select_related("by", "decided_by").first()


def kind_or_404(code: str) -> Kind:
    """The kind of that code.

    Raises:
        Http404: there is none.
    """
    try:
        return kind_of(code)
    except LookupError as error:
        raise Http404(code) from error
