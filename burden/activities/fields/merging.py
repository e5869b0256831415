"""One form instead of many (一表通): each field once, with everyone who asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .forms import Form
from .meanings import Meaning
from .periods import Period
from .repeated import Asking, askings_of


@dataclass(frozen=True)
class MergedField:
    """A field of the merged form: its usual name, all its names and units, who asks for when."""

    name: str
    owner: str
    names: tuple[str, ...]
    units: tuple[str, ...]
    asked_by: tuple[str, ...]
    forms: tuple[str, ...]
    is_standing: bool
    periods: tuple[Period, ...] = ()


@dataclass(frozen=True)
class MergedForm:
    """The fields of a merged form, those asked for most often first, and how many there were."""

    fields: tuple[MergedField, ...]
    asked: int

    @property
    def saved(self) -> int:
        """How many fields need not be filled in again."""
        return self.asked - len(self.fields)


def merged_form(forms: Sequence[Form]) -> MergedForm:
    """Return one list of fields for these forms, each with the periods it is asked for."""
    ordered = sorted(forms, key=lambda form: (form.asked_on, form.key))
    alike: dict[tuple[str, str, frozenset[str], str], list[Asking]] = defaultdict(list)
    for form in ordered:
        for one in askings_of(form):
            alike[_measured(one.meaning)].append(one)
    fields = sorted(
        (_merged(askings) for askings in alike.values()),
        key=lambda one: (one.owner, -len(one.forms)),
    )
    return MergedForm(tuple(fields), sum(map(len, alike.values())))


def _measured(meaning: Meaning) -> tuple[str, str, frozenset[str], str]:
    return (*meaning.key, meaning.dimension)


def _ends(period: Period) -> tuple[date, date]:
    return period.end, period.start or date.min


def _merged(askings: Sequence[Asking]) -> MergedField:
    names = [one.field.path[-1] if len(one.field.path) == 1 else one.field.name for one in askings]
    usual = max(dict.fromkeys(names), key=lambda name: (names.count(name), -len(name)))
    first = askings[0].meaning
    return MergedField(
        usual,
        first.owner,
        tuple(dict.fromkeys(names)),
        tuple(dict.fromkeys(one.meaning.unit for one in askings if one.meaning.unit)),
        tuple(dict.fromkeys(one.form.asked_by for one in askings if one.form.asked_by)),
        tuple(dict.fromkeys(one.form.key for one in askings)),
        first.is_standing,
        tuple(sorted({one.meaning.period for one in askings if one.meaning.period}, key=_ends)),
    )
