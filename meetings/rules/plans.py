"""A year's plan of meetings against those that were held (GD-08)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .records import Record
from .sparing import is_counted

_FOLDED = re.compile(r"[\s\W_]+")
_YEAR = re.compile(r"20\d\d年?度?")
_TITLE_LIKE = 0.75


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of a plan: `times` it is to be held, in `month` (None: not told)."""

    number: str
    title: str
    month: int | None = None
    times: int = 1


@dataclass(slots=True)
class Line:
    """A line of the plan and the meetings that were held under it, in the order of time."""

    planned: Planned
    held: list[Record] = field(default_factory=list)

    @property
    def over(self) -> list[Record]:
        """Meetings beyond the planned number."""
        return self.held[self.planned.times :]


@dataclass(frozen=True, slots=True)
class Balance:
    """`unplanned` need a line of the plan and have none; what is spared needs none."""

    lines: tuple[Line, ...]
    unplanned: tuple[Record, ...]

    def not_held(self, last_month: int) -> list[Line]:
        """Lines of months up to this one under which nothing was held."""
        return [
            line
            for line in self.lines
            if not line.held and (line.planned.month or 12) <= last_month
        ]

    @property
    def over(self) -> list[Record]:
        return [record for line in self.lines for record in line.over]


def balance(plan: Sequence[Planned], records: Iterable[Record]) -> Balance:
    """Each meeting to its line: by the number that was told, else by the likest title.

    A number that the plan does not have counts for nothing; then the title decides.
    """
    lines = [Line(one) for one in plan]
    by_number = {_number(line.planned.number): line for line in lines if line.planned.number}
    unplanned = []
    for record in sorted(records, key=lambda one: (one.start, one.id)):
        line = by_number.get(_number(record.plan_number)) or _likest(record, lines)
        if line is not None:
            line.held.append(record)
        elif is_counted(record):
            unplanned.append(record)
    return Balance(tuple(lines), tuple(unplanned))


def _likest(record: Record, lines: Iterable[Line]) -> Line | None:
    """The line whose title is most like; among equals one that has meetings left."""
    scored = [
        (
            _likeness(line.planned.title, record.title),
            line.planned.times - len(line.held),
            -at,
            line,
        )
        for at, line in enumerate(lines)
    ]
    best = max(scored, key=lambda one: one[:3], default=None)
    return best[3] if best is not None and best[0] >= _TITLE_LIKE else None


def _likeness(one: str, other: str) -> float:
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
