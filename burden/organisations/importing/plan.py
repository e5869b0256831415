"""What an import would change, before anything is changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from burden.organisations.importing.unit_rows import RowError, UnitRow
from burden.organisations.models import Level, OrganKind, Unit


class Kind(StrEnum):
    """The most telling thing that happens to a unit."""

    ADDED = "added"
    ENDED = "ended"
    MOVED = "moved"
    CHANGED = "changed"
    UNCHANGED = "unchanged"

    @property
    def label(self) -> Promise:
        return _LABELS[self]


_LABELS: dict[Kind, Promise] = {
    Kind.ADDED: _("added"),
    Kind.ENDED: _("ended"),
    Kind.MOVED: _("moved"),
    Kind.CHANGED: _("changed"),
    Kind.UNCHANGED: _("unchanged"),
}


_COLUMN_LABELS: dict[str, Promise] = {
    "name": _("name"),
    "level": _("level"),
    "short_names": _("short names"),
    "place_code": _("division code"),
    "system": _("line of work"),
    "organ_kind": _("kind of organ"),
    "duties": _("duties"),
    "valid_from": _("valid from"),
    "valid_to": _("valid to"),
    "parent": _("superior unit"),
    "staff": _("staff"),
}
_CHOICES = {"level": Level, "organ_kind": OrganKind}


def _in_words(column: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, list):
        return "、".join(value)
    if isinstance(value, date):
        return date_format(value)
    return str(_CHOICES[column](value).label) if column in _CHOICES else str(value)


@dataclass(frozen=True)
class PlannedUnit:
    """One row that can be applied. `unit` is the present one, None where it is to be added.

    `changes` maps columns to (before, after); `parent` is the code of the superior, if any.
    """

    row: UnitRow
    unit: Unit | None
    parent: str | None
    changes: Mapping[str, tuple[Any, Any]]

    @property
    def kind(self) -> Kind:
        if self.unit is None:
            return Kind.ADDED
        if self.changes.get("valid_to", (None, None))[1] is not None:
            return Kind.ENDED
        if "parent" in self.changes:
            return Kind.MOVED
        return Kind.CHANGED if self.changes else Kind.UNCHANGED

    @property
    def told(self) -> list[tuple[str, str, str]]:
        """The changes in words: column, before, after."""
        return [
            (str(_COLUMN_LABELS[name]), _in_words(name, before), _in_words(name, after))
            for name, (before, after) in self.changes.items()
        ]


@dataclass(frozen=True)
class Plan:
    """Rows that can be applied, superiors before what is below them; and rows that cannot.

    `notices` are rows that are applied, or rightly left out, but that somebody should look at.
    """

    units: Sequence[PlannedUnit]
    errors: Sequence[RowError]
    notices: Sequence[RowError] = field(default_factory=tuple)

    @property
    def effective(self) -> list[PlannedUnit]:
        """What would really change something."""
        return [one for one in self.units if one.kind is not Kind.UNCHANGED]

    @property
    def counts(self) -> dict[Kind, int]:
        counted = Counter(one.kind for one in self.units)
        return {kind: counted[kind] for kind in Kind}
