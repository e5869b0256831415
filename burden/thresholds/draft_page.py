"""The form of a draft as its page shows it: one group at a time, or what words find.

What was changed in the groups that are not shown is carried along.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from burden.thresholds.definitions import DEFINITIONS, Group
from burden.thresholds.forms import DraftForm
from burden.thresholds.parameter_list import ShownGroup, ShownParameter, shown_groups

# What a request says when it only looks: at another group, or for words.
LOOKS = ("open", "look")


class DraftFilter(forms.Form):
    """Words, and only what the drafter has changed."""

    q = forms.CharField(required=False, label=_("Words or key"))
    mine = forms.BooleanField(required=False, label=_("only what I changed"))

    def __init__(self, asked: Mapping[str, Any]) -> None:
        super().__init__(asked, label_suffix="")
        # What is looked for is shown at once, and typing in the form is kept.
        looks = {
            "hx-post": reverse("thresholds:draft-create"),
            "hx-target": "#draft-groups",
            "hx-swap": "outerHTML",
            "hx-vals": '{"look": "1"}',
        }
        self.fields["q"].widget = forms.TextInput(
            looks | {"type": "search", "hx-trigger": "input changed delay:250ms"}
        )
        self.fields["mine"].widget.attrs |= looks

    @property
    def words(self) -> list[str]:
        return str(self._asked.get("q", "")).lower().split()

    @property
    def is_mine(self) -> bool:
        return bool(self._asked.get("mine"))

    @property
    def is_used(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words) or self.is_mine

    @cached_property
    def _asked(self) -> dict[str, Any]:
        return self.cleaned_data if self.is_valid() else {}


@dataclass(frozen=True)
class DraftGroup:
    """A group with its fields; how many values were changed and how many cannot stand."""

    group: Group
    anchor: str
    members: list[tuple[ShownParameter, forms.BoundField]]
    changed: int
    wrong: int


class DraftPage:
    """The form with what is open of it."""

    def __init__(self, form: DraftForm, asked: Mapping[str, Any]) -> None:
        self.form = form
        self.filters = DraftFilter(asked)
        self._asked = asked

    @cached_property
    def groups(self) -> list[DraftGroup]:
        """All groups that have a parameter which passes."""
        found = [self._group(one) for one in shown_groups(self.form.present)]
        return [one for one in found if one.members]

    @property
    def shown(self) -> list[DraftGroup]:
        """The groups whose fields can be typed in."""
        return self.groups if self.filters.is_used else [g for g in self.groups if self._is_open(g)]

    @property
    def opened(self) -> str:
        """The group that is open where nothing is looked for: of what is wrong the first."""
        known = [one.group.value for one in self.groups]
        if not known:
            return ""
        asked = self._asked.get("open") or self._asked.get("group")
        marked = [one.group.value for one in self.groups if one.wrong]
        if marked and asked not in marked and "open" not in self._asked:
            return marked[0]
        if asked in known:
            return str(asked)
        return next((one.group.value for one in self.groups if one.changed), known[0])

    @property
    def carried(self) -> list[forms.BoundField]:
        """Changed values that are not shown, to be sent along unseen."""
        shown = {one.definition.key for group in self.shown for one, _field in group.members}
        return [self.form[key] for key in DEFINITIONS if key in self._changed - shown]

    @property
    def refused(self) -> list[tuple[forms.BoundField, Group | None]]:
        """Fields that cannot stand, each with its group where that is not shown."""
        shown = {field.name for group in self.shown for _one, field in group.members}
        return [
            (
                self.form[name],
                None if name in shown or name not in DEFINITIONS else DEFINITIONS[name].group,
            )
            for name in self.form.fields
            if name in self.form.errors
        ]

    @cached_property
    def _changed(self) -> frozenset[str]:
        return self.form.changed_keys

    def _is_open(self, group: DraftGroup) -> bool:
        return group.group.value == self.opened

    def _group(self, group: ShownGroup) -> DraftGroup:
        keys = [one.definition.key for one in group.members]
        return DraftGroup(
            group=group.group,
            anchor=group.anchor,
            members=[(one, self.form[one.definition.key]) for one in self._passing(group)],
            changed=len(self._changed.intersection(keys)),
            wrong=len(set(keys) & self.form.errors.keys()),
        )

    def _passing(self, group: ShownGroup) -> list[ShownParameter]:
        words, is_mine = self.filters.words, self.filters.is_mine
        return [
            one
            for one in group.members
            if all(word in one.told for word in words)
            and (not is_mine or one.definition.key in self._changed)
        ]
