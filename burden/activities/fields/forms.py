"""A demand for data as the engine takes it: its title, its receivers, and the fields it asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Field:
    """One field: its heading with those above it, outermost first, and its place in the form."""

    path: tuple[str, ...]
    place: int

    @property
    def name(self) -> str:
        """The heading as a person reads it."""
        return " / ".join(self.path)


@dataclass(frozen=True)
class Form:
    """A demand; `period` is what it says of its period where its title does not tell it."""

    key: str
    title: str
    asked_on: date
    receivers: tuple[str, ...]
    fields: tuple[Field, ...]
    asked_by: str = ""
    period: str = ""
