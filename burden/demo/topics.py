"""The subjects of campaigns: what upper levels demand, what is done locally, what meetings say."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from typing import Any

from burden.demo.drafts import Draft, Line, Section
from burden.demo.register import HERE


@dataclass(frozen=True, slots=True)
class Topic:
    """Four independent texts of one subject, and the agenda items of its meetings."""

    id: str
    subject: str
    system: str
    upper: Draft
    county: Draft
    township: Draft
    white: Draft
    meeting: str
    agenda: tuple[str, ...]
    own_agenda: tuple[str, ...]


def load_topics() -> dict[str, Topic]:
    """All topics by id."""
    paths = sorted((HERE / "topics").glob("*.toml"))
    return {
        path.stem: _topic(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        for path in paths
    }


def vary(draft: Draft, rng: random.Random) -> Draft:
    """Leave out a line here and there, so that every seed gives other papers."""
    sections = tuple(_thinner(section, rng) for section in draft.sections)
    return draft.with_sections(sections)


def _thinner(section: Section, rng: random.Random) -> Section:
    lines = list(section.lines)
    if len(lines) > 2 and rng.random() < 0.3:
        lines.pop(rng.randrange(len(lines)))
    return Section(section.heading, tuple(lines))


def _topic(identity: str, table: dict[str, Any]) -> Topic:
    meeting = table["meeting"]
    return Topic(
        id=identity,
        subject=table["subject"],
        system=table["system"],
        upper=_draft(table["upper"]),
        county=_draft(table["county"]),
        township=_draft(table["township"]),
        white=_white(table["white"]),
        meeting=meeting["name"],
        agenda=tuple(meeting["agenda"]),
        own_agenda=tuple(meeting["own"]),
    )


def _draft(table: dict[str, Any]) -> Draft:
    return Draft(
        subject=table["title"],
        lead=table["lead"],
        sections=tuple(_section(row) for row in table["sections"]),
        closing=table.get("closing", ""),
    )


def _section(row: list[str]) -> Section:
    if len(row) == 1:
        return Section("", (Line(row[0]),))
    return Section(row[0], tuple(Line(text) for text in row[1:]))


def _white(table: dict[str, Any]) -> Draft:
    lines = tuple(Line(text) for text in table["lines"])
    return Draft(table["title"], "", (Section("", lines),), "", plain=True)
