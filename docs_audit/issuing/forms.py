"""Forms of the register: lists that a unit sends, who may issue, the explanation of a year."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.organisations import selectors as organisations
from burden.organisations.arrivals import ReadAtOnceField
from burden.organisations.importing.sheets import SheetRefused, read_rows
from burden.organisations.models import Unit, User
from docs_audit.issuing import plan_rows, rows

_LONGEST_EXPLANATION = 5_000


class _ListForm(forms.Form):
    """A list of a unit as a file; reading it as a table is part of checking it."""

    columns: ClassVar[Mapping[str, str]] = {}

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), to_field_name="uuid")
    file = ReadAtOnceField(
        help_text=_("CSV (UTF-8 or GB18030) or XLSX, 20 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisations.visible_units(user)
        field.initial = user.scope.uuid if user.scope else None

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.cleaned_data["rows"] = read_rows(file.name, file.read(), self.columns)
        except SheetRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return file


class RegisterForm(_ListForm):
    """A register of issued papers."""

    columns = rows.COLUMNS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("Register of issued papers")


class PlanForm(_ListForm):
    """The plan of a year; what is added later may be brought as a list of its own."""

    columns = plan_rows.COLUMNS

    year = forms.IntegerField(
        label=_("Year"),
        min_value=2000,
        max_value=2100,
        help_text=_("for entries that name no year"),
    )
    replaces = forms.BooleanField(
        label=_("This is the whole plan: take out entries that it does not hold"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _("Plan of papers")
        self.fields["year"].initial = timezone.localdate().year


class RightForm(forms.Form):
    """Whether the units chosen may issue papers, and by which decision."""

    is_permitted = forms.TypedChoiceField(
        label=_("May issue papers"),
        choices=(("yes", _("yes")), ("no", _("no"))),
        coerce=lambda answer: answer == "yes",
    )
    note = forms.CharField(label=_("By which decision"), max_length=200)


class ExplanationForm(forms.Form):
    """Why a unit issues more papers than the year before."""

    year = forms.IntegerField(min_value=2000, max_value=2100, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Explanation to the office of the superior Party committee"),
        max_length=_LONGEST_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
