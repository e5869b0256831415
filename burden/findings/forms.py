"""What decisions, replies and notes are sent as."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.findings.models import Decision, Finding
from burden.findings.services import Act
from burden.organisations.arrivals import QuarantinedFilesField
from burden.organisations.models import User

_NOTE_AT_MOST, _REPLY_AT_MOST = 2_000, 20_000
_ADDRESS_AT_MOST = 500


class PlainForm(forms.Form):
    """A form whose labels end as they are written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


def _other_number(label: Any) -> forms.CharField:
    """The finding that stays, by the number of its paper or by its address."""
    return forms.CharField(label=label, required=False, max_length=_ADDRESS_AT_MOST)


class DecisionForm(forms.Form):
    """Act, reason, note and what it is a duplicate of; `seen` is how many decisions stood there."""

    verdict = forms.ChoiceField(choices=Act)
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("choose a reason")), *Decision.Reason.choices],
        required=False,
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=_NOTE_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    duplicate_of = forms.CharField(
        label=_("Duplicate of"), required=False, max_length=_ADDRESS_AT_MOST, widget=forms.Select
    )
    other_number = _other_number(_("or the number of its paper, or its address"))
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def offer(self, others: Iterable[tuple[str, str]]) -> None:
        """Name the findings of which it can be a duplicate, each by id and in words."""
        widget = self.fields["duplicate_of"].widget
        widget.choices = [("", _("choose a finding")), *others]

    @property
    def decision(self) -> dict[str, Any]:
        """The arguments of the service; what it is a duplicate of is told by `other`."""
        return {name: self.cleaned_data[name] for name in ("verdict", "reason", "note", "seen")}

    @property
    def other(self) -> str:
        """How the finding that stays was named."""
        told = self.cleaned_data
        return str(told["duplicate_of"] or told["other_number"])


class TogetherForm(PlainForm):
    """One act for several findings; `chosen` holds `<id>:<decisions seen>` for each."""

    chosen = forms.TypedMultipleChoiceField(widget=forms.MultipleHiddenInput)
    verdict = forms.ChoiceField(
        label=_("Decision"), choices=[("", _("choose a decision")), *Act.choices]
    )
    reason = forms.ChoiceField(
        label=_("Reason, where they are dismissed"),
        choices=[("", _("choose a reason")), *Decision.Reason.choices],
        required=False,
    )
    other_number = _other_number(
        _("Number or address of the finding that stays, where the others are its duplicates")
    )
    note = forms.CharField(
        label=_("Note, kept with each"),
        required=False,
        max_length=_NOTE_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: Any = None, *, most: int, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self._most = most
        field = self.fields["chosen"]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.error_messages["required"] = _("Choose at least one finding.")
        # Any id may be sent; one that is not there is answered as gone, in its own line.
        field.choices = [(one, one) for one in data.getlist("chosen")] if data else []

    def clean_chosen(self) -> dict[UUID, int]:
        found: dict[UUID, int] = {}
        for one in self.cleaned_data["chosen"]:
            uuid, _colon, seen = one.partition(":")
            try:
                found[UUID(uuid)] = int(seen)
            except ValueError as error:
                raise forms.ValidationError(_("Choose at least one finding.")) from error
        if len(found) > self._most:
            raise forms.ValidationError(_("%(most)s at most at once."), params={"most": self._most})
        return found

    @property
    def told(self) -> Mapping[str, str]:
        """The act, its reason and its note."""
        return {name: self.cleaned_data[name] for name in ("verdict", "reason", "note")}


class ReplyForm(PlainForm):
    """What a unit answers, with the files it rests on."""

    text = forms.CharField(
        label=_("Reply"),
        max_length=_REPLY_AT_MOST,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
    )
    basis = QuarantinedFilesField(
        label=_("Basis"),
        required=False,
        help_text=_("Approvals, plans, minutes. No secret papers; each file is looked at first."),
    )


class RemarkForm(PlainForm):
    """A note and the spot it is pinned to."""

    place = forms.ChoiceField(label=_("Pinned to"), required=False)
    text = forms.CharField(
        label=_("Note"), max_length=_NOTE_AT_MOST, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: Any = None, *, places: Iterable[tuple[str, str]]) -> None:
        super().__init__(data, auto_id="remark-%s")
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("the finding as a whole")),
            *((key, _shortened(quote)) for key, quote in places),
        ]


class AssignForm(PlainForm):
    """Who looks into a finding."""

    person = forms.ModelChoiceField(
        User.objects.none(), label=_("Looked into by"), to_field_name="uuid", required=False
    )

    def __init__(self, data: Any = None, *, finding: Finding, inspectors: Any) -> None:
        super().__init__(data, auto_id="assign-%s", initial={"person": finding.assigned_to})
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = inspectors
        field.empty_label = str(_("nobody in particular"))


_SHOWN = 60


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _SHOWN else f"{quote[:_SHOWN]}…"
