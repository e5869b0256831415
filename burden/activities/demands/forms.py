"""The file of one demand: its empty form, or the mail that asked for it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.activities.registers.forms import FILE_BYTES
from burden.organisations.arrivals import ReadAtOnceField


class FormFileForm(forms.Form):
    """A form as it was sent out."""

    file = ReadAtOnceField(
        label=_("Empty form or mail"),
        help_text=_(
            "XLSX, DOCX, CSV or EML, 20 MB at most. A mail tells when it was sent. Send no data"
            " that was filled in."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.et,.docx,.doc,.wps,.csv,.eml"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > FILE_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB. Send it in parts."))
        return file
