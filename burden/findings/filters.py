"""What the inbox can be narrowed by."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import date
from functools import cache, partial
from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from burden.findings.models import Finding, FindingQuerySet
from burden.findings.registry import kinds
from burden.findings.selectors import looks, searching
from burden.findings.selectors.due import may_reply, replied
from burden.organisations import policies
from burden.organisations.models import Level
from burden.organisations.periods import Period

UNDECIDED = "undecided"
ALL = "all"
EACH = "each"
DEFAULT_SORT = "-hours"
NEW_FIRST = ("-is_new", "-expected_hours")
MOST_TOGETHER = 100
NEW = "new"
STARRED = "starred"
LOOKS = ((NEW, _("new for me")), ("seen", _("seen by me")), (STARRED, _("starred by me")))
STAGES = (
    ("untold", _("the notice to the unit")),
    ("notified", _("the reply of the unit")),
    ("replied", _("a decision: replied")),
    ("silent", _("a decision: no reply by the day")),
    ("heard", _("a decision: replied or day passed")),
    ("second", _("a second person")),
    ("mine", _("me: given to me")),
)


def _states() -> list[tuple[str, Any]]:
    return [(UNDECIDED, _("to be decided")), *Finding.State.choices, (ALL, _("all states"))]


def _kinds() -> list[tuple[str, Any]]:
    return [(kind.code, kind.label) for kind in kinds() if kind.is_offered()]


class FindingFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Words, state, what is new, kind, level, severity, what it waits for, period, one unit, matter
    or source.

    Undecided ones when no state is asked for; those that are new for the reader first when no order
    is. Similar ones stand in one row, unless each is asked for, or those of one group alone.

    `is_shown`: whether its form stands on a page.
    """

    q = django_filters.CharFilter(method="search", label=_("Number, title, unit or claim"))
    state = django_filters.ChoiceFilter(
        method="in_state", choices=_states, label=_("State"), empty_label=None
    )
    look = django_filters.ChoiceFilter(
        method="by_look",
        choices=LOOKS,
        label=_("Looked at"),
        empty_label=_("all, new ones first"),
    )
    kind = django_filters.ChoiceFilter(choices=_kinds, label=_("Kind"))
    level = django_filters.ChoiceFilter(choices=Level, label=_("Level"))
    severity = django_filters.ChoiceFilter(choices=Finding.Severity, label=_("Severity"))
    stage = django_filters.ChoiceFilter(method="at_stage", choices=STAGES, label=_("Waits for"))
    period = django_filters.ChoiceFilter(method="in_period", label=_("Period"))
    rows = django_filters.ChoiceFilter(
        method="as_rows",
        choices=((EACH, _("each finding")),),
        label=_("Rows"),
        empty_label=_("similar ones together"),
    )
    of = django_filters.UUIDFilter("unit__uuid", widget=forms.HiddenInput)
    upper = django_filters.UUIDFilter("upper__uuid", widget=forms.HiddenInput)
    since = django_filters.DateFilter("occurred_on", "gte", widget=forms.HiddenInput)
    until = django_filters.DateFilter("occurred_on", "lte", widget=forms.HiddenInput)
    matter = django_filters.UUIDFilter("item__root__uuid", widget=forms.HiddenInput)
    source = django_filters.CharFilter("item__source", widget=forms.HiddenInput)
    filed_after = django_filters.IsoDateTimeFilter(
        "created_at", lookup_expr="gt", widget=forms.HiddenInput
    )
    sort = django_filters.OrderingFilter(
        fields=(
            ("expected_hours", "hours"),
            ("occurred_on", "day"),
            ("unit__path", "unit"),
            ("created_at", "age"),
        ),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Finding
        fields = ("q", "state", "look", "kind", "level", "severity", "stage", "period")

    def __init__(
        self, data: Any, queryset: FindingQuerySet, *, is_shown: bool = True, **options: Any
    ) -> None:
        asked = data.copy()
        asked.setdefault("state", UNDECIDED)
        super().__init__(asked, queryset, **options)
        if not is_shown:
            # A form that nobody sees has no more fields than are filled in.
            for name in [name for name in self.filters if not asked.get(name)]:
                del self.filters[name]
        # Asked for once, where it is needed.
        for name, choices in (
            ("period", partial(_periods, queryset, asked.get("period", ""))),
            ("kind", _kinds),
        ):
            if name in self.filters:
                self.filters[name].extra["choices"] = cache(choices)

    @property
    def left(self) -> FindingQuerySet:
        """The findings that the filters leave, in no order of their own."""
        found: FindingQuerySet = super().qs
        return found

    @cached_property
    def qs(self) -> FindingQuerySet:
        """The findings in the order asked for; the latest first among equals."""
        found = looks.with_news(self.left, self.request.user)
        return found.order_by(*(found.query.order_by or NEW_FIRST), "-pk")

    @property
    def asks_for_new(self) -> bool:
        """Whether only what is new for the reader is asked for."""
        return bool(self.data.get("look") == NEW)

    @property
    def is_folded(self) -> bool:
        """Whether similar findings stand in one row."""
        alone = ("of", "matter", "upper")
        return self.data.get("rows") != EACH and not any(self.data.get(one) for one in alone)

    def as_rows(self, findings: FindingQuerySet, _name: str, _value: str) -> FindingQuerySet:
        """The way of showing leaves nothing out."""
        return findings

    def search(self, findings: FindingQuerySet, _name: str, value: str) -> FindingQuerySet:
        return searching.about(findings, value)

    def by_look(self, findings: FindingQuerySet, _name: str, value: str) -> FindingQuerySet:
        if value == STARRED:
            return findings.filter(looks.starred_by(self.request.user))
        is_new = looks.is_new_for(self.request.user)
        return findings.filter(is_new if value == NEW else ~is_new)

    def in_state(self, findings: FindingQuerySet, _name: str, value: str) -> FindingQuerySet:
        if value == ALL:
            return findings
        if value == UNDECIDED:
            return findings.filter(state__in=(Finding.State.OPEN, Finding.State.UNSURE))
        return findings.filter(state=value)

    def at_stage(self, findings: FindingQuerySet, _name: str, value: str) -> FindingQuerySet:
        today, reader = timezone.localdate(), self.request.user
        knows = policies.can(reader, "findings.deliberate")
        # What is proposed the unit does not learn, not by what a filter leaves out either.
        free = Q(proposed="") if knows else Q()
        wanted = {
            "untold": Q(notice__isnull=True) & free,
            "notified": may_reply(today),
            "replied": Q(notice__replied_at__isnull=False) & free,
            "silent": Q(notice__replied_at__isnull=True, notice__due_on__lt=today) & free,
            "heard": replied(today) & free,
            "second": ~Q(proposed="") if knows else Q(pk__in=()),
            "mine": Q(assigned_to=reader.pk),
        }
        return findings.filter(wanted[value])

    def in_period(self, findings: FindingQuerySet, _name: str, value: str) -> FindingQuerySet:
        period = Period.parse(value)
        return findings.filter(occurred_on__range=(period.first, period.last))


def _periods(findings: FindingQuerySet, asked: str) -> list[tuple[str, str]]:
    """The months from the first to the last finding, and the period asked for, latest first."""
    days = findings.filter(occurred_on__isnull=False).values_list("occurred_on", flat=True)
    ends = days.order_by("occurred_on")[:1].union(days.order_by("-occurred_on")[:1])
    periods = set(_months_over([day for day in ends if day]))
    with suppress(ValueError):
        periods.add(Period.parse(asked))
    return [(one.key, one.label) for one in sorted(periods, reverse=True)]


def _months_over(days: Collection[date]) -> Iterator[Period]:
    """The months from the earliest to the latest of some days."""
    if days:
        month, last = Period.month_of(min(days)), Period.month_of(max(days))
        while month <= last:
            yield month
            month = month.next()
