"""A message as an export writes it, before its sender is hashed; it leaves this package never."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Written:
    """One message as written; `row` is its first line."""

    row: int
    sent_at: datetime
    sender: str
    text: str
    role: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds against files made to exhaust memory or time."""

    messages: int = 2_000_000
    characters: int = 20_000
    lines_of_a_message: int = 2_000
