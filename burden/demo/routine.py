"""Papers of the ordinary run of business over the year."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from burden.demo.desk import next_working_day
from burden.demo.drafts import Draft, Line, Section
from burden.demo.issuers import Issuer, department, local_government
from burden.demo.papers import Form, Origin, Paper
from burden.demo.register import Register, Unit, read_toml
from burden.demo.voice import Voice

_FIRST, _LAST = date(2025, 11, 3), date(2026, 10, 26)


def write_routine(register: Register, rng: random.Random, salt: str) -> list[Paper]:
    """Each text of routine.toml once, by an organ of its level, on a working day of the year."""
    townships = rng.sample(register.townships, len(register.townships))
    papers = []
    for index, row in enumerate(read_toml("routine.toml")["paper"]):
        issuer = _issuer(register, row, townships[index % len(townships)])
        day = next_working_day(_FIRST, rng.randrange((_LAST - _FIRST).days))
        papers.append(_paper(register, row, issuer, day, f"{salt}:routine:{index}"))
    _give_one_number_twice(papers)
    return papers


def _issuer(register: Register, row: dict[str, Any], township: Unit) -> Issuer:
    if row["by"] == "township":
        return local_government(township)
    place = {"county": register.county, "city": register.city, "province": register.province}[
        row["by"]
    ]
    return department(register, place, row["system"]) if row["system"] else local_government(place)


def _paper(register: Register, row: dict[str, Any], issuer: Issuer, day: date, salt: str) -> Paper:
    voice = Voice(register, issuer.place, issuer.unit.system, salt, day, day)
    lines = tuple(Line(text) for text in row["lines"])
    # Taken over from a city whose paper is not in the folder: its name was left standing.
    lines += tuple(Line(text, foreign=register.cities[1]) for text in row.get("left_over", ()))
    draft = Draft(row["title"], "", (Section("", lines),), "", plain=True)
    form = Form.UPWARD if row.get("upward") else Form.RED_HEAD
    form = Form.LETTER if row.get("letter") else form
    receivers = tuple(unit.id for unit in _receivers(register, row, issuer))
    uploader = issuer.unit if issuer.place.level in ("county", "township") else register.county
    return Paper(issuer, day, voice, draft, row["to"], receivers, uploader.id, Origin.ROUTINE, form)


def _receivers(register: Register, row: dict[str, Any], issuer: Issuer) -> list[Unit]:
    """Who gets it, as far as the register has them: groups below, or named organs."""
    to = row["to"]
    if not to:
        return []
    if row.get("upward"):
        return _named(register, to) or [register.parent(issuer.place)]
    below = register.places_below(issuer.place)
    if to.startswith(("各乡镇", "各村", "各市", "各县")):
        return below
    return _named(register, to)


def _named(register: Register, to: str) -> list[Unit]:
    names = set(to.rstrip("：").split("、"))
    places = (register.county, register.city)
    units = [unit for place in places for unit in register.departments(place)]
    return [unit for unit in units if names & {unit.short, unit.name}]


def _give_one_number_twice(papers: list[Paper]) -> None:
    """Two different papers of one organ under one number: a slip an inspector must see."""
    own = [
        p
        for p in papers
        if p.issuer.unit.is_place and p.issuer.place.level == "county" and p.form is Form.RED_HEAD
    ]
    first, second = sorted(own, key=lambda paper: paper.issued_on)[:2]
    if (second.issued_on - first.issued_on) > timedelta(days=300):
        return
    second.issued_on = next_working_day(first.issued_on, 1)
    second.same_number_as = first
