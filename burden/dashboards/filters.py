"""What the lists of these pages can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from burden.ledger.models import Cause, Component, Entry
from burden.matters.models import Item, ItemQuerySet, Source
from burden.organisations.models import Level

# What stands for a stretch of time costs no hours of its own.
_PERIODS = (Source.ISSUING, Source.CONVENING, Source.ACTIVITIES)
_SHOWN = [(one.value, one.label) for one in Source if one not in _PERIODS]


class ItemFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Words, level, kind, what it descends from; order by hours, date or issuer."""

    q = django_filters.CharFilter(method="search", label=_("Number, title or issuer"))
    level = django_filters.ChoiceFilter(choices=Level, label=_("Level"))
    source = django_filters.ChoiceFilter(choices=_SHOWN, label=_("Kind"))
    above = django_filters.UUIDFilter("parent__uuid", widget=forms.HiddenInput)
    sort = django_filters.OrderingFilter(
        fields=(
            ("hours", "hours"),
            ("avoidable", "avoidable"),
            ("occurred_on", "day"),
            ("unit__path", "unit"),
        ),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Item
        fields = ("q", "level", "source", "above")

    def search(self, items: ItemQuerySet, _name: str, value: str) -> ItemQuerySet:
        for word in value.split():
            items = items.filter(
                Q(title__icontains=word) | Q(number__icontains=word) | Q(unit__name__icontains=word)
            )
        return items


class BookingFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Why and where hours of an item were booked; the receiver comes with the address."""

    cause = django_filters.ChoiceFilter(choices=Cause, label=_("Why"))
    component = django_filters.ChoiceFilter(choices=Component, label=_("Component"))
    receiver = django_filters.UUIDFilter("receiver__uuid", widget=forms.HiddenInput)

    class Meta:
        model = Entry
        fields = ("cause", "component", "receiver")
