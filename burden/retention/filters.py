"""What requests to remove, and their outcomes, can be narrowed by."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from burden.retention.models import Outcome, Removal
from burden.retention.registry import kinds


def _kinds() -> list[tuple[str, object]]:
    return [(kind.code, kind.label) for kind in kinds()]


class RemovalFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """State and kind; order by day or state."""

    state = django_filters.ChoiceFilter(choices=Removal.State, label=_("State"))
    kind = django_filters.ChoiceFilter(choices=_kinds, label=_("Kind"))
    sort = django_filters.OrderingFilter(
        fields=(("at", "at"), ("unit__path", "unit")), widget=forms.HiddenInput
    )

    class Meta:
        model = Removal
        fields = ("state", "kind")


class OutcomeFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """What became of the records."""

    why = django_filters.ChoiceFilter(choices=Outcome.Why, label=_("Outcome"))

    class Meta:
        model = Outcome
        fields = ("why",)
