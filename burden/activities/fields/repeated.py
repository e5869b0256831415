"""Which data one receiver was asked for more than once, and in which forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from .forms import Field, Form
from .meanings import Meaning, meaning_of, subject_of
from .reasons import Reason, reasons_of
from .tokens import COUNT


@dataclass(frozen=True)
class Window:
    """Within how many days the same is asked again: what changes, and what hardly does.

    It counts only where a period is missing on one side; stated periods decide by themselves.
    """

    changing_days: int = 31
    standing_days: int = 366


@dataclass(frozen=True)
class Asking:
    """A field of a form, and what it asks for."""

    form: Form
    field: Field
    meaning: Meaning


@dataclass(frozen=True)
class FieldPair:
    """Two fields that ask a receiver for the same data, with the reasons why they are the same."""

    earlier: Asking
    later: Asking
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Repetition:
    """The same data asked of these receivers, each time by another form, in order of time."""

    receivers: tuple[str, ...]
    askings: tuple[Asking, ...]

    def pairs(self) -> Iterator[FieldPair]:
        """Yield each asking with the first one."""
        for later in self.askings[1:]:
            first = self.askings[0]
            yield FieldPair(first, later, reasons_of(first.meaning, later.meaning))

    def all_pairs(self) -> Iterator[FieldPair]:
        """Yield every two askings: as many as the square of their number."""
        for first, later in combinations(self.askings, 2):
            yield FieldPair(first, later, reasons_of(first.meaning, later.meaning))


@dataclass(frozen=True)
class Burden:
    """`Asked the same 11 fields four times`: these forms share these fields for these receivers."""

    receivers: tuple[str, ...]
    forms: tuple[Form, ...]
    repetitions: tuple[Repetition, ...]


def repetitions(forms: Sequence[Form], window: Window | None = None) -> list[Repetition]:
    """Return what each receiver was asked for twice and more; the order of forms is of no account.

    Receivers of the same forms are told together. The cost grows with the number of fields.
    """
    bounds = window or Window()
    ordered = sorted(forms, key=lambda form: (form.asked_on, form.key))
    asked = [list(askings_of(form)) for form in ordered]
    reached: dict[str, list[int]] = defaultdict(list)
    for at, form in enumerate(ordered):
        for receiver in set(form.receivers):
            reached[receiver].append(at)
    together: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for receiver, places in reached.items():
        together[tuple(places)].append(receiver)
    return [
        Repetition(tuple(sorted(together[places])), askings)
        for places in sorted(together)
        for askings in _repeated([one for at in places for one in asked[at]], bounds)
    ]


def repeated_among(
    askings: Sequence[Asking], window: Window | None = None
) -> Iterator[tuple[Asking, ...]]:
    """Yield the askings of one receiver for the same data, each time by another form."""
    ordered = sorted(askings, key=lambda one: (one.form.asked_on, one.form.key, one.field.place))
    yield from _repeated(ordered, window or Window())


def burdens(found: Sequence[Repetition]) -> list[Burden]:
    """Return the repetitions of the same forms together, those of most fields and forms first."""
    shared: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Repetition]] = defaultdict(list)
    for one in found:
        keys = tuple(dict.fromkeys(asking.form.key for asking in one.askings))
        shared[one.receivers, keys].append(one)
    made = [
        Burden(
            receivers,
            tuple({one.form.key: one.form for one in alike[0].askings}.values()),
            tuple(alike),
        )
        for (receivers, _), alike in shared.items()
    ]
    return sorted(
        made,
        key=lambda one: (
            -len(one.repetitions) * (len(one.forms) - 1),
            one.receivers,
            tuple(form.key for form in one.forms),
        ),
    )


def askings_of(form: Form) -> Iterator[Asking]:
    """Yield the fields of a form that ask for data, each with its meaning."""
    subject = subject_of(form)
    for field in form.fields:
        if (meaning := meaning_of(field, form, subject)) is not None:
            yield Asking(form, field, meaning)


def _repeated(askings: Sequence[Asking], bounds: Window) -> Iterator[tuple[Asking, ...]]:
    by_key: dict[tuple[str, str, frozenset[str]], list[Asking]] = defaultdict(list)
    for one in askings:
        by_key[one.meaning.key].append(one)
    for alike in by_key.values():
        for measured in _by_dimension(alike):
            for dated in _by_period(measured, bounds):
                if len({one.form.key for one in dated}) > 1:
                    yield tuple(_once_a_form(dated))


def _by_dimension(askings: Sequence[Asking]) -> list[list[Asking]]:
    """Parted by what is measured; a bare number goes along where persons or items alone are."""
    parts: dict[str, list[Asking]] = defaultdict(list)
    for one in askings:
        parts[one.meaning.dimension].append(one)
    counted = [name for name in ("persons", "items") if name in parts]
    if len(counted) == 1 and COUNT in parts:
        joined = {id(one) for name in (*counted, COUNT) for one in parts.pop(name)}
        parts[COUNT] = [one for one in askings if id(one) in joined]
    return list(parts.values())


def _by_period(askings: Sequence[Asking], bounds: Window) -> Iterator[list[Asking]]:
    """Parted by stated periods; those without one join what was asked shortly before or after."""
    parts: list[list[Asking]] = []
    for one in (one for one in askings if one.meaning.period is not None):
        home = next((part for part in parts if _is_of(one, part[0])), None)
        if home is None:
            parts.append([one])
        else:
            home.append(one)
    undated = [one for one in askings if one.meaning.period is None]
    days = bounds.standing_days if askings[0].meaning.is_standing else bounds.changing_days
    for run in _runs(undated, days):
        near = [part for part in parts if _distance(part, run) <= days]
        if len(near) == 1:
            near[0].extend(run)
        else:
            parts.append(run)
    for part in parts:
        part.sort(key=lambda one: (one.form.asked_on, one.form.key, one.field.place))
    yield from parts


def _is_of(one: Asking, other: Asking) -> bool:
    own, theirs = one.meaning.period, other.meaning.period
    return own is not None and theirs is not None and not own.is_other_than(theirs)


def _runs(askings: Sequence[Asking], days: int) -> list[list[Asking]]:
    runs = [[askings[0]]] if askings else []
    for earlier, later in pairwise(askings):
        if (later.form.asked_on - earlier.form.asked_on).days <= days:
            runs[-1].append(later)
        else:
            runs.append([later])
    return runs


def _distance(part: Sequence[Asking], run: Sequence[Asking]) -> int:
    return min(
        abs((one.form.asked_on - other.form.asked_on).days)
        for one in (run[0], run[-1])
        for other in (part[0], part[-1])
    )


def _once_a_form(askings: Sequence[Asking]) -> Iterator[Asking]:
    """The first field of each form; a form that asks twice in itself is another matter."""
    seen: set[str] = set()
    for one in askings:
        if one.form.key not in seen:
            seen.add(one.form.key)
            yield one
