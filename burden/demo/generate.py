"""From a seed to a folder of files that the import commands read."""

from __future__ import annotations

import json
import random
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from burden.demo import tables
from burden.demo.accounts import demo_accounts
from burden.demo.burdens import PLAN, Burden, list_burdens
from burden.demo.chains import Hall, hold_meetings
from burden.demo.chats import list_chats, write_chats
from burden.demo.desk import Desk
from burden.demo.gatherings import Gathering, number_gatherings
from burden.demo.notices import call_meetings
from burden.demo.ordinary_meetings import convey_in_passing, hold_ordinary
from burden.demo.papers import Paper, number_papers
from burden.demo.plans import PlannedLine, plan_year
from burden.demo.register import HERE, Register, build_register
from burden.demo.routine import write_routine
from burden.demo.shelf import Copy, shelve, write_copy
from burden.demo.stories import STORIES
from burden.demo.topics import load_topics
from burden.demo.truth import describe

_PAPERS_A_YEAR = (38, 96)


@dataclass(frozen=True, slots=True)
class World:
    """Everything that will be written, before it is written."""

    seed: int
    register: Register
    papers: list[Paper]
    copies: list[Copy]
    meetings: list[Gathering]
    plan: list[PlannedLine]
    burdens: list[Burden]


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a folder holds."""

    units: int
    users: int
    documents: int
    meetings: int
    burdens: int


def build_world(seed: int) -> World:
    """The county and its year; the same seed gives the same world."""
    register = build_register(random.Random(f"{seed}:units"))
    papers: list[Paper] = []
    by_topic: dict[str, list[Paper]] = {}
    halls: list[Hall] = []
    diary: set[tuple[str, date, bool]] = set()
    topics = load_topics()
    for row in tomllib.loads((HERE / "campaigns.toml").read_text(encoding="utf-8"))["campaign"]:
        topic = topics[row["topic"]]
        salt = f"{seed}:{topic.id}"
        desk = Desk(register, topic, random.Random(f"{salt}:papers"), salt, row["starts"])
        STORIES[row["story"]](desk, row["townships"])
        papers += desk.papers
        by_topic[topic.id] = desk.papers
        hall = Hall(register, topic, random.Random(f"{salt}:meetings"), diary)
        hold_meetings(hall, row["story"], desk.papers, row["townships"])
        halls.append(hall)
    papers += write_routine(register, random.Random(f"{seed}:routine"), str(seed))
    ordinary = hold_ordinary(register, random.Random(f"{seed}:ordinary"))
    convey_in_passing(ordinary, halls, random.Random(f"{seed}:conveying"))
    held = [one for hall in halls for one in hall.held]
    meetings = number_gatherings([*held, *ordinary])
    papers += call_meetings(register, meetings, str(seed))
    number_papers(papers, _series(seed, papers))
    papers.sort(key=lambda paper: paper.id)
    plan = plan_year(register, meetings, random.Random(f"{seed}:plans"))
    copies = shelve(papers, register, random.Random(f"{seed}:files"))
    burdens = list_burdens(register, by_topic)
    return World(seed, register, papers, copies, meetings, plan, burdens)


def write_world(world: World, folder: Path) -> Summary:
    """Write all files; an existing folder is written into, never emptied."""
    folder.mkdir(parents=True, exist_ok=True)
    accounts = demo_accounts(world.register, str(world.seed))
    tables.write_units(folder / "units.csv", world.register)
    tables.write_users(folder / "users.csv", accounts)
    tables.write_documents(folder / "documents.csv", world.copies, world.register)
    tables.write_meetings(folder / "meetings.csv", world.meetings)
    tables.write_plans(folder / "meeting_plans.csv", world.plan)
    tables.write_burdens(folder, world.burdens)
    write_chats(folder, list_chats())
    for copy in world.copies:
        write_copy(copy, folder)
    truth = describe(world.register, world.papers, world.copies, world.meetings)
    text = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")
    return Summary(
        len(world.register.units),
        len(accounts),
        len(world.copies),
        len(world.meetings),
        sum(one.register != PLAN for one in world.burdens),
    )


def _series(seed: int, papers: list[Paper]) -> dict[str, int]:
    """How many papers each organ issues in a year."""
    rng = random.Random(f"{seed}:numbers")
    marks = sorted({paper.issuer.mark for paper in papers})
    return {mark: rng.randint(*_PAPERS_A_YEAR) for mark in marks}
