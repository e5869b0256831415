"""What the lists of units and of accounts can be narrowed by."""

from datetime import date

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Level, Role, Unit, UnitQuerySet, User
from burden.organisations.selectors import units_matching, unused, without_factor

_YES_OR_NO = (("yes", _("yes")), ("no", _("no")))


class UnitFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Name, short name or code; level; whether ended; those that existed on a day."""

    q = django_filters.CharFilter(method="search", label=_("Name or code"))
    level = django_filters.ChoiceFilter(choices=Level, label=_("Level"))
    ended = django_filters.ChoiceFilter(choices=_YES_OR_NO, label=_("Ended"), method="only_ended")
    on = django_filters.DateFilter(
        method="existing_on",
        label=_("As of"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    sort = django_filters.OrderingFilter(
        fields=(("name", "name"), ("code", "code"), ("place_code", "place")),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Unit
        fields = ("q", "level", "ended", "on")

    def search(self, units: QuerySet[Unit], _name: str, value: str) -> QuerySet[Unit]:
        return units_matching(units, value)

    def only_ended(self, units: QuerySet[Unit], _name: str, value: str) -> QuerySet[Unit]:
        return units.filter(valid_to__isnull=value == "no")

    def existing_on(self, units: UnitQuerySet, _name: str, value: date) -> QuerySet[Unit]:
        return units.existing_on(value)


class PersonFilter(django_filters.FilterSet):  # type: ignore[misc]
    """User name or full name; role; whether open, unused for long, or without second factor."""

    q = django_filters.CharFilter(method="search", label=_("Name"))
    role = django_filters.ChoiceFilter(choices=Role, label=_("Role"))
    active = django_filters.ChoiceFilter(
        choices=_YES_OR_NO, label=_("May sign in"), method="only_active"
    )
    unused = django_filters.ChoiceFilter(
        choices=_YES_OR_NO, label=_("Unused for long"), method="only_unused"
    )
    factor = django_filters.ChoiceFilter(
        choices=_YES_OR_NO, label=_("Second factor to be set up"), method="only_without_factor"
    )
    sort = django_filters.OrderingFilter(
        fields=(
            ("username", "username"),
            ("role", "role"),
            ("scope__path", "scope"),
            ("last_login", "last_login"),
        ),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = User
        fields = ("q", "role", "active", "unused", "factor")

    def search(self, people: QuerySet[User], _name: str, value: str) -> QuerySet[User]:
        return people.filter(Q(username__icontains=value) | Q(full_name__icontains=value))

    def only_active(self, people: QuerySet[User], _name: str, value: str) -> QuerySet[User]:
        return people.filter(is_active=value == "yes")

    def only_unused(self, people: QuerySet[User], _name: str, value: str) -> QuerySet[User]:
        found = unused(people)
        return found if value == "yes" else people.exclude(pk__in=found.values("pk"))

    def only_without_factor(self, people: QuerySet[User], _name: str, value: str) -> QuerySet[User]:
        found = without_factor(people)
        return found if value == "yes" else people.exclude(pk__in=found.values("pk"))
