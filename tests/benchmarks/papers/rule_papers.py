"""The common parts of papers that are made to meet a rule or to look as if they did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from tests.benchmarks.papers import building, elements, numbered, places
from tests.benchmarks.papers.building import Sheet
from tests.benchmarks.papers.dice import Dice
from tests.benchmarks.papers.made import Body
from tests.benchmarks.papers.places import Organ
from tests.benchmarks.papers.subjects import NEUTRAL
from tests.benchmarks.papers.wording import Voice

# From the day on which the youngest of the rules that are planted was issued it binds papers.
_IN_FORCE = dt.date(2024, 8, 6)
_WEEKS_OF_A_YEAR = dt.timedelta(weeks=52)


def paper(dice: Dice, organ: Organ, names: Sequence[str], rows: Sequence[str]) -> Sheet:
    """A red-head notice to those names."""
    sheet = Sheet("rule", "red_head", bound_voice(dice, organ))
    numbered.head(sheet)
    building.number(sheet)
    subject = sheet.voice.subject
    building.title(sheet, f"{organ.name}关于{subject.doing}的通知", "通知", organ.name)
    building.addressed(sheet, names)
    sheet.body = Body((f"现就{subject.work}有关事项通知如下。", *rows))
    return sheet


def bound_voice(dice: Dice, organ: Organ) -> Voice:
    """Return a speaker on a day on which all rules were in force."""
    voice = elements.voice(dice, organ)
    while voice.issued_on < _IN_FORCE:
        voice = replace(voice, issued_on=voice.issued_on + _WEEKS_OF_A_YEAR)
    return voice


def closed(sheet: Sheet, rule: str, *, met: bool) -> Sheet:
    """Sign it, and note the rule that it meets or must not meet."""
    building.signed(sheet, (sheet.organ.name,))
    building.tail(sheet, copies=0)
    sheet.rules, sheet.not_rules = ((rule,), ()) if met else ((), (rule,))
    sheet.sort = f"{rule} {'met' if met else 'lawful'}"
    return sheet


def government(dice: Dice, *levels: str) -> Organ:
    """Return a government of one of these levels."""
    return places.government(places.place(dice, dice.choice(levels or ("city", "county"))))


def ordinary(dice: Dice, rows: Sequence[str], rule: str, *, met: bool) -> Sheet:
    """A government's notice to those below it."""
    organ = government(dice)
    sheet = paper(dice, organ, places.all_below(dice, organ.place), rows)
    return closed(sheet, rule, met=met)


def neutral(dice: Dice, count: int = 4) -> list[str]:
    """Return sentences that no rule speaks of."""
    return [one.format(s="有关工作") for one in dice.sample(dice.worded(NEUTRAL), count)]
