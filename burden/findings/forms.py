"""What a decision is sent as."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.findings.models import Decision, Finding


class DecisionForm(forms.Form):
    """Verdict, reason and note; `seen` is how many decisions stood on the page."""

    verdict = forms.ChoiceField(
        choices=[
            (state.value, state.label)
            for state in (
                Finding.State.CONFIRMED,
                Finding.State.UNSURE,
                Finding.State.DISMISSED,
            )
        ]
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("choose a reason")), *Decision.Reason.choices],
        required=False,
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    @property
    def decision(self) -> dict[str, Any]:
        """The arguments of the service."""
        return dict(self.cleaned_data)
