"""The form of all parameters: one number each, and the reason."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from burden.thresholds.checks import problems_of
from burden.thresholds.definitions import DEFINITIONS, Definition
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import Preset


class DraftForm(forms.Form):
    """Values by key. `based_on` is the version the drafter looked at while typing.

    A value that is not sent is the one in force. A preset puts the numbers of one place in front
    of the drafter, who may change them.
    """

    based_on = forms.UUIDField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Reason for the change"), widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        present: Parameters,
        preset: Preset | None = None,
        suggested: Mapping[str, float] | None = None,
        is_tried: bool = False,
    ) -> None:
        """`is_tried`: only the effect or another group is looked at, which needs no reason.

        `suggested` are values that decisions speak for, by key; they win over those of a preset.
        """
        self.present = present
        self._in_force = {key: one.written(present[key]) for key, one in DEFINITIONS.items()}
        super().__init__(
            data if data is None else self._in_force | {name: data[name] for name in data}
        )
        self.fields["note"].required = not is_tried
        changed = {**(preset.values if preset else {}), **(suggested or {})}
        self.initial = {
            **self._in_force,
            **{key: DEFINITIONS[key].written(value) for key, value in changed.items()},
            "based_on": str(present.set.uuid),
        }
        for key, definition in DEFINITIONS.items():
            self.fields[key] = _number(definition, self._in_force[key])

    def clean(self) -> dict[str, Any]:
        """Tell of each value why it cannot stand beside the others."""
        typed = {key: self.cleaned_data[key] for key in DEFINITIONS if key in self.cleaned_data}
        problems = problems_of(dict(self.present) | typed)
        self.mark({key: told for key, told in problems.items() if key not in self.errors})
        return self.cleaned_data

    @property
    def changed_keys(self) -> frozenset[str]:
        """Of which the value typed is not the one in force, whether it can stand or not."""
        return frozenset(
            key for key, in_force in self._in_force.items() if not self._is_same(key, in_force)
        )

    def _is_same(self, key: str, in_force: str) -> bool:
        typed = str(self[key].value()).strip()
        try:
            return typed == in_force or float(typed) == self.present[key]
        except ValueError:
            return False

    @property
    def values(self) -> dict[str, float]:
        """The values that are others than those in force."""
        changed = self.changed_keys
        return {key: self.cleaned_data[key] for key in DEFINITIONS if key in changed}

    def mark(self, problems: Mapping[str, str]) -> None:
        """Put each sentence beside its value."""
        for key, sentence in problems.items():
            self.add_error(key, sentence)


def _number(definition: Definition, in_force: str) -> forms.FloatField:
    attrs = {
        "step": "1" if definition.is_whole else "any",
        "min": definition.minimum,
        "max": definition.maximum,
        "data-in-force": in_force,
    }
    return forms.FloatField(label=str(definition.label), widget=forms.NumberInput(attrs=attrs))
