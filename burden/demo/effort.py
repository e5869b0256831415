"""How long a paper took to write, and how many people read it where it arrived."""

from __future__ import annotations

import random

from burden.demo.papers import Form, Origin, Paper
from burden.demo.register import Register

_DRAFTING = {
    Origin.ORIGINAL: (16.0, 40.0),
    Origin.HONEST: (6.0, 14.0),
    Origin.COPIED: (2.0, 6.0),
    Origin.COPIED_SIDEWAYS: (2.0, 5.0),
    Origin.REISSUED: (1.0, 2.0),
    Origin.FORWARDED: (0.5, 1.0),
    Origin.ROUTINE: (2.0, 6.0),
}
_WHITE_HEAD = (0.5, 1.5)
_READERS = {
    "province": (3, 5),
    "city": (3, 6),
    "county": (3, 7),
    "township": (5, 11),
    "village": (2, 4),
}


def drafting_hours(paper: Paper) -> float:
    """In half hours."""
    span = _WHITE_HEAD if paper.form is Form.WHITE_HEAD else _DRAFTING[paper.origin]
    return round(random.Random(f"{paper.voice.salt}:{paper.id}").uniform(*span) * 2) / 2


def readers(paper: Paper, register: Register) -> list[tuple[str, int]]:
    """Each receiver's id with the number of its people who have to read the paper."""
    rng = random.Random(f"{paper.voice.salt}:{paper.id}:readers")
    found = []
    for unit_id in paper.receivers:
        unit = register.get(unit_id)
        found.append((unit_id, min(unit.staff, rng.randint(*_READERS[unit.level]))))
    return found
