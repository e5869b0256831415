"""What the list of inspections can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.activities.models import Inspection
from burden.organisations.models import Level
from burden.organisations.yes_or_no import YesOrNo


class InspectionFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Words, level of the organiser, kind, days."""

    q = django_filters.CharFilter(method="search", label=_("Title or organiser"))
    level = django_filters.ChoiceFilter("unit__level", choices=Level, label=_("Level"))
    kind = django_filters.ChoiceFilter(choices=Inspection.Kind, label=_("Kind"))
    since = django_filters.DateFilter(
        "day", "gte", label=_("From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until = django_filters.DateFilter(
        "day", "lte", label=_("To"), widget=forms.DateInput(attrs={"type": "date"})
    )
    withdrawn = django_filters.BooleanFilter("is_withdrawn", label=_("Withdrawn"), widget=YesOrNo())
    target = django_filters.UUIDFilter("targets__unit__uuid", widget=forms.HiddenInput)
    sort = django_filters.OrderingFilter(
        fields=(
            ("day", "day"),
            ("title", "title"),
            ("unit__path", "unit"),
            ("target_count", "targets"),
        ),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Inspection
        fields = ("q", "level", "kind", "since", "until", "withdrawn", "target")

    def search(self, found: Any, _name: str, value: str) -> Any:
        for word in value.split():
            found = found.filter(Q(title__icontains=word) | Q(unit__name__icontains=word))
        return found
