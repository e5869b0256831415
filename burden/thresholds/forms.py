"""The form of all parameters: one number each, and the reason."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.thresholds.definitions import DEFINITIONS, Definition
from burden.thresholds.parameter_list import ShownGroup, ShownParameter, shown_groups
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Preset


class DraftForm(forms.Form):
    """Values by key. `based_on` is the version the drafter looked at while typing.

    A preset puts the numbers of one place in front of the drafter, who may change them.
    """

    based_on = forms.UUIDField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Reason for the change"), widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self,
        *args: Any,
        present: Parameters,
        preset: Preset | None = None,
        suggested: Mapping[str, float] | None = None,
        is_tried: bool = False,
        **kwargs: Any,
    ) -> None:
        """`is_tried`: only the effect is looked at, which needs no reason.

        `suggested` are values that decisions speak for, by key; they win over those of a preset.
        """
        super().__init__(*args, **kwargs)
        self.present = present
        self.fields["note"].required = not is_tried
        values = dict(present) | (preset.values if preset else {})
        values |= suggested or {}
        self.initial = {key: one.written(values[key]) for key, one in DEFINITIONS.items()}
        self.initial["based_on"] = present.set.uuid
        for key, definition in DEFINITIONS.items():
            self.fields[key] = _number(definition)

    @property
    def groups(self) -> list[tuple[ShownGroup, list[tuple[ShownParameter, forms.BoundField]]]]:
        """Each group with its parameters and fields."""
        return [
            (group, [(one, self[one.definition.key]) for one in group.members])
            for group in shown_groups(self.present)
        ]

    @property
    def values(self) -> dict[str, float]:
        return {key: self.cleaned_data[key] for key in DEFINITIONS}

    def mark(self, problems: Mapping[str, str]) -> None:
        """Put each sentence beside its value."""
        for key, sentence in problems.items():
            self.add_error(key, sentence)


def _number(definition: Definition) -> forms.FloatField:
    step = "1" if definition.is_whole else "any"
    return forms.FloatField(
        label=str(definition.label),
        widget=forms.NumberInput(
            attrs={"step": step, "min": definition.minimum, "max": definition.maximum}
        ),
    )
