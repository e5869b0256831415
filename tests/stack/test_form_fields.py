"""Fields are written by Python as Django's templates write them, which pages and tests rest on."""

from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy, override

from burden.stack.form_fields import FieldRenderer

_HOSTILE = "\"><script>&'"


class EveryField(forms.Form):
    words = forms.CharField(help_text="so", initial=_HOSTILE, max_length=9)
    number = forms.IntegerField(required=False, min_value=0, initial=0)
    day = forms.DateField(widget=forms.DateInput(attrs={"type": "date", "data-is": True}))
    is_told = forms.BooleanField(required=False, initial=True)
    hidden = forms.CharField(widget=forms.HiddenInput, initial="x")
    email = forms.EmailField(disabled=True)
    secret = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": False}))
    kind = forms.ChoiceField(
        choices=[
            ("", gettext_lazy("all")),
            (_HOSTILE, _HOSTILE),
            ("group", [(1234567, 1234567), (2, gettext_lazy("paper"))]),
        ],
        initial=2,
    )
    several = forms.MultipleChoiceField(choices=[(1, "one"), (2, "two")], initial=[1, 2])
    note = forms.CharField(widget=forms.Textarea, initial=_HOSTILE)
    scale = forms.ChoiceField(widget=forms.RadioSelect, choices=[("1", "one")])


def test_fields_are_letter_for_letter_those_of_the_templates() -> None:
    sent = {"words": _HOSTILE, "number": "x", "kind": "2", "several": ["2"], "day": "2026-03-01"}

    for language in ("en", "zh-hans"):
        for data in (None, sent):
            with override(language):
                ours = [str(one) for one in EveryField(data, renderer=FieldRenderer())]
                theirs = [str(one) for one in EveryField(data, renderer=DjangoTemplates())]

            assert ours == theirs
            assert not any("<script>" in one for one in ours)
