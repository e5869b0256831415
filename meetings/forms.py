"""The quick form of one meeting, the form for a file of them, and that for its columns."""

import hashlib
from datetime import datetime, time
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from burden.organisations import selectors as organisations
from burden.organisations.arrivals import ReadAtOnceField
from burden.organisations.models import Unit, User
from burden.organisations.named import Units
from meetings import form_lines
from meetings.fields import ALL as FIELDS
from meetings.importers import Draft, DraftItem, DraftSeat, DraftSpeech, Preview
from meetings.models import Meeting

FILE_BYTES = 20 * 1024 * 1024
_LINES = forms.Textarea(attrs={"rows": 3})
_MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_CLASSES = [("", "–"), *((f"{number}类", f"{number}类") for number in "一二三四")]
_TOLD = [("", _("not told")), ("true", _("yes")), ("false", _("no"))]
QUICK = ("title", "unit", "starts_at", "ends_at", "agenda", "attendees")


def _yes(word: str) -> bool:
    return word == "true"


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
    starts_at = forms.DateTimeField(label=_("Start"), widget=_MOMENT)
    ends_at = forms.DateTimeField(
        label=_("End"),
        widget=_MOMENT,
        required=False,
        help_text=_("left empty: the usual length counts and is marked as assumed"),
    )
    agenda = forms.CharField(
        label=_("Agenda"),
        widget=_LINES,
        required=False,
        help_text=_("one item a line; behind @ the units it concerns: 部署值班@青河镇,白水镇"),
    )
    attendees = forms.CharField(
        label=_("Attendees"),
        widget=_LINES,
        required=False,
        help_text=_("one unit a line with its people and, if you like, their role: 青河镇 3 镇长"),
    )
    mode = forms.ChoiceField(label=_("Form"), choices=Meeting.Mode, required=False)
    venue = forms.CharField(label=_("Venue"), max_length=200, required=False)
    branches = forms.CharField(
        label=_("Branch venues"), widget=_LINES, required=False, help_text=_("one a line")
    )
    kind = forms.CharField(label=_("Kind"), max_length=50, required=False)
    category = forms.ChoiceField(label=_("Class"), choices=_CLASSES, required=False)
    convener = forms.ChoiceField(
        label=_("Called by"), choices=[("", _("not told")), *Meeting.Rank.choices], required=False
    )
    speeches = forms.CharField(
        label=_("Speeches"),
        widget=_LINES,
        required=False,
        help_text=_("one a line: speaker, role and minutes, parted by colons: 李某:镇长:25"),
    )
    has_discussion = forms.TypedChoiceField(
        label=_("Group discussion"), choices=_TOLD, coerce=_yes, empty_value=None, required=False
    )
    is_comprehensive = forms.TypedChoiceField(
        label=_("Comprehensive"), choices=_TOLD, coerce=_yes, empty_value=None, required=False
    )
    legal_basis = forms.CharField(
        label=_("Legal basis"),
        max_length=100,
        required=False,
        help_text=_("only for a meeting that a law demands"),
    )
    plan_number = forms.CharField(label=_("Number in the plan"), max_length=50, required=False)
    filed_on = forms.DateField(label=_("Filed on"), widget=_DAY, required=False)
    approved_by = forms.CharField(
        label=_("Approved by"),
        max_length=100,
        required=False,
        help_text=_("the body that approved it, or the number of the approval"),
    )
    approved_on = forms.DateField(label=_("Approved on"), widget=_DAY, required=False)
    cites = forms.CharField(
        label=_("Documents cited"), widget=_LINES, required=False, help_text=_("one number a line")
    )
    minutes = forms.CharField(
        label=_("Minutes"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )

    field_order = QUICK

    def __init__(
        self,
        *args: Any,
        user: User,
        host: Unit | None = None,
        near: Unit | None = None,
        **kwargs: Any,
    ) -> None:
        """`host` may be chosen though it lies outside the scope, `near` is who speaks."""
        super().__init__(*args, user=user, **kwargs)
        self._near = near
        field = self.fields["unit"]
        if host is not None and isinstance(field, forms.ModelChoiceField):
            own = organisations.visible_units(user).values("pk")
            field.queryset = Unit.objects.filter(Q(pk__in=own) | Q(pk=host.pk))

    @property
    def quick(self) -> list[forms.BoundField]:
        return [self[name] for name in QUICK]

    @property
    def more(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in QUICK]

    @property
    def opens_more(self) -> bool:
        """Whether a field behind "more" holds something or is wrong."""
        return any(field.errors or field.value() for field in self.more if field.name != "mode")

    def clean_agenda(self) -> tuple[DraftItem, ...]:
        return form_lines.agenda_of(self.cleaned_data["agenda"], self._units())

    def clean_attendees(self) -> tuple[DraftSeat, ...]:
        return form_lines.seats_of(self.cleaned_data["attendees"], self._units())

    def clean_speeches(self) -> tuple[DraftSpeech, ...]:
        return form_lines.speeches_of(self.cleaned_data["speeches"])

    def clean(self) -> dict[str, Any]:
        """A meeting ends after it starts."""
        data = super().clean() or self.cleaned_data
        start, end = data.get("starts_at"), data.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("The meeting ends before it starts. Check both times."))
        return data

    def _units(self) -> Units:
        return Units(near=self._near or self.cleaned_data.get("unit") or self._own_unit)

    def draft(self, *, key: str = "") -> Draft:
        """The meeting as a file of one row would give it; `key` is that of a report corrected."""
        data = self.cleaned_data
        told = f"{data['unit']}|{data['title']}|{data['starts_at'].isoformat()}"
        return Draft(
            row=1,
            key=key or hashlib.sha256(told.encode()).hexdigest(),
            unit=data["unit"].code if data["unit"] else "",
            title=data["title"],
            start=_local(data["starts_at"]),
            end=_local(data["ends_at"]) if data["ends_at"] else None,
            # Nobody meets at midnight: of such a meeting only the day is known.
            timed=bool(data["ends_at"]) or _local(data["starts_at"]).time() != time(),
            mode=data["mode"] or Meeting.Mode.ONSITE,
            venue=data["venue"],
            agenda=data["agenda"],
            attendees=data["attendees"],
            cites=form_lines.names_of(data["cites"]),
            kind=data["kind"],
            minutes=data["minutes"],
            branches=form_lines.names_of(data["branches"]),
            category=data["category"],
            convener=data["convener"],
            speeches=data["speeches"],
            has_discussion=data["has_discussion"],
            is_comprehensive=data["is_comprehensive"],
            legal_basis=data["legal_basis"],
            plan_number=data["plan_number"],
            filed_on=data["filed_on"],
            approved_by=data["approved_by"],
            approved_on=data["approved_on"],
        )


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(tzinfo=None)


