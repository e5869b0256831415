"""What is chosen when a report is ordered."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from burden.findings.models import Finding
from burden.findings.registry import kind_of
from burden.reports.kinds import KINDS
from burden.reports.models import Report

# A notice of more is no notice of typical cases.
MOST_CASES = 20


class OrderForm(forms.Form):
    """Form and language; a kind with one form does not ask for it."""

    form = forms.ChoiceField(label=_("Form"))
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, kind: str, data: Mapping[str, Any] | None = None) -> None:
        usual = {"form": KINDS[kind].forms[0], "language": get_language()}
        super().__init__(data, initial=usual, label_suffix="")
        choices = [(one, Report.Form(one).label) for one in KINDS[kind].forms]
        self.fields["form"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["form"].widget = forms.HiddenInput()

    def parameters(self) -> dict[str, Any]:
        """What was chosen beside form and language."""
        return {}


class NoticeForm(OrderForm):
    """The head of a notice, and the confirmed findings that it tells of."""

    issuer = forms.CharField(label=_("Issuer, as the head names it"), max_length=60)
    number = forms.CharField(
        label=_("Document number"),
        max_length=60,
        required=False,
        help_text=_("left open in the draft where empty"),
    )
    title = forms.CharField(label=_("Title"), max_length=120)
    addressees = forms.CharField(label=_("Addressees"), max_length=200)
    copied_to = forms.CharField(label=_("Copied to"), max_length=200, required=False)
    day = forms.DateField(
        label=_("Date of issue"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    is_anonymous = forms.BooleanField(
        label=_("Name no unit (“a county”)"),
        required=False,
        help_text=_("titles and numbers are left out as well, since they name their issuer"),
    )
    findings = forms.MultipleChoiceField(label=_("Cases"), widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, kind: str, findings: Sequence[Finding], data: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(kind, data)
        self.fields["findings"].choices = [  # type: ignore[attr-defined]
            (str(one.uuid), f"{one.unit} · {kind_of(one).claim(one)}") for one in findings
        ]
        title = _("Notice of typical cases of formalism that burdens the grassroots")
        self.initial = {**self.initial, "title": title, "day": timezone.localdate()}

    def clean_findings(self) -> list[str]:
        """As many cases as a notice may have."""
        chosen: list[str] = self.cleaned_data["findings"]
        if len(chosen) > MOST_CASES:
            raise forms.ValidationError(
                _("Choose at most %(most)s cases."), params={"most": MOST_CASES}
            )
        return chosen

    def parameters(self) -> dict[str, Any]:
        told = {
            name: self.cleaned_data[name]
            for name in (
                "issuer",
                "number",
                "title",
                "addressees",
                "copied_to",
                "is_anonymous",
                "findings",
            )
        }
        return told | {"day": self.cleaned_data["day"].isoformat()}
