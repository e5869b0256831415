"""Meetings of a scope in which people sat who were not needed: what the ledger holds of them."""

from dataclasses import dataclass
from decimal import Decimal

import django_filters
from django import forms
from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from burden.ledger.models import Component, IdleSum
from burden.ledger.selectors import ZERO
from burden.organisations.models import Level, Unit, User
from burden.organisations.periods import Period
from meetings.models import Accompanying, Meeting

KINDS = ((Component.ACCOMPANY.value, _("accompanying")), (Component.NESTED.value, _("nested")))


def attended_in_vain(user: User, unit: Unit, period: Period) -> QuerySet[Meeting]:
    """Meetings with hours booked as accompanying or nested below a unit in a period.

    Each with `accompany` and `nested` hours there, their sum `idle`, and the number of `units`.
    """
    # All hours of a meeting lie in one month, so there is one row of a scope at most.
    here = Q(item__idle_sums__scope=unit, item__idle_sums__month__range=(period.first, period.last))
    return (
        Meeting.objects.visible_to(user)
        .filter(here, merged_into=None)
        .select_related("host")
        .annotate(
            units=F("item__idle_sums__units"),
            accompany=F("item__idle_sums__accompany"),
            nested=F("item__idle_sums__nested"),
            idle=F("item__idle_sums__accompany") + F("item__idle_sums__nested"),
        )
        .order_by("-idle", "-item")
    )


@dataclass(frozen=True)
class InVain:
    """What `attended_in_vain` finds, whole and in its order, for a paginator.

    Only the meetings of a page are looked at: which they are is told by the sums that are kept.
    """

    user: User
    unit: Unit
    period: Period

    def __getitem__(self, places: slice) -> list[Meeting]:
        idle = F("accompany") + F("nested")
        heaviest = _idle_sums(self.unit, self.period).order_by(idle.desc(), "-item")
        meetings = attended_in_vain(self.user, self.unit, self.period)
        return list(meetings.filter(item__in=heaviest.values("item")[places]))

    def sums(self) -> "Sums":
        """What they add up to."""
        found = _idle_sums(self.unit, self.period).aggregate(
            meetings=Count("item"),
            accompany=Sum("accompany", default=ZERO),
            nested=Sum("nested", default=ZERO),
        )
        return Sums(**found, spared=_spared(self.user, self.unit.path, self.period))


def _idle_sums(unit: Unit, period: Period) -> QuerySet[IdleSum]:
    return IdleSum.objects.filter(scope=unit, month__range=(period.first, period.last))


@dataclass(frozen=True)
class Sums:
    """Hours over the meetings in view; `spared` are meetings against which nothing is held though
    people sat there whom no item concerned.
    """

    meetings: int
    accompany: Decimal
    nested: Decimal
    spared: int


def sums_of(meetings: QuerySet[Meeting], user: User, path: str, period: Period) -> Sums:
    """What the list adds up to, and how many meetings the exemptions keep out of it."""
    found = meetings.order_by().aggregate(
        count=Count("pk"), by_accompany=Sum("accompany"), by_nested=Sum("nested")
    )
    return Sums(
        meetings=found["count"],
        accompany=found["by_accompany"] or ZERO,
        nested=found["by_nested"] or ZERO,
        spared=_spared(user, path, period),
    )


def _spared(user: User, path: str, period: Period) -> int:
    return (
        Accompanying.objects.filter(
            unit__path__startswith=path,
            meeting__in=Meeting.objects.visible_to(user),
            meeting__item__occurred_on__range=(period.first, period.last),
        )
        .exclude(meeting__tied__spared="")
        .values("meeting")
        .distinct()
        .count()
    )


class AttendanceFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Search words, level of the host, accompanying or nested."""

    q = django_filters.CharFilter(method="search", label=_("Title"))
    level = django_filters.ChoiceFilter("host__level", choices=Level, label=_("Level"))
    kind = django_filters.ChoiceFilter(choices=KINDS, method="of_kind", label=_("Kind"))
    sort = django_filters.OrderingFilter(
        fields=(
            ("starts_at", "starts_at"),
            ("title", "title"),
            ("host__path", "host"),
            ("units", "units"),
            ("accompany", "accompany"),
            ("nested", "nested"),
            ("idle", "idle"),
        ),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Meeting
        fields = ("q", "level", "kind")

    def search(self, meetings: QuerySet[Meeting], _name: str, value: str) -> QuerySet[Meeting]:
        for word in value.split():
            meetings = meetings.filter(title__icontains=word)
        return meetings

    def of_kind(self, meetings: QuerySet[Meeting], _name: str, value: str) -> QuerySet[Meeting]:
        return meetings.filter(**{f"{value}__gt": 0})
