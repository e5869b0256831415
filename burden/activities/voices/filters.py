"""What the list of reports can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.activities.models import Voice
from burden.activities.models.voices import VoiceQuerySet
from burden.matters.models import Source
from burden.organisations.models import Level

_OVERDUE = (("yes", _("overdue")), ("no", _("not overdue")))
_DAY = {"type": "date"}


class VoiceFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Words, state, overdue or not, level, days, what or whom it speaks of; the latest first."""

    q = django_filters.CharFilter(method="search", label=_("Words or unit"))
    state = django_filters.ChoiceFilter(choices=Voice.State, label=_("State"))
    overdue = django_filters.ChoiceFilter(
        choices=_OVERDUE, method="only_overdue", label=_("Promised day")
    )
    level = django_filters.ChoiceFilter("place__level", choices=Level, label=_("Comes from"))
    since = django_filters.DateFilter(
        "day", "gte", label=_("From"), widget=forms.DateInput(attrs=_DAY)
    )
    until = django_filters.DateFilter(
        "day", "lte", label=_("To"), widget=forms.DateInput(attrs=_DAY)
    )
    matter = django_filters.UUIDFilter("item__root__uuid", widget=forms.HiddenInput)
    source = django_filters.ChoiceFilter("item__source", choices=Source, widget=forms.HiddenInput)
    about = django_filters.UUIDFilter("unit__uuid", widget=forms.HiddenInput)
    sort = django_filters.OrderingFilter(
        fields=(
            ("day", "day"),
            ("promised_on", "promised"),
            ("hours", "hours"),
            ("unit__path", "unit"),
            ("state", "state"),
        ),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Voice
        fields = ("q", "state", "overdue", "level", "since", "until", "matter")

    def search(self, found: Any, _name: str, value: str) -> Any:
        for word in value.split():
            named = Q(unit__name__icontains=word) | Q(unit_words__icontains=word)
            found = found.filter(Q(text__icontains=word) | named)
        return found

    def only_overdue(self, found: VoiceQuerySet, _name: str, value: str) -> Any:
        late = found.overdue(timezone.localdate())
        return late if value == "yes" else found.exclude(pk__in=late.values("pk"))
