"""What a rectification is set, reported and filtered by."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.findings.figures import figures
from burden.findings.forms import PlainForm
from burden.findings.models import Finding, Rectification, RectificationQuerySet
from burden.findings.services import Task
from burden.organisations.arrivals import QuarantinedFilesField

_TEXT_AT_MOST = 5_000
UNFINISHED = "unfinished"
OVERDUE = "overdue"
ALL = "all"


class SetForm(PlainForm):
    """Who does what until when, and the figure that must fall."""

    owner = forms.CharField(
        label=_("Responsible"),
        help_text=_("The office or post that answers for it."),
        max_length=100,
    )
    measure = forms.CharField(
        label=_("What is to be done"),
        max_length=_TEXT_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    deadline = forms.DateField(
        label=_("Deadline"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    figure = forms.ChoiceField(label=_("The figure that must fall"))
    target = forms.FloatField(
        label=_("It must fall to"),
        min_value=0,
        help_text=_("In the unit of the figure; a share in percent."),
        widget=forms.NumberInput(attrs={"step": "any"}),
    )
    findings = forms.ModelMultipleChoiceField(
        Finding.objects.none(), to_field_name="uuid", label=_("Findings"), required=True
    )

    def __init__(self, data: Any = None, *, findings: Any, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        choices = self.fields["figure"]
        assert isinstance(choices, forms.ChoiceField)
        choices.choices = [(one.code, one.label) for one in figures()]
        chosen = self.fields["findings"]
        assert isinstance(chosen, forms.ModelMultipleChoiceField)
        chosen.queryset = findings

    @property
    def task(self) -> Task:
        """The argument of the service; a share is typed in percent and kept as a ratio."""
        told = self.cleaned_data
        is_share = any(one.is_share for one in figures() if one.code == told["figure"])
        return Task(
            owner=told["owner"],
            measure=told["measure"],
            deadline=told["deadline"],
            figure=told["figure"],
            target=told["target"] / 100 if is_share else told["target"],
        )


class ProofForm(PlainForm):
    """What the unit says was done."""

    text = forms.CharField(
        label=_("What was done"),
        max_length=_TEXT_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )
    basis = QuarantinedFilesField(
        label=_("Proof"),
        required=False,
        help_text=_("It is read, and proves no figure: that is measured from the records."),
    )


class RectificationFilter(django_filters.FilterSet):  # type: ignore[misc]
    """State, words; the unfinished ones when no state is asked for. Overdue is as of `day`."""

    q = django_filters.CharFilter(method="search", label=_("Title, unit or responsible"))
    state = django_filters.ChoiceFilter(
        method="in_state",
        choices=(
            (UNFINISHED, _("unfinished")),
            (OVERDUE, _("overdue")),
            *Rectification.State.choices,
            (ALL, _("all")),
        ),
        label=_("State"),
        empty_label=None,
    )
    sort = django_filters.OrderingFilter(
        fields=(("deadline", "deadline"), ("unit__path", "unit"), ("opened_on", "opened")),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Rectification
        fields = ("q", "state")

    def __init__(
        self, data: Any, queryset: RectificationQuerySet, *, day: date | None = None, **options: Any
    ) -> None:
        self._day = day or timezone.localdate()
        asked = data.copy()
        asked.setdefault("state", UNFINISHED)
        asked.setdefault("sort", "deadline")
        super().__init__(asked, queryset, **options)

    @property
    def qs(self) -> RectificationQuerySet:
        found: RectificationQuerySet = super().qs
        return found.order_by(*found.query.order_by, "-pk")

    @property
    def told(self) -> str:
        """What was asked for, in words."""
        states = dict(self.filters["state"].extra["choices"])
        words = [str(states.get(self.data["state"], states[ALL])), self.data.get("q", "").strip()]
        return " · ".join(filter(None, words))

    def search(self, found: RectificationQuerySet, _name: str, value: str) -> RectificationQuerySet:
        for word in value.split():
            found = found.filter(
                Q(title__icontains=word) | Q(unit__name__icontains=word) | Q(owner__icontains=word)
            )
        return found

    def in_state(
        self, found: RectificationQuerySet, _name: str, value: str
    ) -> RectificationQuerySet:
        if value == ALL:
            return found
        if value == UNFINISHED:
            return found.filter(state__in=Rectification.State.unfinished())
        if value == OVERDUE:
            state = Rectification.State.OPEN
            return found.filter(state=state, deadline__lt=self._day)
        return found.filter(state=value)
