"""Forms of the upload and correction pages."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.organisations import selectors as organisations
from burden.organisations.arrivals import QuarantinedFilesField
from burden.organisations.models import Unit, User
from docs_audit.described import CLASSES
from docs_audit.gbt9704 import KINDS, split_units
from docs_audit.models import Paper, Receipt

_UNITS = _("separated by 、 or ;")


class ReadersForm(forms.Form):
    """How many people of one receiver read a paper; empty: nobody says, the usual number counts."""

    unit = forms.ChoiceField(label=_("Unit"))
    readers = forms.IntegerField(
        label=_("Readers"),
        min_value=0,
        max_value=100_000,
        required=False,
        help_text=_("empty: the usual number, marked as assumed"),
    )

    def __init__(self, data: Any = None, *, receipts: Iterable[Receipt]) -> None:
        # The page has another form, and ids must differ.
        super().__init__(data, auto_id="readers-%s")
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(one.unit.uuid), one.unit.name) for one in receipts]


class UploadForm(forms.Form):
    """Files for one unit of the uploader's scope."""

    files = QuarantinedFilesField(  # type: ignore[assignment]  # the field of that name wins
        label=_("Files"), allow_empty_file=True
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Unit"), to_field_name="uuid", required=False
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisations.visible_units(user)
        self._own_unit = user.scope

    def clean_unit(self) -> Unit | None:
        """The unit chosen, else the uploader's own."""
        return self.cleaned_data["unit"] or self._own_unit


class CorrectionForm(forms.ModelForm):  # type: ignore[type-arg]
    """What was read out of a paper, to be put right by hand."""

    kind = forms.ChoiceField(
        label=_("kind"), required=False, choices=[("", "–"), *((one, one) for one in KINDS)]
    )
    addressees = forms.CharField(label=_("Addressees"), required=False, help_text=_UNITS)
    cc = forms.CharField(label=_("copied to"), required=False, help_text=_UNITS)

    class Meta:
        model = Paper
        fields = ("title", "number", "kind", "issuer_name", "level", "issued_on")
        widgets = {"issued_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        paper = self.instance
        known = {**paper.read, **paper.given, **paper.corrections}
        self.fields["addressees"].initial = "、".join(paper.addressees)
        self.fields["cc"].initial = "、".join(known.get("cc", []))
        self.fields["class"] = forms.ChoiceField(
            label=_("sort of paper"),
            required=False,
            choices=[("", "–"), *CLASSES.items()],
            initial=known.get("class", ""),
        )

    def changes(self) -> dict[str, Any]:
        """The fields a person changed, as they are kept: dates ISO, units a list."""
        changed: dict[str, Any] = {}
        for name in self.changed_data:
            value = self.cleaned_data[name]
            if name in ("addressees", "cc"):
                value = list(split_units(value))
            elif name == "issued_on":
                value = value.isoformat() if value else ""
            changed[name] = value
        return changed
