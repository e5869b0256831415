"""What the list of secondments can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.activities.models import Secondment
from burden.organisations.models import Level
from burden.organisations.yes_or_no import YesOrNo


class SecondmentFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Words, level of the borrower, kind, days, only those not back."""

    q = django_filters.CharFilter(method="search", label=_("Borrower or lender"))
    level = django_filters.ChoiceFilter("unit__level", choices=Level, label=_("Level"))
    kind = django_filters.ChoiceFilter(choices=Secondment.Kind, label=_("Kind"))
    since = django_filters.DateFilter(
        "day", "gte", label=_("From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until = django_filters.DateFilter(
        "day", "lte", label=_("To"), widget=forms.DateInput(attrs={"type": "date"})
    )
    away = django_filters.BooleanFilter(
        "returned_on",
        "isnull",
        label=_("Not back yet"),
        widget=YesOrNo(),
    )
    withdrawn = django_filters.BooleanFilter("is_withdrawn", label=_("Withdrawn"), widget=YesOrNo())
    sort = django_filters.OrderingFilter(
        fields=(("day", "day"), ("title", "title"), ("unit__path", "unit")),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Secondment
        fields = ("q", "level", "kind", "since", "until", "away", "withdrawn")

    def search(self, found: Any, _name: str, value: str) -> Any:
        for word in value.split():
            found = found.filter(Q(lender__name__icontains=word) | Q(unit__name__icontains=word))
        return found
