"""Registers of other burdens as the product takes them in: a few of each, lawful ones as well."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from burden.demo.papers import Form, Paper
from burden.demo.register import Register, Unit, read_toml

_UNITS = frozenset({"unit", "lender", "targets"})
_UNTOLD = frozenset({"why", "carries"})
# The keys of the registers, and what one record is called in the data file.
REGISTERS: Mapping[str, str] = {
    "inspections": "inspection",
    "campaigns": "campaign",
    "secondments": "secondment",
    "demands": "demand",
    "groups": "group",
}
PLAN = "inspection_plan"


@dataclass(frozen=True, slots=True)
class Burden:
    """One row of a register, by the keys of its columns."""

    register: str
    texts: Mapping[str, str]


def list_burdens(register: Register, papers: Mapping[str, Sequence[Paper]]) -> list[Burden]:
    """All records in the order of the data file; the lines of plans stand under `PLAN`.

    Args:
        papers: those of each matter, numbered.
    """
    table = read_toml("burdens.toml")
    named = {**REGISTERS, PLAN: "plan"}
    return [
        Burden(key, dict(_texts(row, register, papers)))
        for key, one in named.items()
        for row in table[one]
    ]


def _texts(
    row: Mapping[str, Any], register: Register, papers: Mapping[str, Sequence[Paper]]
) -> Iterator[tuple[str, str]]:
    for key, value in row.items():
        if key in _UNITS:
            yield key, "；".join(one.id for one in units_named(value, register))
        elif key == "carries":
            topic, level = value
            yield "basis", _paper(papers[topic], getattr(register, level)).number
        elif key not in _UNTOLD:
            yield key, value.isoformat() if isinstance(value, date) else str(value)


def units_named(words: str, register: Register) -> Iterator[Unit]:
    for word in words.split():
        yield from _named(word, register)


def _named(word: str, register: Register) -> Iterator[Unit]:
    """`county`, `county:water`, `sisters`, `townships`, `townships:2`, `townships:0-3`."""
    name, _colon, part = word.partition(":")
    if name == "villages":
        yield from register.places_below(register.townships[int(part)])
        return
    found: Unit | list[Unit] = getattr(register, name)
    if isinstance(found, Unit):
        department = register.department(found, part) if part else found
        assert department is not None, word
        yield department
        return
    first, _dash, last = part.partition("-")
    yield from found[int(first) : int(last or first) + 1] if part else found


def _paper(papers: Sequence[Paper], place: Unit) -> Paper:
    """The first numbered paper of a matter that a place or an organ of it issued."""
    return next(one for one in papers if one.issuer.place is place and one.form is Form.RED_HEAD)
