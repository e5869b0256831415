"""The form beside the text of a notice, for a file of one, and for leaving one aside."""

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.organisations.arrivals import ReadAtOnceField
from meetings.forms import UnitChoiceForm
from meetings.importers import Draft, DraftItem, DraftSeat
from meetings.models import Meeting, NoticeDraft

_SEAT = re.compile(
    r"^(?P<unit>[^\s（(:：,，]+(?:[（(][^\s（()）]{1,12}[)）](?=\S))?[^\s（(:：,，]*)"
    r"[\s:：,，]*(?P<people>\d{1,5})?\s*人?\s*(?:[（(](?P<role>[^（()）]*(?:[（(][^（()）]*[)）][^（()）]*)*)[)）])?$"
)
_DECISION_PARTS = 3
_DAY = {"type": "date"}
_TIME = {"type": "time"}
_LONGEST_LIST = 20_000


def _lines(
    label: Any, rows: int, help_text: Any = "", *, required: bool = False
) -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.Textarea(attrs={"rows": rows}),
        help_text=help_text,
        required=required,
        max_length=_LONGEST_LIST,
    )


class NoticeForm(forms.Form):
    """A meeting as a notice tells it; only name, host and day must be known."""

    title = forms.CharField(label=_("Title"), max_length=300)
    host = forms.CharField(label=_("Host"), max_length=200)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"))
    time = forms.TimeField(
        label=_("From"), widget=forms.TimeInput(attrs=_TIME, format="%H:%M"), required=False
    )
    until_day = forms.DateField(
        label=_("Last day"),
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
        required=False,
    )
    until_time = forms.TimeField(
        label=_("Until"), widget=forms.TimeInput(attrs=_TIME, format="%H:%M"), required=False
    )
    mode = forms.ChoiceField(
        label=_("Form"), choices=[("", _("not told")), *Meeting.Mode.choices], required=False
    )
    convener = forms.ChoiceField(
        label=_("Called by"), choices=[("", _("not told")), *Meeting.Rank.choices], required=False
    )
    approved_by = forms.CharField(label=_("Approved by"), max_length=100, required=False)
    venue = forms.CharField(label=_("Venue"), max_length=200, required=False)
    branches = _lines(_("Branch venues"), 2, _("one a line"))
    agenda = _lines(_("Agenda"), 4, _("one item a line"))
    attendees = _lines(
        _("Attendees"),
        5,
        _("one unit a line, its number of people and rank if known, such as 青河镇 3（镇长）"),
    )
    cites = _lines(_("Documents cited"), 2, _("one number a line"))
    decisions = _lines(_("What the meeting resolved"), 4, _("one a line: task | unit | deadline"))

    def clean_attendees(self) -> list[DraftSeat]:
        """Lines of unit, number and rank; without a number the unit counts one, uncounted."""
        seats = []
        for line in _split(self.cleaned_data["attendees"]):
            found = _SEAT.match(line)
            if found is None:
                raise forms.ValidationError(
                    _("“%(line)s”: write the unit and the number of people."), params={"line": line}
                )
            people = found["people"]
            role = (found["role"] or "")[:50]
            seats.append(DraftSeat(found["unit"], int(people or 1), role, counted=bool(people)))
        return seats

    def clean(self) -> dict[str, Any]:
        """A meeting ends after it starts; hours need a start."""
        data = super().clean() or self.cleaned_data
        start, end = self._start(), self._end()
        if data.get("until_time") and not data.get("time"):
            self.add_error("time", _("Tell when it starts, or leave out when it ends."))
        elif start and end and end <= start:
            self.add_error("until_time", _("The meeting ends before it starts. Check both times."))
        elif start and data.get("until_day") and data["until_day"] < start.date():
            self.add_error("until_day", _("The meeting ends before it starts. Check both times."))
        return data

    def draft(self, key: str, minutes: str) -> Draft:
        """The meeting as a file of one row would give it; `minutes` is the text of minutes."""
        data = self.cleaned_data
        start = self._start()
        assert start is not None
        return Draft(
            row=1,
            key=key,
            unit=data["host"],
            title=data["title"],
            start=start,
            end=self._end(),
            timed=data["time"] is not None,
            mode=data["mode"] or Meeting.Mode.ONSITE,
            venue=data["venue"],
            agenda=tuple(DraftItem(line) for line in _split(data["agenda"])),
            attendees=tuple(data["attendees"]),
            cites=tuple(_split(data["cites"])),
            minutes=minutes,
            branches=tuple(_split(data["branches"])),
            convener=data["convener"],
            approved_by=data["approved_by"],
        )

    def decisions_told(self) -> list[dict[str, str]]:
        """The decisions as {"text", "unit", "deadline"}."""
        told = []
        for line in _split(self.cleaned_data["decisions"]):
            parts = [part.strip() for part in line.split("|")] + [""] * _DECISION_PARTS
            told.append({"text": parts[0], "unit": parts[1], "deadline": parts[2]})
        return told

    def said(self) -> dict[str, str]:
        """What the person left in each field, as text."""
        return {name: str(self.data.get(name, ""))[:_LONGEST_LIST] for name in self.fields}

    def _start(self) -> datetime | None:
        day = self.cleaned_data.get("day")
        return datetime.combine(day, self.cleaned_data.get("time") or time()) if day else None

    def _end(self) -> datetime | None:
        day: date | None = self.cleaned_data.get("until_day") or self.cleaned_data.get("day")
        until = self.cleaned_data.get("until_time")
        return datetime.combine(day, until) if day and until else None


def _split(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class NoticeFileForm(UnitChoiceForm):
    """One file of a notice or of minutes, for a unit of the user's scope."""

    file = ReadAtOnceField(label=_("File"), allow_empty_file=True)

    field_order = ("file", "unit")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].label = _("Unit")


class DismissForm(forms.ModelForm):  # type: ignore[type-arg]  # takes none when it runs
    """Why a draft becomes no meeting."""

    class Meta:
        model = NoticeDraft
        fields = ("reason", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True
