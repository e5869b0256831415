"""Forms of the register: the list a unit sends, and the explanation of a year."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.organisations import selectors as organisations
from burden.organisations.importing.sheets import SheetRefused, read_rows
from burden.organisations.models import Unit, User
from docs_audit.issuing.rows import COLUMNS

_LONGEST_EXPLANATION = 5_000


class RegisterForm(forms.Form):
    """A register as a file; reading it as a table is part of checking it."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), to_field_name="uuid")
    file = forms.FileField(
        label=_("Register of issued papers"),
        help_text=_("CSV (UTF-8 or GB18030) or XLSX, 20 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisations.visible_units(user)
        field.initial = user.scope.uuid if user.scope else None

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.cleaned_data["rows"] = read_rows(file.name, file.read(), COLUMNS)
        except SheetRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return file


class ExplanationForm(forms.Form):
    """Why a unit issues more papers than the year before."""

    year = forms.IntegerField(min_value=2000, max_value=2100, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Explanation to the office of the superior Party committee"),
        max_length=_LONGEST_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
