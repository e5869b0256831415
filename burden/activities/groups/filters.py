"""What the lists of groups and of their instructions can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.activities.models import Instruction, WorkGroup
from burden.organisations.models import Level
from burden.organisations.yes_or_no import YesOrNo


class WorkGroupFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Words, level of the owner, kind, what it demands, whether it stands, days."""

    q = django_filters.CharFilter(method="search", label=_("Title, owner or line"))
    level = django_filters.ChoiceFilter("unit__level", choices=Level, label=_("Level"))
    kind = django_filters.ChoiceFilter(choices=WorkGroup.Kind, label=_("Kind"))
    feature = django_filters.ChoiceFilter(
        method="demanding", choices=WorkGroup.Feature, label=_("Demands")
    )
    closed = django_filters.BooleanFilter(
        "closed_on",
        "isnull",
        exclude=True,
        label=_("Closed"),
        widget=YesOrNo(),
    )
    withdrawn = django_filters.BooleanFilter("is_withdrawn", label=_("Withdrawn"), widget=YesOrNo())
    since = django_filters.DateFilter(
        "day", "gte", label=_("Made from"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until = django_filters.DateFilter(
        "day", "lte", label=_("Made until"), widget=forms.DateInput(attrs={"type": "date"})
    )
    sort = django_filters.OrderingFilter(
        fields=(
            ("day", "day"),
            ("title", "title"),
            ("unit__path", "unit"),
            ("line", "line"),
            ("people", "people"),
            ("instruction_count", "instructions"),
        ),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = WorkGroup
        fields = ("q", "level", "kind", "feature", "closed", "withdrawn", "since", "until")

    def search(self, found: Any, _name: str, value: str) -> Any:
        for word in value.split():
            named = Q(title__icontains=word) | Q(unit__name__icontains=word)
            found = found.filter(named | Q(line__icontains=word))
        return found

    def demanding(self, found: Any, _name: str, value: str) -> Any:
        return found.filter(features__contains=[value])


class InstructionFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Words, what it asks for, whether it was told before, days."""

    q = django_filters.CharFilter("text", "icontains", label=_("Words"))
    kind = django_filters.ChoiceFilter(
        method="asking", choices=Instruction.Kind, label=_("Asks that one")
    )
    again = django_filters.BooleanFilter(
        "first",
        "isnull",
        exclude=True,
        label=_("Told before elsewhere"),
        widget=YesOrNo(),
    )
    since = django_filters.DateFilter(
        "sent_at", "date__gte", label=_("From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until = django_filters.DateFilter(
        "sent_at", "date__lte", label=_("To"), widget=forms.DateInput(attrs={"type": "date"})
    )

    class Meta:
        model = Instruction
        fields = ("q", "kind", "again", "since", "until")

    def asking(self, found: Any, _name: str, value: str) -> Any:
        return found.filter(kinds__contains=[value])
