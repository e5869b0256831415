"""Cases of every relation: papers with head, title, lead-in and tail, read as the product reads.

A case of the sample files says in its own words how one paper treats another; the body is that
of a subject of ``reworded.toml``, another one for each case. Every second case knows its units,
number and title from the manifest, the others from the text alone.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docs_audit.manifest import Row
from docs_audit.official import paper_of
from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from tests.benchmarks.copies.editing import SAMPLES
from tests.benchmarks.copies.official import Office, Sheet, body, paragraphs, reprinted
from tests.benchmarks.copies.reworded import Subject, subjects

KINDS = ("copied", "copied_sideways", "reissued", "forwarded", "same_document", "quoted")
_FOLDER = SAMPLES / "relations"
_OWN: list[str] = tomllib.loads((_FOLDER / "own.toml").read_text(encoding="utf-8"))["own"]


@dataclass(frozen=True)
class Case:
    """Two papers and what the relation between them is to be called; ``lower`` must be the lower
    one where the levels of the issuers differ."""

    kind: str
    name: str
    lower: Paper
    upper: Paper


def figures(seed: int, misses: list[Mapping[str, object]]) -> dict[str, float]:
    """Return the share of cases of each kind whose relation is named right, and of all."""
    marks: dict[str, list[bool]] = {kind: [] for kind in KINDS}
    for case in cases(seed):
        named = _named(case)
        marks[case.kind].append(named == case.kind)
        if named != case.kind:
            misses.append(
                {
                    "part": "relations",
                    "expected": case.kind,
                    "named": named,
                    "case": case.name,
                    "lower": case.lower.text,
                    "upper": case.upper.text,
                }
            )
    every = [mark for found in marks.values() for mark in found]
    shares = {kind: sum(found) / len(found) for kind, found in marks.items()}
    return {**shares, "all": sum(every) / len(every), "cases": len(every)}


def _named(case: Case) -> str:
    """Return the relation listed for a case, or what is wrong about it."""
    for pair in match([case.lower, case.upper]):
        ids = pair.found.lower.paper.id, pair.found.upper.paper.id
        if ids[0] == case.upper.id and case.lower.rank > case.upper.rank:
            return f"{pair.relation.name}, the wrong way round"
        return pair.relation.name
    return "not listed"


def cases(seed: int) -> Iterator[Case]:
    """Yield the cases of all kinds."""
    dice, known = random.Random(seed), subjects()
    for kind in KINDS:
        read = tomllib.loads((_FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))
        for number, entry in enumerate(read["case"]):
            subject = known[(number + dice.randrange(len(known))) % len(known)]
            make = _same_document if kind == "same_document" else _wrapped
            lower, upper = make(entry | {"kind": kind}, subject, number, dice)
            yield Case(kind, f"{kind} {number}: {entry['units']}", lower, upper)


def _wrapped(
    entry: Mapping[str, Any], subject: Subject, number: int, dice: random.Random
) -> tuple[Paper, Paper]:
    """Make the original and the paper that wraps it, the lower one first."""
    below, above = (Office(name) for name in entry["units"].split(" < "))
    is_passed_up = entry.get("wraps") == "lower"
    first, second = (below, above) if is_passed_up else (above, below)
    original = _original(entry, subject, first)
    sheet = _wrapping(entry, subject, original, second)
    told = number % 2 == 0
    # That 禾川县 is not of 柳原市 nobody can know from the short names.
    full = told or (entry["kind"] == "copied_sideways" and below.level != above.level)
    papers = _read(f"{number}o", original, told, full), _read(f"{number}w", sheet, told, full)
    return papers if is_passed_up else (papers[1], papers[0])


def _original(entry: Mapping[str, Any], subject: Subject, office: Office) -> Sheet:
    day = date.fromisoformat(entry.get("upper_day", "2025-03-10"))
    matter = {"matter": subject.title, "topic": subject.name}
    if entry.get("law"):
        articles = zip("一二三四", paragraphs(subject, office), strict=True)
        text = "\n".join(f"第{at}条  {article}" for at, article in articles)
        return Sheet(office, f"江东省{subject.name}条例", "第12号公告", text, day)
    title = entry.get("original_title", f"{office.short}关于{subject.title}的通知")
    kind = "函" if entry.get("form") == "letter" else "发"
    lead = f"有关单位：\n为{subject.title}，现就有关事项通知如下。\n"
    return Sheet(
        office,
        title.format(**matter),
        office.number(day, 12, kind),
        lead + body(subject, office),
        day,
    )


def _wrapping(entry: Mapping[str, Any], subject: Subject, original: Sheet, office: Office) -> Sheet:
    """Fill the words of a case; a number is given unless the case says that there is none."""
    day = date.fromisoformat(entry.get("lower_day", "2025-04-02"))
    sheet = Sheet(office, "", entry.get("number", office.number(day, 37)), "", day)
    there, here = paragraphs(subject, original.office), paragraphs(subject, office)
    values = {
        "upper": original.office.short,
        "upper_title": original.title,
        "upper_number": original.number,
        "matter": subject.title,
        "topic": subject.name,
        "lower_day": sheet.written_day,
        "sign": sheet.signature,
        "object": original.printed(),
        "body": body(subject, original.office),
        "local": body(subject, office),
        **{f"p{at}": text for at, text in enumerate(there, 1)},
        **{f"q{at}": text.removesuffix("。") for at, text in enumerate(there, 1)},
        **{f"l{at}": text for at, text in enumerate(here, 1)},
        **{f"own{at}": text for at, text in enumerate(_OWN, 1)},
    }
    return Sheet(
        office,
        entry["title"].format(**values),
        sheet.number,
        entry["text"].format(**values),
        day,
        is_signed="{sign}" not in entry["text"],
    )


def _same_document(
    entry: Mapping[str, Any], subject: Subject, number: int, dice: random.Random
) -> tuple[Paper, Paper]:
    """Make two copies of one paper as two uploads hold them."""
    first, second = entry["units"].split(" = ")
    offices = [Office(name) for name in first.split("、")]
    sheet = _original({}, subject, offices[0])
    sheet = Sheet(
        offices[0], sheet.title, sheet.number, sheet.text, sheet.day, others=tuple(offices[1:])
    )
    one = _read(f"{number}a", sheet, told=True, full=True)
    text, keeps_number = reprinted(sheet, entry["form"], entry.get("cover", ""), dice)
    is_elsewhere = entry["form"] == "uploaded by another unit"
    row = Row(
        id=f"{number}b",
        path=Path(),
        unit="" if is_elsewhere else Office(second).full,
        level="" if is_elsewhere else Office(second).level,
        issued_on=None if number % 2 else sheet.day,
        number=sheet.number if keeps_number and number % 3 == 0 else "",
    )
    return one, paper_of(row, text)


def _read(identity: str, sheet: Sheet, told: bool, full: bool) -> Paper:
    """Read a printed sheet as the product does.

    The manifest row is ``told`` number and title or not, and the unit with its ``full`` places.
    """
    row = Row(
        id=identity,
        path=Path(),
        unit=sheet.office.full if full else sheet.office.short,
        level=sheet.office.level,
        issued_on=sheet.day,
        number=sheet.number if told else "",
        title=sheet.title if told else "",
    )
    return paper_of(row, sheet.printed())
