"""Demands passed down layer by layer: who was asked asks those below for the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .forms import Form
from .repeated import askings_of

_Key = tuple[str, str, frozenset[str]]


@dataclass(frozen=True)
class PassedOn:
    """A form and the one its asker had received: fields of both, and their share of the lower."""

    upper: Form
    lower: Form
    common: int
    ratio: float

    @property
    def days(self) -> int:
        """How many days it lay with who passed it on."""
        return (self.lower.asked_on - self.upper.asked_on).days


def passed_on(
    forms: Sequence[Form], *, least_ratio: float = 0.6, within_days: int = 31
) -> list[PassedOn]:
    """Return the forms that repeat one their asker received shortly before, with the likest one.

    `asked_by` and `receivers` name units in one way. `least_ratio` is the least share of the
    lower form's fields, 0 to 1.
    """
    keys = {form.key: _keys(form) for form in forms}
    received: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        for receiver in form.receivers:
            received[receiver].append(form)
    found: list[PassedOn] = []
    for lower in sorted(forms, key=lambda form: (form.asked_on, form.key)):
        near = _near(lower, received[lower.asked_by] if lower.asked_by else [], within_days)
        pairs = [_compared(upper, lower, keys) for upper in near]
        best = max(pairs, key=lambda one: (one.common, one.upper.asked_on), default=None)
        if best is not None and best.common and best.ratio >= least_ratio:
            found.append(best)
    return found


def _near(lower: Form, uppers: Sequence[Form], within_days: int) -> Iterator[Form]:
    for upper in sorted(uppers, key=lambda form: form.key):
        if upper.key != lower.key and 0 <= (lower.asked_on - upper.asked_on).days <= within_days:
            yield upper


def _compared(upper: Form, lower: Form, keys: dict[str, frozenset[_Key]]) -> PassedOn:
    common = len(keys[upper.key] & keys[lower.key])
    return PassedOn(upper, lower, common, common / max(len(keys[lower.key]), 1))


def _keys(form: Form) -> frozenset[_Key]:
    return frozenset(asking.meaning.key for asking in askings_of(form))
