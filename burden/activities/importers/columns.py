"""The columns of a register as data: what each is called, holds and means, in two languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from docs_audit.tables.headers import Headers


class Kind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    LINES = "lines"
    DAY = "day"
    MOMENT = "moment"
    MONTH = "month"
    COUNT = "count"
    AMOUNT = "amount"
    CHOICE = "choice"
    CHOICES = "choices"
    FLAG = "flag"
    UNIT = "unit"
    UNITS = "units"
    PEOPLE = "people"


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        key: what the value is called in the product.
        zh, en: its header.
        also: other headers that offices use for it.
        longest: characters of a text, or of one name or line.
        most: the largest number.
        choices: written words by the value they mean; the first of each is shown.
        meaning: what it is for, in Chinese and English.
    """

    key: str
    zh: str
    en: str
    kind: Kind = Kind.TEXT
    is_required: bool = False
    also: tuple[str, ...] = ()
    longest: int = 200
    most: int = 100_000
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    example: str = ""
    meaning: tuple[str, str] = ("", "")

    def header(self, language: str) -> str:
        """The header in a language by its code: Chinese for zh-hans, else English."""
        return self.zh if language.startswith("zh") else self.en

    def told(self, language: str) -> str:
        """What it is for."""
        return self.meaning[0 if language.startswith("zh") else 1]


@dataclass(frozen=True)
class Columns:
    """All columns of a register, in the order of its template."""

    all: tuple[Column, ...]

    def __getitem__(self, key: str) -> Column:
        return next(one for one in self.all if one.key == key)

    @cached_property
    def headers(self) -> Headers:
        return Headers.of({one.key: (one.key, one.zh, one.en, *one.also) for one in self.all})

    @property
    def required(self) -> tuple[Column, ...]:
        return tuple(one for one in self.all if one.is_required)

    def is_header(self, row: Sequence[str]) -> bool:
        """Whether a row names the columns: what is required most, or at least two of them."""
        found = set(self.headers.match(row).values())
        needed = {one.key for one in self.required}
        return len(found) > 1 and bool(found & needed)
