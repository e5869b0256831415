"""The parameters as their pages list them: by group, filtered, each with all that is told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from burden.thresholds.checks import groups
from burden.thresholds.definitions import DEFINITIONS, Definition, Group
from burden.thresholds.parameters import Parameters
from burden.thresholds.rulebook import PRESETS, RULES, Preset
from burden.thresholds.selectors import Change
from burden.thresholds.wording import ShownPreset, label_of


class ParameterFilter(forms.Form):
    """Words, and only what differs from its default; unknown values filter nothing."""

    q = forms.CharField(
        required=False, label=_("Words or key"), widget=forms.TextInput({"type": "search"})
    )
    changed = forms.BooleanField(required=False, label=_("only changed ones"))

    def __init__(self, asked: Mapping[str, Any]) -> None:
        super().__init__(asked, label_suffix="")

    def passes(self, one: "ShownParameter") -> bool:
        words = str(self._asked.get("q", "")).lower().split()
        return all(word in one.told for word in words) and (
            one.is_changed or not self._asked.get("changed")
        )

    @property
    def is_used(self) -> bool:
        """Whether anything is left out."""
        return any(self._asked.values())

    @property
    def _asked(self) -> dict[str, Any]:
        return self.cleaned_data if self.is_valid() else {}


@dataclass(frozen=True)
class ShownParameter:
    """A parameter with its value in force, and where its default is from."""

    definition: Definition
    value: float

    @property
    def written(self) -> str:
        return self.definition.written(self.value)

    @property
    def is_changed(self) -> bool:
        """Whether another value than the default is in force."""
        return self.value != self.definition.default

    @property
    def source(self) -> str | Promise:
        """The rule, the numbers of a place or the published case that the default is from."""
        source = self.definition.source
        if self.definition.is_assumed:
            return _("assumption of this product")
        if source in RULES:
            return label_of(RULES[source])
        return source if source in PRESETS else format_lazy(_("published case {id}"), id=source)

    @property
    def address(self) -> str:
        """Where the source is told; empty where it is not."""
        source = self.definition.source
        if source in RULES and not RULES[source].is_unconfirmed:
            return f"{reverse('thresholds:rule-list')}?q={source}#{source}"
        page = reverse("thresholds:threshold-list")
        return f"{page}?group=presets#presets" if source in PRESETS else ""

    @property
    def told(self) -> str:
        """What words are looked for in."""
        one = self.definition
        parts = (one.key, one.label, one.unit.label, one.source, self.source, one.softness.label)
        return " ".join(str(part) for part in parts).lower()


@dataclass(frozen=True)
class ShownGroup:
    """Parameters that are read together."""

    group: Group
    members: list[ShownParameter]

    @property
    def changed(self) -> int:
        """How many have another value than their default."""
        return sum(one.is_changed for one in self.members)

    @property
    def anchor(self) -> str:
        return f"group-{self.group.value.replace('_', '-')}"


def shown_groups(present: Parameters, filters: ParameterFilter | None = None) -> list[ShownGroup]:
    """All groups that have parameters which pass."""
    found = []
    for group, definitions in groups().items():
        members = [ShownParameter(one, present[one.key]) for one in definitions]
        passing = [one for one in members if filters is None or filters.passes(one)]
        if passing:
            found.append(ShownGroup(group, passing))
    return found


@dataclass(frozen=True)
class PlaceNumbers:
    """The numbers of one place, and which values they would change."""

    shown: ShownPreset
    changes: list[Change]


def numbers_of(preset: Preset, present: Parameters) -> PlaceNumbers:
    """A preset beside the values in force."""
    return PlaceNumbers(
        ShownPreset(preset),
        [
            Change(DEFINITIONS[key], present[key], value)
            for key, value in preset.values.items()
            if present[key] != value
        ],
    )
