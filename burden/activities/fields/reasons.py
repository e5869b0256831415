"""Why two fields ask for the same: what a reader of a finding is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .meanings import Meaning


@dataclass(frozen=True)
class Reason:
    """A stable code, and the words on either side that it is about.

    `same_name`, `synonym` (身份证号 and 公民身份号码), `unit` (元 and 万元), `owner` (one heading
    names whom the other's title names), `period` (both speak of the same one), `no_period` (one
    names none and was asked shortly before or after), `order` (the same words otherwise put).
    """

    code: str
    earlier: str = ""
    later: str = ""


def reasons_of(earlier: Meaning, later: Meaning) -> tuple[Reason, ...]:
    """Return every reason why two fields of one key are the same."""
    return tuple(_reasons(earlier, later))


def _reasons(earlier: Meaning, later: Meaning) -> Iterator[Reason]:
    first, second = dict(earlier.spelt), dict(later.spelt)
    synonyms = [
        Reason("synonym", first[word], second[word])
        for word in sorted(first.keys() & second.keys())
        if first[word] != second[word]
    ]
    yield from synonyms
    if not synonyms:
        yield Reason("same_name" if first.keys() == second.keys() else "order")
    if earlier.unit != later.unit:
        yield Reason("unit", earlier.unit, later.unit)
    if earlier.is_owner_told != later.is_owner_told and earlier.owner:
        yield Reason("owner", earlier.owner, later.owner)
    if earlier.period and later.period:
        yield Reason("period", earlier.period.end.isoformat(), later.period.end.isoformat())
    elif earlier.period or later.period:
        yield Reason("no_period")
