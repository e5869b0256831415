"""Places, levels, organs, persons, numbers and dates of the upper replaced by the lower's.

Laws name few of them, so what is to be swapped is first put into the upper: half of its
sentences get a lead such as 由省水利厅牵头 that the lower has as 由市水利局牵头.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from tests.benchmarks.copies.cast import Line, Unit, document_number, person
from tests.benchmarks.copies.planting import Copy, Piece, Planter, Swap, sentences

_SHORTEST_LED = 15
_DEPARTMENTS = ("水利", "教育", "民政", "财政", "公安", "农业农村", "应急管理", "交通运输")
_LEADS = {
    "level": ("在全{}范围内，", "按照全{}统一部署，"),
    "level of a department": ("由{}级财政安排资金，", "经{}级以上专家评审，"),
    "our level": ("我{}各有关单位要密切配合，",),
    "place": ("在{}行政区域内，", "{}各有关方面要认真执行，"),
    "organ": ("由{}牵头，", "{}会同有关部门，", "报经{}同意后，"),
    "number": ("安排补助资金{}万元，", "选取{}个单位先行试点，", "在{}个工作日内，"),
    "date": ("于{}前，", "自{}起，"),
    "document_number": ("按照{}文件的要求，", "依据{}，"),
    "person": ("由{}同志负责，", "联系人为{}，"),
}
_ENGLISH_LEADS = {
    "level": ("Subject to the approval of the {} government, ", "With {} funds, ", "In every {}, "),
    "place": (
        "Throughout {} County, ",
        "In the State of {}, ",
        "For residents of the City of {}, ",
        "In {}, ",
    ),
    "organ": (
        "The Department of {} shall ensure that ",
        "With the consent of the {} Board, ",
        "Under rules of the Office of {} and Planning, ",
        "After notice to the {} Commission, ",
    ),
    "number": (
        "With an appropriation of {} dollars, ",
        "Within {} days of receipt, ",
        "In no more than {} percent of cases, ",
    ),
    "date": ("Not later than {}, ", "Beginning on {}, ", "Until {}, "),
    "person": ("On the motion of Senator {}, ", "As reported by Mr. {}, "),
}
_ENGLISH_LEVELS = ("state", "county", "city", "township")
_ENGLISH_PLACES = (
    *("Eastmark", "Millbrook", "Norwood", "Ashdale", "Redcliff", "Lakemoor", "Hartwell"),
    *("Stone Harbor", "Fort Ellery", "Grand Meadow"),
)
_ENGLISH_MATTERS = ("Water", "Roads", "Parks", "Labor", "Health", "Public Records", "State Forests")
_MONTHS = ("January", "March", "April", "June", "August", "October", "December")
_NUMBER_WORDS = ("three", "seven", "twelve", "thirty", "forty-five", "sixty", "ninety")


@dataclass(frozen=True)
class _Lead:
    upper: str
    lower: str
    swap: Swap | None


def swapped(planter: Planter, text: str, line: Line) -> Copy:
    """The upper with leads put in, and the lower with the same leads of its own place."""
    leads = _english(planter.dice) if planter.latin else _leads(planter.dice, line)
    upper, pieces, done = "", [], set()
    for piece in sentences(text):
        led = len(piece.text) >= _SHORTEST_LED and planter.dice.random() < 0.5
        lead = planter.dice.choice(leads) if led else _Lead("", "", None)
        start, upper = len(upper), upper + _led(piece.text, lead.upper)
        pieces.append(Piece(_led(piece.text, lead.lower), (start, len(upper))))
        if lead.swap:
            done.add(lead.swap)
    return Copy(pieces, frozenset(done), upper)


def _led(sentence: str, lead: str) -> str:
    """Put a lead before a sentence, after the number of an article or item."""
    head = re.match(
        r"\s*(?:第[一二三四五六七八九十百]+条\s*|（[一二三四五六七八九十]+）)?", sentence
    )
    at = head.end() if head else 0
    return sentence[:at] + lead + sentence[at:]


def _leads(dice: random.Random, line: Line) -> list[_Lead]:
    """Return one lead of each value, its wording by chance."""
    found = []
    for name, kind, lower, upper in _values(dice, line):
        pattern = dice.choice(_LEADS[name])
        # A level word is to be listed with the character beside it: 全市 / 全省.
        shown = {"level": "全{}", "our level": "我{}", "level of a department": "{}级"}.get(
            name, "{}"
        )
        swap = None if lower == upper else (shown.format(lower), shown.format(upper), kind)
        found.append(_Lead(pattern.format(upper), pattern.format(lower), swap))
    return found


def _values(dice: random.Random, line: Line) -> list[tuple[str, str, str, str]]:
    """Return names of leads with the kind of their substitution, lower's and upper's string."""
    low, high = line.lower, line.upper
    levels = ("level", "our level", "level of a department")
    values = [(name, "level", low.character, high.character) for name in levels]
    values.append(("place", "place", low.place, high.place))
    values += [
        ("organ", "organ", _department(low, one), _department(high, one))
        for one in dice.sample(_DEPARTMENTS, 2)
    ]
    for _ in range(2):
        few, many = dice.randint(3, 40), dice.randint(41, 900)
        values.append(("number", "number", str(few), str(many)))
        values.append(("date", "date", _day(dice, (1, 5)), _day(dice, (6, 12))))
    numbers = document_number(dice, low), document_number(dice, high, 2023)
    values.append(("document_number", "document_number", *numbers))
    values.append(("person", "person", person(dice), person(dice)))
    return values


def _department(unit: Unit, name: str) -> str:
    return f"{unit.character}{name}{'厅' if unit.level == 'province' else '局'}"


def _day(dice: random.Random, months: tuple[int, int]) -> str:
    return f"{dice.randint(*months)}月{dice.randint(1, 28)}日"


def _english(dice: random.Random) -> list[_Lead]:
    """Return two leads of each kind with what they have in the upper and in the lower."""
    return [_english_lead(dice, kind) for kind in _ENGLISH_LEADS for _ in range(2)]


def _english_lead(dice: random.Random, kind: str) -> _Lead:
    pattern = dice.choice(_ENGLISH_LEADS[kind])
    upper, lower = _english_values(dice, kind)
    # An organ is to be listed with the words that make it one.
    named = re.search(
        r"(?:Department|Office) of \{\}(?: and Planning)?|\{\} (?:Board|Commission)", pattern
    )
    shown = named[0] if named else "{}"
    swap = (shown.format(lower), shown.format(upper), kind)
    return _Lead(pattern.format(upper), pattern.format(lower), swap)


def _english_values(dice: random.Random, kind: str) -> list[str]:
    """Return two values of a kind that differ."""
    if kind == "date":
        year = dice.choice(("", f", {dice.randint(2013, 2019)}"))
        months = dice.sample(_MONTHS, 2)
        return [f"{month} {dice.randint(1, 28)}{year}" for month in months]
    if kind == "number":
        spelled = dice.sample(_NUMBER_WORDS, 2)
        figures = [f"{one:,}" for one in dice.sample(range(2, 9_000), 2)]
        return dice.choice((spelled, figures))
    if kind == "person":
        return [person(dice, latin=True) for _ in range(2)]
    names = {"level": _ENGLISH_LEVELS, "place": _ENGLISH_PLACES, "organ": _ENGLISH_MATTERS}
    return dice.sample(names[kind], 2)
