"""What exemptions keep out of the avoidable hours: the share is told, or they could empty it.

A meeting is spared when it repeats a superior one, seats people in vain or breaks a rule, and
nothing is held against it all the same (burden.md 2.1, 2.9).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    TextChoices,
    Value,
    When,
)
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from burden.dashboards.selectors.doors import open_among
from burden.ledger.models import Component, ItemSum
from burden.ledger.selectors import ZERO, Hours, Slice
from burden.matters.models import Item
from burden.organisations.models import User
from meetings.models import Accompanying, Link, MeetingHit, Tied
from meetings.rules.sparing import UNTOLD


class Reason(TextChoices):
    """Why nothing is held against a meeting."""

    STATUTORY = "statutory", _("held as the law prescribes")
    EMERGENCY = "emergency", _("response to an emergency")
    ROUTINE = "routine", _("routine of a body")
    OWN_MEASURES = "own_measures", _("measures of its own")
    MERGES = "merges", _("joins several superior meetings")
    RERUN = "rerun", _("made up for one that had failed")


_OF_MEETINGS = (Component.MEETING, Component.LAYERED, Component.ACCOMPANY, Component.NESTED)


@dataclass(frozen=True)
class SparedHours:
    """The spared meetings of one reason."""

    reason: Reason
    meetings: int
    hours: Decimal


@dataclass(frozen=True)
class SparedRow:
    item: Item
    is_open: bool
    reason: Reason
    hours: Decimal


def spared_by_reason(part: Slice) -> list[SparedHours]:
    """The reasons, the one with most hours first."""
    rows = (
        _spared(part.items)
        .order_by()
        .values_list("reason")
        .annotate(meetings=Count("item", distinct=True), sum=Sum("hours"))
        .order_by("-sum", "reason")
    )
    return [SparedHours(Reason(reason), *figures) for reason, *figures in rows]


def reason_asked(request: HttpRequest) -> Reason | None:
    """The reason of `?reason=`; None where none is asked for.

    Raises:
        Http404: there is no such reason.
    """
    asked = request.GET.get("reason", "")
    if not asked:
        return None
    if asked not in Reason.values:
        raise Http404
    return Reason(asked)


def share_of(hours: Decimal, received: Decimal) -> float:
    """Spared hours as a share of all that were received, 0 to 1."""
    return float(hours / received) if received else 0.0


def spared_items(part: Slice, reason: Reason | None) -> QuerySet[Any, Any]:
    """The spared meetings of one reason or of all, those with most hours first."""
    rows = _spared(part.items)
    if reason is not None:
        rows = rows.filter(reason=reason)
    return rows.order_by("-hours", "item").select_related("item__unit", "item__root")


def rows_of(user: User, found: Iterable[Any]) -> list[SparedRow]:
    """Rows of `spared_items`, each with whether the reader may open the meeting."""
    rows = list(found)
    open_ids = open_among(user, [one.item for one in rows])
    return [
        SparedRow(one.item, one.item.pk in open_ids, Reason(one.reason), one.hours) for one in rows
    ]


def spared_of(costs: Mapping[Component, Mapping[int, Hours]]) -> Decimal:
    """The hours of spared meetings among those of some items, by component and id."""
    of_meetings = [costs[one] for one in _OF_MEETINGS if one in costs]
    among = {pk for one in of_meetings for pk in one}
    # Named one by one: asked for by a join, the database reads every meeting that is spared.
    spared = [pk for (pk,) in _spared_ids(among=among)] if among else []
    return sum((one[pk].hours for one in of_meetings for pk in spared if pk in one), ZERO)


def _spared(sums: QuerySet[ItemSum]) -> QuerySet[Any, Any]:
    return sums.filter(item__in=_spared_ids()).annotate(reason=_REASON)


def _spared_ids(among: Collection[int] | None = None) -> QuerySet[Any, Any]:
    """Ids of the items, of all or among some, that something is held against, yet nobody for it."""
    repeated = Link.objects.filter(~Q(spared="") | ~Q(lower__legal_basis=""))
    seated = Tied.objects.filter(
        ~Q(spared=""), Exists(Accompanying.objects.filter(meeting=OuterRef("meeting")))
    )
    ruled = MeetingHit.objects.exclude(spared__in=("", UNTOLD)).order_by()
    if among is not None:
        repeated = repeated.filter(lower__item__in=among)
        seated = seated.filter(meeting__item__in=among)
        ruled = ruled.filter(item__in=among)
    return repeated.values_list("lower__item").union(
        seated.values_list("meeting__item"), ruled.values_list("item")
    )


# A rule spares by a legal basis or in an emergency alone, so the latter is what is left.
_REASON = Case(
    When(item__meeting__legal_basis__gt="", then=Value(Reason.STATUTORY.value)),
    When(item__meeting__link__spared__gt="", then=F("item__meeting__link__spared")),
    When(item__meeting__tied__spared__gt="", then=F("item__meeting__tied__spared")),
    default=Value(Reason.EMERGENCY.value),
    output_field=CharField(),
)