class MeetingFileForm(UnitChoiceForm):
    """A file of meeting records: CSV, XLSX or ICS."""

    file = ReadAtOnceField(label=_("File"), help_text=_("CSV, XLSX or ICS"), allow_empty_file=True)
    choose = forms.BooleanField(
        label=_("Tell the columns apart myself"),
        label_suffix="",
        required=False,
        help_text=_("asked for anyway where the headers are not recognised"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].label = _("Reporting unit")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > FILE_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB. Split it by month."))
        return file


class ColumnsForm(forms.Form):
    """Which column of a list is which field; one select for each field, by its code."""

    def __init__(self, *args: Any, preview: Preview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        guessed = {field: label for label, field in preview.guessed}
        columns = [(label, label) for label in preview.header]
        for one in FIELDS:
            none = _("the reporting unit") if one.code == "unit" else "–"
            self.fields[one.code] = forms.ChoiceField(
                label=str(one.name),
                choices=[("", none), *columns],
                required=False,
                initial=guessed.get(one.code, ""),
                help_text=str(one.meaning),
            )

    def clean(self) -> dict[str, Any]:
        """A column is one field; title and start are needed."""
        data = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for field, label in list(data.items()):
            if label and label in taken:
                self.add_error(field, _("This column is already another field."))
            taken[label] = field
        if not data.get("title"):
            self.add_error("title", _("Say which column holds the title."))
        if not (data.get("start") or data.get("date")):
            self.add_error("start", _("Say which column holds the start or the date."))
        return data

    def mapping(self) -> dict[str, str]:
        """The fields by label."""
        return {label: field for field, label in self.cleaned_data.items() if label}


class ReasonForm(forms.Form):
    """Why a person says that records are one meeting, or two."""

    reason = forms.CharField(label=_("Reason"), max_length=500)
