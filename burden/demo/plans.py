"""Annual plans of meetings, and where what was held departs from them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from burden.demo.gatherings import Gathering
from burden.demo.register import Register, Unit, read_toml

PLANNED_YEAR = 2026
_PLANNED_SORTS = frozenset({"honest", "nested", "layered"})
_PLANNED_SHARE = 0.75
# Nobody knows in January what will have to be conveyed in June.
_UNFORESEEN = re.compile(r"传达|扩大|“两委”")
_CLASS = {"county": "三类", "township": "四类"}


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One row of a unit's plan; `month` counts from 1."""

    unit: Unit
    number: str
    title: str
    month: int
    times: int
    attendees: str

    @property
    def category(self) -> str:
        return _CLASS[self.unit.level]


def plan_year(
    register: Register, meetings: list[Gathering], rng: random.Random
) -> list[PlannedLine]:
    """The plans of the county and of its townships: most of what was held, and some that was not.

    What stands in no line was held outside the plan.
    """
    return [
        line
        for unit in (register.county, *register.townships)
        for line in _plan_of(unit, meetings, rng)
    ]


def _plan_of(unit: Unit, meetings: list[Gathering], rng: random.Random) -> Iterator[PlannedLine]:
    table = read_toml("plans.toml")[unit.level]
    held = [
        (one.start.month, one.title)
        for one in meetings
        if one.host is unit
        and one.start.year == PLANNED_YEAR
        and one.sort in _PLANNED_SORTS
        and not _UNFORESEEN.search(one.title)
    ]
    kept = rng.sample(held, round(len(held) * _PLANNED_SHARE))
    dropped = [
        (row["month"], row["title"].format(地=unit.name))
        for row in rng.sample(table["not_held"], table["count"])
    ]
    # A title that is met again later in the year is one line, planned once.
    lines = {title: month for month, title in sorted([*kept, *dropped], reverse=True)}
    ordered = sorted((month, title) for title, month in lines.items())
    for number, (month, title) in enumerate(ordered, start=1):
        yield PlannedLine(unit, str(number), title, month, 1, table["attendees"])
