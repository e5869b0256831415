"""Files of inspections: a sheet of indicators, a plan of a year."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.activities.registers.forms import ListForm
from burden.organisations.arrivals import ReadAtOnceField


class IndicatorForm(forms.Form):
    """A scoring sheet."""

    file = ReadAtOnceField(
        label=_("Sheet of indicators"),
        help_text=_("XLSX or CSV with headings such as 一级指标, 二级指标, 评分标准, 分值."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xls,.ods"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


class PlanForm(ListForm):
    """Whose plan, of which year, and the file."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    field_order = ("reporter", "year", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = timezone.localdate().year
        self.fields["file"].label = _("Annual plan of inspections")
