"""Files on their way in with a form: each is looked at by the scanner before anything reads it.

A file that a request reads itself is a `ReadAtOnceField`, and looked at as it is checked. One that
goes into quarantine is a `QuarantinedField`: the job that reads it asks the scanner first. A form
has no other field for files.
"""

import hashlib
from typing import Any

from django import forms

from burden.audit import services as audit
from burden.audit.address import current_person
from burden.organisations.models import User
from burden.stack import scanning


def look_at(file: Any) -> None:
    """Have a file of the request in hand looked at; that one was infected is noted.

    Raises:
        Infected: something was found in it; nothing of it is kept but time, user and hash.
        ScannerFailed: there was no answer.
    """
    try:
        scanning.look_at_chunks(file.chunks())
    except scanning.Infected:
        person = current_person()
        digest = hashlib.sha256()
        for chunk in file.chunks():
            digest.update(chunk)
        audit.record(
            by=person,
            action="document.infected",
            unit=person.scope if isinstance(person, User) else None,
            details={"sha256": digest.hexdigest()},
        )
        raise
    finally:
        file.seek(0)


class ReadAtOnceField(forms.FileField):
    """A file that the request reads; one that the scanner does not pass is no valid file."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file:
            try:
                look_at(file)
            except scanning.NotPassed as refused:
                raise forms.ValidationError(str(refused.sentence), code=refused.code) from refused
        return file


class QuarantinedField(forms.FileField):
    """A file that goes into quarantine, where scanner and guard pass it before it is read."""


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class QuarantinedFilesField(QuarantinedField):
    """Several of them; `clean` gives them as a list."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # noqa: ARG002 - Django's
        files = data if isinstance(data, list | tuple) else [data]
        return [file for file in files if file]
