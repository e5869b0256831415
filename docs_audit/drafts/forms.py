"""The form of a draft that is to be tried."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.organisations import selectors as organisations
from burden.organisations.arrivals import ReadAtOnceField
from burden.organisations.models import Unit, User
from docs_audit.drafts.checking import Draft

PASTED = "draft.txt"


class DraftForm(forms.Form):
    """One file, or a text pasted in; by whom it is to be issued and who would receive it."""

    file = ReadAtOnceField(label=_("Draft"), required=False, allow_empty_file=True)
    text = forms.CharField(
        label=_("Or paste the text"),
        required=False,
        strip=False,
        # A browser that keeps forms for its next start would keep the draft.
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("Issuing unit"),
        to_field_name="uuid",
        required=False,
        empty_label=_("as the draft is signed, else my own unit"),
    )
    receivers = forms.CharField(
        label=_("Receivers"),
        required=False,
        max_length=500,
        help_text=_(
            "Units or groups such as 各乡镇人民政府; left empty: as the draft addresses them, "
            "else all units directly below the issuer."
        ),
    )
    keep = forms.BooleanField(
        label=_("Keep it as an upload after the check, because it has been issued"), required=False
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisations.visible_units(user)

    def clean(self) -> dict[str, Any]:
        """Exactly one of file and text."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        has_file, has_text = cleaned.get("file") is not None, bool(cleaned.get("text", "").strip())
        if has_file and has_text:
            raise forms.ValidationError(_("Give a file or a text, not both."))
        if not has_file and not has_text:
            raise forms.ValidationError(_("Choose a file or paste the text of the draft."))
        return cleaned

    def draft(self) -> Draft:
        """What is to be tried, of a form found valid."""
        cleaned = self.cleaned_data
        file = cleaned["file"]
        return Draft(
            name=file.name if file else PASTED,
            data=file.read() if file else cleaned["text"].encode(),
            unit=cleaned["unit"],
            receivers=cleaned["receivers"],
        )
