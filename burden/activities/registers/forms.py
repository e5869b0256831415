"""The short form and the file form of a register, both from its columns."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.activities.importers import Column, Kind
from burden.activities.registers.contract import Register
from burden.activities.registers.sentences import language
from burden.organisations import selectors as organisations
from burden.organisations.arrivals import ReadAtOnceField
from burden.organisations.models import Unit, User

FILE_BYTES = 20 * 2**20
_ANY = _("not stated")


class ReporterForm(forms.Form):
    """Which unit of one's scope brings it."""

    reporter = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Brought by"), to_field_name="uuid"
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        field = self.fields["reporter"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = organisations.visible_units(user)
        field.initial = user.scope.uuid if user.scope else None


class ListForm(ReporterForm):
    """A register as a file."""

    file = ReadAtOnceField(
        label=_("List"),
        help_text=_("CSV (UTF-8 or GB18030) or XLSX, 20 MB at most."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.xls,.ods"}),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > FILE_BYTES:
            raise forms.ValidationError(_("The file is larger than 20 MB. Send it in parts."))
        return file


class RecordForm(ReporterForm):
    """One record; each field holds the text that a cell of a list would hold."""

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.register = register
        quick = [register.columns[key] for key in register.quick]
        others = [one for one in register.columns.all if one.key not in register.quick]
        for column in (*quick, *others):
            self.fields[column.key] = field_of(column)

    @property
    def quick(self) -> list[forms.BoundField]:
        return [self[name] for name in ("reporter", *self.register.quick)]

    @property
    def more(self) -> list[forms.BoundField]:
        shown = {"reporter", *self.register.quick}
        return [self[name] for name in self.fields if name not in shown]

    @property
    def opens_more(self) -> bool:
        """Whether something further down is wrong or was filled in."""
        return any(field.errors or field.data for field in self.more)

    def texts(self) -> dict[str, str]:
        """What was typed, by column; a browser sends its own ends of lines."""
        typed = {
            one.key: str(self.cleaned_data.get(one.key) or "") for one in self.register.columns.all
        }
        return {key: text.replace("\r\n", "\n") for key, text in typed.items()}


class CorrectionForm(RecordForm):
    """A record as it stands, to be put right; who brought it does not change."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["reporter"]

    @property
    def quick(self) -> list[forms.BoundField]:
        return [self[name] for name in self.register.quick]

    @property
    def opens_more(self) -> bool:
        """All that stands is shown."""
        return True


class WithdrawalForm(forms.Form):
    """Why a record is withdrawn."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


def field_of(column: Column) -> forms.Field:
    """The form's field of a column; what it holds is checked as a cell is."""
    label, told = column.header(language()), column.told(language())
    if column.kind is Kind.CHOICE:
        choices = [(value, words[_word()]) for value, words in column.choices.items()]
        blank = [] if column.is_required else [("", _ANY)]
        return forms.ChoiceField(
            label=label,
            help_text=told,
            required=column.is_required,
            choices=[*blank, *choices],
        )
    if column.kind is Kind.CHOICES:
        told = "、".join(words[_word()] for words in column.choices.values())
    return forms.CharField(
        label=label,
        help_text=told,
        required=column.is_required,
        max_length=max(column.longest, 200) if column.kind is Kind.TEXT else None,
        widget=_widget(column.kind),
    )


def _word() -> int:
    """Which of the words of a choice is shown: the first is Chinese, the second English."""
    return 0 if language().startswith("zh") else 1


def _widget(kind: Kind) -> forms.Widget:
    if kind is Kind.DAY:
        return forms.DateInput(attrs={"type": "date"})
    if kind is Kind.MOMENT:
        # The browser's own widget takes no day without a time of day.
        return forms.TextInput(attrs={"placeholder": "2026-03-03 15:00"})
    if kind is Kind.LONG_TEXT:
        return forms.Textarea(attrs={"rows": 8})
    if kind in (Kind.UNITS, Kind.LINES, Kind.PEOPLE, Kind.CHOICES):
        return forms.Textarea(attrs={"rows": 2})
    return forms.TextInput()
