"""What the list of meetings can be narrowed by."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from burden.organisations.models import Level
from burden.organisations.yes_or_no import YesOrNo
from meetings.models import Meeting


class MeetingFilter(django_filters.FilterSet):  # type: ignore[misc]  # ships no types
    """Search words, level of the host, form, days, only those that repeat a superior one."""

    q = django_filters.CharFilter(method="search", label=_("Title"))
    level = django_filters.ChoiceFilter("host__level", choices=Level, label=_("Level"))
    mode = django_filters.ChoiceFilter(choices=Meeting.Mode, label=_("Form"))
    since = django_filters.DateFilter(
        "starts_at__date", "gte", label=_("From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    until = django_filters.DateFilter(
        "starts_at__date", "lte", label=_("To"), widget=forms.DateInput(attrs={"type": "date"})
    )
    layered = django_filters.BooleanFilter(
        "link",
        "isnull",
        exclude=True,
        label=_("Repeats a superior meeting"),
        widget=YesOrNo(),
    )
    sort = django_filters.OrderingFilter(
        fields=(
            ("starts_at", "starts_at"),
            ("title", "title"),
            ("host__path", "host"),
            ("people", "people"),
        ),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Meeting
        fields = ("q", "level", "mode", "since", "until", "layered")

    def search(self, meetings: QuerySet[Meeting], _name: str, value: str) -> QuerySet[Meeting]:
        for word in value.split():
            meetings = meetings.filter(title__icontains=word)
        return meetings
