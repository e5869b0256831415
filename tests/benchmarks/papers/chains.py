"""Lines of papers from above to below, in which demands stay, tighten, and are added."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.benchmarks.papers import building, digital, numbered, places, running, stepping
from tests.benchmarks.papers.building import Sheet
from tests.benchmarks.papers.comparing import Line
from tests.benchmarks.papers.dice import Dice, thrown
from tests.benchmarks.papers.made import Body, Cited, MadePaper
from tests.benchmarks.papers.scoring import Misses, Tally
from tests.benchmarks.papers.subjects import NEUTRAL, SUBJECTS
from tests.benchmarks.papers.wording import Voice

_CHAINS = 24
_ASKED = 5
_LINES = (
    ("province", "city", "county", "township"),
    ("city", "county", "township"),
    ("province", "city", "county"),
)
_INNER_MARKS = str.maketrans("《》", "〈〉")
Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Link:
    """A paper of a line, the number and title it is known by, and what it makes of its parent's.

    ``changes`` holds (parent, kind, change, value) for each tuple that is not looser.
    """

    paper: MadePaper
    number: str
    title: str
    asked: tuple[stepping.Asked, ...]
    changes: tuple[Key, ...]


def made(seed: int) -> Iterator[list[Link]]:
    """Yield lines of papers, each from the top down."""
    used: set[str] = set()
    for at in range(_CHAINS):
        dice = thrown(seed, "chain", at)
        yield _line(dice, f"c{at:02}", used)


def _line(dice: Dice, name: str, used: set[str]) -> list[Link]:
    levels = dice.choice(_LINES)
    at = places.place(dice, levels[0])
    subject = dice.choice(SUBJECTS)
    day = dt.date(dice.choice((2024, 2025, 2026)), dice.randint(1, 8), dice.randint(1, 28))
    links: list[Link] = []
    for step, level in enumerate(levels):
        if step:
            at, day = places.below(dice, at), day + dt.timedelta(days=dice.randint(1, 5))
        assert at.level == level
        voice = Voice(dice, places.government(at), subject, day)
        links.append(_link(voice, f"{name}-{step}", links[-1] if links else None, used))
    return links


def _link(voice: Voice, identity: str, parent: Link | None, used: set[str]) -> Link:
    dice = voice.dice
    sheet = Sheet("chain", "red_head", voice)
    numbered.head(sheet)
    number = building.number(sheet)
    while number in used:
        number = building.number(sheet)
    used.add(number)
    title = f"{voice.organ.name}关于{voice.subject.doing}的通知"
    opening = f"现就{voice.subject.work}有关事项通知如下。"
    cited: tuple[Cited, ...] = ()
    if parent is not None:
        title, opening = _passed_on(voice, parent, title)
        cited = (Cited(parent.number, parent.title),)
    building.title(sheet, title, "通知", voice.organ.name)
    building.addressed(sheet, places.all_below(dice, voice.organ.place))
    asked, changes = _asked(voice, parent)
    told = [stepping.sentence(dice, one) for one in asked]
    rows = [text for text, _ in told]
    rows += [voice.plain(one) for one in dice.sample(dice.worded(NEUTRAL), 3)]
    dice.shuffle(rows)
    demands = tuple(demand for _, some in told for demand in some)
    sheet.body = Body((opening, *rows), demands, cited)
    building.signed(sheet, (voice.organ.name,))
    building.tail(sheet)
    return Link(sheet.made(identity), number, title, tuple(asked), tuple(changes))


def _passed_on(voice: Voice, parent: Link, own: str) -> tuple[str, str]:
    """Return title and opening of a paper that carries out or forwards its parent."""
    inner = parent.title.translate(_INNER_MARKS)
    if voice.dice.random() < 0.25:
        opening = f"现将《{inner}》（{parent.number}）转发给你们，并提出如下要求。"
        return f"{voice.organ.name}关于转发《{inner}》的通知", opening
    opening = voice.dice.choice(
        (
            f"根据《{inner}》（{parent.number}）要求，现将有关事项通知如下。",
            f"为贯彻落实《{inner}》（{parent.number}）精神，现作如下安排。",
            f"按照《{inner}》（{parent.number}）部署，结合实际，提出如下要求。",
        )
    )
    return own, opening


def _asked(voice: Voice, parent: Link | None) -> tuple[list[stepping.Asked], list[Key]]:
    """Return what a paper asks, and the changes against its parent."""
    dice = voice.dice
    if parent is None:
        return stepping.drawn(dice, _ASKED, voice.issued_on), []
    asked: list[stepping.Asked] = []
    changes: list[Key] = []
    for one in parent.asked:
        below, change = stepping.stepped(dice, one)
        if change == "dropped":
            continue
        asked.append(below)
        changes += [(parent.paper.id, *told) for told in _told(below, change)]
    for one in stepping.drawn(dice, dice.randint(0, 4), voice.issued_on, parent.asked):
        if stepping.single(one):
            asked.append(one)
            changes += [(parent.paper.id, *told) for told in _told(one, "added")]
    return asked, changes


def _told(asked: stepping.Asked, change: str) -> list[tuple[str, str, str]]:
    """Return kind, change and value of the tuples of what is asked; a looser one is not listed."""
    return [
        (kind, "same" if kind == "material" and change != "added" else change, value)
        for kind, value in stepping.values(asked)
        if kind == "material" or change != "loosened"
    ]


def figures(seed: int, folder: Path, misses: Misses) -> dict[str, Any]:
    """Return how right the listed changes are: in all, of each change, and their values."""
    lines_of_papers = list(made(seed))
    links = [link for line in lines_of_papers for link in line]
    files = [_file(link.paper, seed) for link in links]
    thrown(seed, "order").shuffle(files)
    lines, _ = running.read(files, folder)
    tallies = {name: Tally() for name in ("all", "with values", "same", "tightened", "added")}
    for link in links:
        _count(link, lines.get(link.paper.id, {}), tallies, misses)
    return {
        "chains": len(lines_of_papers),
        "papers": len(links),
        **{name: tally.figures() for name, tally in tallies.items()},
    }


def _file(paper: MadePaper, seed: int) -> running.File:
    """Return a paper as a file; the manifest tells unit and level of half the lines."""
    dice = thrown(seed, paper.id)
    file = digital.file_of(paper, dice.choice(digital.FORMATS), seed)
    told = int(paper.id[1:3]) % 2 == 0
    return replace(file, unit=paper.unit, level=paper.level) if told else file


def _count(link: Link, line: Line, tallies: Mapping[str, Tally], misses: Misses) -> None:
    """Count (parent, kind, change), and once more with what is asked; of materials without it."""
    found = _keys(line.get("escalations") or ())
    listed, planted = (Counter(key[:3] for key in some) for some in (found, link.changes))
    for key in listed | planted:
        _add([tallies["all"], tallies[key[2]]], listed[key], planted[key])
    of_found, of_planted = (
        Counter(key for key in some if key[1] != "material") for some in (found, link.changes)
    )
    for whole in of_found | of_planted:
        _add([tallies["with values"]], of_found[whole], of_planted[whole])
    if listed != planted or of_found != of_planted:
        misses.append(
            {
                "part": "escalations",
                "paper": link.paper.id,
                "true": link.changes,
                "found": line.get("escalations"),
                "body": link.paper.printed.body,
            }
        )


def _add(tallies: Sequence[Tally], listed: int, planted: int) -> None:
    for one in tallies:
        one.listed += listed
        one.planted += planted
        one.right += min(listed, planted)


def _keys(escalations: Sequence[Mapping[str, Any]]) -> list[Key]:
    names = ("parent", "kind", "change", "value")
    keys = [tuple(str(one[name]) for name in names) for one in escalations]
    return [(parent, kind, change, value) for parent, kind, change, value in keys]
