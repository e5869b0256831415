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
_ENGLISH_LEADS = (
    ("Throughout the State of {place}, ", "Throughout the County of {place}, "),
    ("The Department of {matter} of {place} and ", "The {place} Board of {matter} and "),
    ("Not later than {month} {n}, ", "Not later than {month} {n}, "),
    ("With an appropriation of {n} dollars, ", "With an appropriation of {n} dollars, "),
    ("Under the direction of {person}, ", "Under the direction of {person}, "),
)
_ENGLISH = {
    "place": ("Eastmark", "Millbrook", "Norwood", "Ashdale", "Redcliff", "Lakemoor", "Hartwell"),
    "matter": ("Water", "Roads", "Parks", "Labor", "Health", "Records", "Forests", "Fisheries"),
    "month": ("January", "March", "April", "June", "August", "October", "December"),
}


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
    """Return leads of which each paper has other values."""

    def filled(pattern: str) -> str:
        chosen = {slot: dice.choice(values) for slot, values in _ENGLISH.items()}
        return pattern.format(**chosen, n=dice.randint(2, 28), person=person(dice, latin=True))

    return [_Lead(filled(upper), filled(lower), None) for upper, lower in _ENGLISH_LEADS]
