"""What the list of issuers can be narrowed by."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Level, OrganKind, Unit
from burden.organisations.selectors import units_matching
from docs_audit.issuing import rights


class IssuerFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Name or code; level and kind of organ; whether it may issue papers."""

    q = django_filters.CharFilter(method="search", label=_("Name or code"))
    level = django_filters.ChoiceFilter(choices=Level, label=_("Level"))
    kind = django_filters.ChoiceFilter(
        field_name="organ_kind",
        choices=OrganKind,
        label=_("Kind of organ"),
    )
    right = django_filters.ChoiceFilter(
        method="only",
        choices=(("yes", _("yes")), ("no", _("no")), ("set", _("noted by the administrator"))),
        label=_("May issue papers"),
    )
    sort = django_filters.OrderingFilter(
        fields=(("name", "name"), ("organ_kind", "kind"), ("path", "place")),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Unit
        fields = ("q", "level", "kind", "right")

    @property
    def qs(self) -> QuerySet[Unit]:
        """The units in the order asked for, else by their place in the tree."""
        found: QuerySet[Unit] = super().qs
        return found.order_by(*found.query.order_by or ("path",), "pk")

    def search(self, units: QuerySet[Unit], _name: str, value: str) -> QuerySet[Unit]:
        return units_matching(units, value)

    def only(self, units: QuerySet[Unit], _name: str, value: str) -> QuerySet[Unit]:
        return rights.only(units, value)
