"""The export of the messages of one group."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from burden.organisations.arrivals import QuarantinedField


class MessagesForm(forms.Form):
    """A file as a chat program exports it."""

    file = QuarantinedField(
        label=_("Export of the messages"),
        help_text=_(
            "TXT or CSV as the chat program exports it, 100 MB at most; UTF-8, GB18030 or UTF-16."
            " No name is kept, and of messages that ask for nothing only their number."
        ),
        widget=forms.FileInput(attrs={"accept": ".txt,.csv,.tsv,.log"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_FILE_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 100 MB. Export a shorter time, several times.")
            )
        return file
