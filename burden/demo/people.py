"""Names of people; the same seed always meets the same people."""

from __future__ import annotations

import random
from functools import cache

from burden.demo.register import read_toml


@cache
def _names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = read_toml("people.toml")
    return tuple(table["surnames"]), tuple(table["given"])


def draw_people(salt: str, count: int = 6) -> tuple[str, ...]:
    """Different people for a paper; `salt` decides who."""
    surnames, given = _names()
    rng = random.Random(f"people:{salt}")
    return tuple(
        surname + name
        for surname, name in zip(rng.sample(surnames, count), rng.sample(given, count), strict=True)
    )
