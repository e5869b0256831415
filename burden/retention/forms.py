"""Forms of requests to remove."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.retention.models import Removal
from burden.retention.registry import kinds

_REASON = {"rows": 3}


class ProposeForm(forms.Form):
    """All records of a kind before a day."""

    kind = forms.ChoiceField(label=_("Kind"))
    until = forms.DateField(
        label=_("Before"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs=_REASON))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(one.code, one.label) for one in kinds()]


class AskForm(forms.Form):
    """A single record."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs=_REASON))


class DecideForm(forms.Form):
    """The word of the second person, by the button that is pressed; refusing needs a reason."""

    verdict = forms.ChoiceField(choices=(("approve", ""), ("refuse", "")))
    reason = forms.CharField(
        label=Removal._meta.get_field("answer").verbose_name,
        required=False,
        widget=forms.Textarea(attrs=_REASON),
    )
