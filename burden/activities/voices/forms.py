"""The short form of a report, the code that finds it again, and what becomes of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.activities.models.voices import TEXT_AT_MOST
from burden.activities.voices.receipts import hash_of, new_code
from burden.activities.voices.services import Report

_ANSWER_AT_MOST = 2_000
_HOURS_OF_A_MONTH = 744


class PlainForm(forms.Form):
    """A form whose labels end as they are written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class VoiceForm(PlainForm):
    """Three fields, and whether one's name goes with them.

    `code` is the receipt, made with the empty form, so that sending twice keeps one report.
    `warned` is the digest of what a warning was given for.
    """

    text = forms.CharField(
        label=_("What was demanded"),
        help_text=_("500 characters at most. A number or 《title》 helps to find the paper."),
        max_length=TEXT_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )
    who = forms.CharField(
        label=_("Who demanded it"),
        help_text=_("The unit, not a person."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    hours = forms.DecimalField(
        label=_("Hours a month that it takes"),
        required=False,
        min_value=0.1,
        max_value=_HOURS_OF_A_MONTH,
        max_digits=5,
        decimal_places=1,
        widget=forms.NumberInput(attrs={"step": "0.1", "autocomplete": "off"}),
    )
    named = forms.BooleanField(
        label=_("Send it under my name"),
        help_text=_("Only inspectors are shown the name. Left open, it is sent under no name."),
        required=False,
    )
    code = forms.CharField(widget=forms.HiddenInput)
    warned = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            self.initial["code"] = new_code()

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not hash_of(code):
            raise forms.ValidationError(_("Open the form anew."))
        return code

    @property
    def report(self) -> Report:
        told = self.cleaned_data
        return Report(text=told["text"], who=told["who"], hours=told["hours"])


class UnsignedForm(VoiceForm):
    """The same three fields of someone who did not sign in, and so can put no name to them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["named"]


class ReceiptForm(PlainForm):
    """The code of a report."""

    code = forms.CharField(
        label=_("Receipt code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class AnswerForm(PlainForm):
    """What the sender is answered, or why the report is closed."""

    text = forms.CharField(
        label=_("Words of the answer"),
        max_length=_ANSWER_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class CloseForm(AnswerForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Reason for closing it")


class PassOnForm(PlainForm):
    """The unit, where the report names none of the tree."""

    who = forms.CharField(label=_("Unit reported"), required=False, max_length=200)


class LinkForm(PlainForm):
    """What the report speaks of: a suggested item, or one by number or title; empty for none."""

    item = forms.UUIDField(required=False, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Number or title"), required=False, max_length=300)
