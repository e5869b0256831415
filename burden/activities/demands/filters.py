"""What the list of demands can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from burden.activities.models import AskedField, Demand, RepeatedField
from burden.organisations.models import Level
from burden.organisations.yes_or_no import YesOrNo


class DemandFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Words, level of who asks, channel, how often, days, whether data were asked for before."""

    q = django_filters.CharFilter(method="search", label=_("Title, who asks, or a field"))
    level = django_filters.ChoiceFilter("unit__level", choices=Level, label=_("Level"))
    channel = django_filters.ChoiceFilter(choices=Demand.Channel, label=_("Channel"))
    cycle = django_filters.ChoiceFilter(choices=Demand.Cycle, label=_("How often"))
    since = django_filters.DateFilter(
        "day", "gte", label=_("From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until = django_filters.DateFilter(
        "day", "lte", label=_("To"), widget=forms.DateInput(attrs={"type": "date"})
    )
    again = django_filters.BooleanFilter(
        method="repeated", label=_("Asked again"), widget=YesOrNo()
    )
    withdrawn = django_filters.BooleanFilter("is_withdrawn", label=_("Withdrawn"), widget=YesOrNo())
    target = django_filters.UUIDFilter("targets__unit__uuid", widget=forms.HiddenInput)
    sort = django_filters.OrderingFilter(
        fields=(
            ("sent_at", "sent"),
            ("title", "title"),
            ("unit__path", "unit"),
            ("due_at", "due"),
            ("field_count", "fields"),
        ),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Demand
        fields = (
            "q",
            "level",
            "channel",
            "cycle",
            "since",
            "until",
            "again",
            "withdrawn",
            "target",
        )

    def search(self, found: Any, _name: str, value: str) -> Any:
        for word in value.split():
            asked = AskedField.objects.filter(demand=OuterRef("pk"), path__icontains=word)
            found = found.filter(
                Q(title__icontains=word) | Q(unit__name__icontains=word) | Exists(asked)
            )
        return found

    def repeated(self, found: Any, _name: str, value: bool) -> Any:
        again = Exists(RepeatedField.objects.filter(later__demand=OuterRef("pk")))
        return found.filter(again if value else ~again)
