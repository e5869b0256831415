"""A year's plan against what was done under it; pure, for meetings and inspections alike."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Protocol, TypeVar

_FOLDED = re.compile(r"[\s\W_]+")
_YEAR = re.compile(r"20\d\d年?度?")
_TITLE_LIKE = 0.75


class Record(Protocol):
    """What was done: when, under which title, and the number of the plan that it names."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def plan_number(self) -> str: ...
    @property
    def start(self) -> date: ...


Done = TypeVar("Done", bound=Record)


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of a plan: `times` it is to be done, in `month` (None: not told)."""

    number: str
    title: str
    month: int | None = None
    times: int = 1


@dataclass(slots=True)
class Line(Generic[Done]):
    """A line of the plan and what was done under it, in the order of time."""

    planned: Planned
    held: list[Done] = field(default_factory=list)

    @property
    def over(self) -> list[Done]:
        """What was done beyond the planned number."""
        return self.held[self.planned.times :]


@dataclass(frozen=True, slots=True)
class Balance(Generic[Done]):
    """`unplanned` need a line of the plan and have none; what is spared needs none."""

    lines: tuple[Line[Done], ...]
    unplanned: tuple[Done, ...]

    def not_held(self, last_month: int) -> list[Line[Done]]:
        """Lines of months up to this one under which nothing was done."""
        return [
            line
            for line in self.lines
            if not line.held and (line.planned.month or 12) <= last_month
        ]

    @property
    def over(self) -> list[Done]:
        return [record for line in self.lines for record in line.over]


def balance(
    plan: Sequence[Planned], records: Iterable[Done], needs_line: Callable[[Done], bool]
) -> Balance[Done]:
    """Each record to its line: by the number that was told, else by the likest title.

    A number that the plan does not have counts for nothing; then the title decides.
    """
    lines: list[Line[Done]] = [Line(one) for one in plan]
    by_number = {_number(line.planned.number): line for line in lines if line.planned.number}
    unplanned = []
    for record in sorted(records, key=lambda one: (one.start, one.id)):
        line = by_number.get(_number(record.plan_number)) or _likest(record, lines)
        if line is not None:
            line.held.append(record)
        elif needs_line(record):
            unplanned.append(record)
    return Balance(tuple(lines), tuple(unplanned))


def _likest(record: Done, lines: Iterable[Line[Done]]) -> Line[Done] | None:
    """The line whose title is most like; among equals one that has something left."""
    scored = [
        (
            likeness(line.planned.title, record.title),
            line.planned.times - len(line.held),
            -at,
            line,
        )
        for at, line in enumerate(lines)
    ]
    best = max(scored, key=lambda one: one[:3], default=None)
    return best[3] if best is not None and best[0] >= _TITLE_LIKE else None


def likeness(one: str, other: str) -> float:
    """Pairs of neighbouring characters that both titles have, as a share of all (Dice)."""
    mine, theirs = _pairs(one), _pairs(other)
    if not mine or not theirs:
        return 0.0
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


def _pairs(title: str) -> set[str]:
    """A title without its year: the plan of 2026 seldom says 2026 in it."""
    text = _FOLDED.sub("", _YEAR.sub("", title))
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _number(number: str) -> str:
    return _FOLDED.sub("", number).lower().lstrip("0")
