"""The annual plan of a unit as a file."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.organisations import selectors as organisations
from burden.organisations.arrivals import ReadAtOnceField
from burden.organisations.importing.sheets import SheetRefused, read_rows
from burden.organisations.models import Unit, User
from meetings.planning.rows import COLUMNS


class PlanForm(forms.Form):
    """Whose plan, of which year, and the file; reading it as a table is part of checking it."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=_("Unit"), to_field_name="uuid")
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    file = ReadAtOnceField(
        label=_("Annual plan of meetings"),
        help_text=_("CSV (UTF-8 or GB18030) or XLSX, 20 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisations.visible_units(user)
        field.initial = user.scope.uuid if user.scope else None
        self.fields["year"].initial = timezone.localdate().year

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        try:
            self.cleaned_data["rows"] = read_rows(file.name, file.read(), COLUMNS)
        except SheetRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return file
