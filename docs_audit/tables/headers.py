"""Which column of a table is which field, by the headers that offices and exports use."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from .contract import Row, text_of

TWO_ROWS = " / "
# Columns that the lower row of a header may have beyond the upper one.
_OVERHANG = 3
_NOISE = re.compile(r"[\s*_\-:：.]|[(].*?[)]|\[[A-Z]{1,3}\]$|必填|选填")
_HEADER_WITHIN = 20


@dataclass(frozen=True)
class Headers:
    """Names of columns and the fields they mean; `names` by their folded form, see `folded`."""

    names: Mapping[str, str]

    @classmethod
    def of(cls, fields: Mapping[str, Iterable[str]]) -> Headers:
        """The names of each field, as they are written."""
        return cls({folded(name): key for key, names in fields.items() for name in names})

    def match(
        self, header: Sequence[str], mapping: Mapping[str, str] | None = None
    ) -> dict[int, str]:
        """Return the field of each column that has one; the first column of a field wins.

        `mapping` gives fields of labels by hand; then no other column has one.
        """
        known = set(self.names.values())
        found: dict[int, str] = {}
        for i, name in enumerate(header):
            meant = mapping.get(name) if mapping is not None else self.field_of(name)
            if meant is not None and meant in known and meant not in found.values():
                found[i] = meant
        return found

    def field_of(self, name: str) -> str | None:
        """Return the field that a header means, None for an unknown one.

        Of a header of two rows both together mean most: 参会 over 单位 is no host.
        """
        upper, _, lower = name.partition(TWO_ROWS)
        names = (upper + lower, lower, upper) if lower else (name,)
        return next((self.names[one] for one in map(folded, names) if one in self.names), None)

    def joined(self, upper: Sequence[str], lower: Sequence[str]) -> list[str] | None:
        """Return the header that two rows make together, None when the lower one is none.

        A header above several columns stands in the first of them.
        """
        if not any(lower) or len(lower) > len(upper) + _OVERHANG:
            return None
        names: list[str] = []
        above = ""
        for i in range(max(len(upper), len(lower))):
            own = upper[i] if i < len(upper) else ""
            below = lower[i] if i < len(lower) else ""
            above = own or (above if below else "")
            is_alone = not below or below == own
            names.append(own if is_alone else f"{above}{TWO_ROWS}{below}" if above else below)
            if not is_alone and not {folded(above + below), folded(below)} & self.names.keys():
                return None
        return names if any(TWO_ROWS in name for name in names) else None


class IsHeader(Protocol):
    """Tells whether labels are those of a header."""

    def __call__(self, row: Sequence[str]) -> bool: ...


@dataclass(frozen=True, slots=True)
class Header:
    """Labels of all columns, the fields of some by index, and the texts that stand above."""

    labels: list[str]
    fields: dict[int, str]
    above: list[str] = field(default_factory=list)

    def label(self, name: str) -> str:
        """The label of the column that holds a field; empty where none does."""
        return next((self.labels[i] for i, one in self.fields.items() if one == name), "")


class Numbered:
    """Numbered rows of which some can be given back; `looked_at` are the texts of the first."""

    def __init__(self, rows: Iterable[tuple[int, Row]]) -> None:
        self._rows = iter(rows)
        self._back: list[tuple[int, Row]] = []
        self.looked_at: list[list[str]] = []

    def __iter__(self) -> Iterator[tuple[int, Row]]:
        return self

    def __next__(self) -> tuple[int, Row]:
        return self._back.pop() if self._back else next(self._rows)

    def give_back(self, row: tuple[int, Row]) -> None:
        self._back.append(row)

    @property
    def seen(self) -> bool:
        """Whether any of the first rows held something."""
        return any(any(row) for row in self.looked_at)


def find_header(
    rows: Numbered,
    headers: Headers,
    is_header: IsHeader,
    mapping: Mapping[str, str] | None = None,
) -> Header | None:
    """Return the header within the first rows, of one row or of two; the rows after it are left."""
    above: list[str] = []
    held = 0
    for _, row in rows:
        names = [text_of(cell) for cell in row or ()]
        rows.looked_at.append(names)
        if any(names):
            held += 1
            found = _header_at(names, rows, headers, is_header)
            if found is not None:
                return Header(found, headers.match(found, mapping), above)
            above += filter(None, names)
        if held >= _HEADER_WITHIN:
            break
    return None


def _header_at(
    names: list[str], rows: Numbered, headers: Headers, is_header: IsHeader
) -> list[str] | None:
    """Return the labels of a header that begins with this row."""
    following = next(rows, None)
    below = [text_of(cell) for cell in (following[1] or ())] if following else []
    is_alone = is_header(labels(names))
    both = headers.joined(names, below)
    # A banner above the header is no part of it.
    begins_here = is_alone or not is_header(labels(below))
    if both is not None and begins_here and is_header(labels(both)):
        return labels(both)
    if following is not None:
        rows.give_back(following)
    return labels(names) if is_alone else None


def labels(header: Sequence[str]) -> list[str]:
    """Return a name for each column: its header, with the column's letter where that is no name."""
    counts = Counter(header)
    return [
        name if name and counts[name] == 1 else f"{name} [{_letter(i)}]".strip()
        for i, name in enumerate(header)
    ]


def folded(name: str) -> str:
    """A header without blanks, brackets and the like, by which it is compared."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", name)).lower()


def _letter(index: int) -> str:
    """Return the column's letters as a spreadsheet shows them: A, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
