"""What the audit log can be narrowed by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from burden.audit.models import Entry
from burden.audit.selectors import known_actions
from burden.dashboards.audit_wording import ACTS


def _acts() -> list[tuple[str, Any]]:
    return list(ACTS.items())


class EntryFilter(django_filters.FilterSet):  # type: ignore[misc]
    """Who, which act, when; an exact action or one target by their addresses."""

    who = django_filters.CharFilter("actor_name", lookup_expr="icontains", label=_("Person"))
    act = django_filters.ChoiceFilter(method="of_act", choices=_acts, label=_("Act"))
    since = django_filters.DateFilter(
        "at", lookup_expr="date__gte", label=_("From"), widget=forms.DateInput({"type": "date"})
    )
    until = django_filters.DateFilter(
        "at", lookup_expr="date__lte", label=_("To"), widget=forms.DateInput({"type": "date"})
    )
    action = django_filters.CharFilter("action", widget=forms.HiddenInput)
    kind = django_filters.CharFilter("target_kind", widget=forms.HiddenInput)
    target = django_filters.CharFilter("target_id", widget=forms.HiddenInput)

    class Meta:
        model = Entry
        fields = ("who", "act", "since", "until", "action", "kind", "target")

    def of_act(self, entries: QuerySet[Entry], _name: str, value: str) -> QuerySet[Entry]:
        """Whole codes are asked for, which an index finds."""
        codes = [one for one in known_actions() if one.rpartition(".")[2] == value]
        return entries.filter(action__in=codes)
