"""A warning as it is entered, and what the trend can be narrowed by."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from burden.organisations.models import Level


class WarningForm(forms.Form):
    """When a unit was told of its meetings, and by whom."""

    given_on = forms.DateField(
        label=gettext_lazy("Day of the warning"), widget=forms.DateInput(attrs={"type": "date"})
    )
    reason = forms.CharField(
        label=gettext_lazy("What was said, and by whom"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_given_on(self) -> Any:
        day = self.cleaned_data["given_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("The day lies in the future."))
        return day


class HostFilter(forms.Form):
    """Level of the host and words of its name."""

    q = forms.CharField(required=False, label=gettext_lazy("Unit"))
    level = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Level"),
        choices=[("", gettext_lazy("all")), *Level.choices],
    )

    def conditions(self) -> dict[str, str]:
        """What the hosts are narrowed by; unknown values narrow nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        names = {"name__icontains": asked.get("q", ""), "level": asked.get("level", "")}
        return {name: value for name, value in names.items() if value}
