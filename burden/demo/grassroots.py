"""What people at the grassroots say: reports, and answers to an evaluation. Knows no database."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from burden.demo.burdens import units_named
from burden.demo.people import draw_people
from burden.demo.register import Register, Unit, read_toml

_TRENDS = ("lighter", "same", "heavier")
_SCALE = (1, 5)


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its words, the unit that demanded it, the hours a month that it takes."""

    text: str
    who: Unit
    hours: str


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer to an evaluation; burdens from 1, none, to 5."""

    papers: int
    meetings: int
    checks: int
    trend: str


@dataclass(frozen=True, slots=True)
class Cadre:
    """Someone at a township who may be asked, and has no password."""

    username: str
    name: str
    unit: Unit


def list_reports(register: Register) -> Iterator[Report]:
    """All reports in the order of the data file."""
    for row in read_toml("voices.toml")["voice"]:
        (who,) = units_named(row["who"], register)
        named = f"《{row['about']}》：" if row["about"] else ""
        for text in row["texts"]:
            yield Report(named + text, who, row["hours"])


def draw_replies(seed: int) -> list[Reply]:
    """The answers of those who answer."""
    told = read_toml("voices.toml")["evaluation"]
    rng = random.Random(f"{seed}:evaluation")

    def near(middle: int) -> int:
        least, most = _SCALE
        return max(least, min(most, middle + rng.choice((-1, 0, 0, 1))))

    def reply() -> Reply:
        papers, meetings, checks = (near(told[name]) for name in ("papers", "meetings", "checks"))
        return Reply(papers, meetings, checks, rng.choice(_TRENDS))

    return [reply() for _ in range(told["answering"])]


def cadres_of(register: Register, seed: int) -> list[Cadre]:
    """People of the townships in turn."""
    count = read_toml("voices.toml")["evaluation"]["people"]
    towns = register.townships
    return [
        Cadre(f"cadre_{number + 1:02}", name, towns[number % len(towns)])
        for number, name in enumerate(draw_people(f"{seed}:cadres", count))
    ]
