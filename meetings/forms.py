"""The quick form of one meeting, and the form for a file of them."""

import hashlib
import re
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.organisations import selectors as organisations
from burden.organisations.models import Unit, User
from meetings.importers import Draft, DraftItem, DraftSeat
from meetings.models import Meeting

_SEAT = re.compile(r"^(?P<unit>.+?)[\s:：,，]+(?P<people>\d{1,5})\s*(?:人)?$")
FILE_BYTES = 20 * 1024 * 1024


class UnitChoiceForm(forms.Form):
    """A form that speaks for a unit of the user's scope, by default the user's own."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Host"), to_field_name="uuid", required=False
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisations.visible_units(user)
        field.empty_label = str(user.scope) if user.scope else None
        self._own_unit = user.scope

    def clean_unit(self) -> Unit | None:
        """The unit chosen, else the user's own."""
        return self.cleaned_data["unit"] or self._own_unit


class MeetingForm(UnitChoiceForm):
    """One meeting in six fields; the rest is optional."""

    title = forms.CharField(label=_("Title"), max_length=300)
    starts_at = forms.DateTimeField(
        label=_("Start"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    ends_at = forms.DateTimeField(
        label=_("End"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    agenda = forms.CharField(
        label=_("Agenda"), widget=forms.Textarea(attrs={"rows": 3}), help_text=_("one item a line")
    )
    attendees = forms.CharField(
        label=_("Attendees"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("one unit a line with its number of people, such as 青河镇 3"),
    )
    mode = forms.ChoiceField(label=_("Form"), choices=Meeting.Mode, required=False)
    venue = forms.CharField(label=_("Venue"), max_length=200, required=False)
    minutes = forms.CharField(
        label=_("Minutes"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )

    field_order = ("title", "unit", "starts_at", "ends_at", "agenda", "attendees")

    def clean_attendees(self) -> list[DraftSeat]:
        """Lines of unit and number; a line that is neither is named."""
        seats = []
        for line in filter(None, map(str.strip, self.cleaned_data["attendees"].splitlines())):
            seat = _SEAT.match(line)
            if seat is None:
                raise forms.ValidationError(
                    _("“%(line)s”: write the unit and the number of people."), params={"line": line}
                )
            seats.append(DraftSeat(seat["unit"], int(seat["people"])))
        return seats

    def clean(self) -> dict[str, Any]:
        """A meeting ends after it starts."""
        data = super().clean() or self.cleaned_data
        start, end = data.get("starts_at"), data.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("The meeting ends before it starts. Check both times."))
        return data

    def draft(self) -> Draft:
        """The meeting as a file of one row would give it."""
        data = self.cleaned_data
        told = f"{data['unit']}|{data['title']}|{data['starts_at'].isoformat()}"
        return Draft(
            row=1,
            key=hashlib.sha256(told.encode()).hexdigest(),
            unit=data["unit"].code if data["unit"] else "",
            title=data["title"],
            start=_local(data["starts_at"]),
            end=_local(data["ends_at"]),
            mode=data["mode"] or Meeting.Mode.ONSITE,
            venue=data["venue"],
            agenda=tuple(
                DraftItem(line.strip()) for line in data["agenda"].splitlines() if line.strip()
            ),
            attendees=tuple(data["attendees"]),
            minutes=data["minutes"],
        )


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None)


class MeetingFileForm(UnitChoiceForm):
    """A file of meeting records: CSV, XLSX or ICS."""

    file = forms.FileField(label=_("File"), help_text=_("CSV, XLSX or ICS"), allow_empty_file=True)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > FILE_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB. Split it by month."))
        return file
