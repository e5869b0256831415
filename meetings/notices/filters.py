"""What the list of drafts can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from meetings.models import NoticeDraft


class NoticeFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Search words, state, kind, days of the meeting."""

    q = django_filters.CharFilter(method="search", label=_("Title or host"))
    state = django_filters.ChoiceFilter(choices=NoticeDraft.State, label=_("State"))
    kind = django_filters.ChoiceFilter(choices=NoticeDraft.Kind, label=_("Kind"))
    since = django_filters.DateFilter(
        "starts_on", "gte", label=_("From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until = django_filters.DateFilter(
        "starts_on", "lte", label=_("To"), widget=forms.DateInput(attrs={"type": "date"})
    )
    sort = django_filters.OrderingFilter(
        fields=(("created_at", "created_at"), ("title", "title"), ("starts_on", "starts_on")),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = NoticeDraft
        fields = ("q", "state", "kind", "since", "until")

    def search(
        self, drafts: QuerySet[NoticeDraft], _name: str, value: str
    ) -> QuerySet[NoticeDraft]:
        for word in value.split():
            drafts = drafts.filter(Q(title__icontains=word) | Q(host_name__icontains=word))
        return drafts
