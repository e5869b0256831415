"""What a preview is made of: parallel arrays, a row a pair of items or a receiver."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, TypedDict

import numpy as np
import numpy.typing as npt

from burden.organisations.periods import Period
from burden.thresholds.parameters import Parameters
from burden.thresholds.selectors import Change
from burden.thresholds.whatif.pace import Pace

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.str_]


# So many days a unit, so many lengths a day, and so many of each length make one number.
_DAYS, _LENGTHS, ALIKE = 1 << 22, 1 << 4, 1 << 14


@dataclass(frozen=True)
class Stretch:
    """A unit's stretch of time: whole months from a day on, or (0 months) that day alone.

    `number` tells apart several that are said of the same, in their own order from 0 on.
    """

    unit: int
    first: date
    months: int
    number: int = 0

    @property
    def last(self) -> date:
        return Period(self.first, self.months).last if self.months else self.first


def not_yet(unit: int, first: date, months: int, number: int = 0) -> int:
    """The id that stands for what is said of a unit's stretch of time, as long as that is no item:
    below 0. Numbers are below `ALIKE`.
    """
    return -(((unit * _DAYS + first.toordinal()) * _LENGTHS + months) * ALIKE + number)


def stretch_of(item: int) -> Stretch:
    """What an id below 0 stands for."""
    length, number = divmod(-item, ALIKE)
    day, months = divmod(length, _LENGTHS)
    unit, ordinal = divmod(day, _DAYS)
    return Stretch(unit, date.fromordinal(ordinal), months, number)


@dataclass(frozen=True)
class Suspected:
    """What a source would say of all pairs it measured, for one kind of finding.

    `items` and `uppers` are ids of items, 0 for no upper, below 0 as `not_yet` gives them; `holds`
    whether the pair is suspected, `confidence` how sure that is, `share` which part of the item's
    hours repeats the upper.
    """

    kind: str
    items: Ints
    uppers: Ints
    holds: Bools
    confidence: Floats
    share: Floats


@dataclass(frozen=True)
class Compared:
    """What a source would say beside the findings that there are, row by row of `said`.

    `findings` are their ids, 0 for none; `comes`, `goes` what is filed or withdrawn, `stays` what
    is suspected before and after. `is_kept` are no longer suspected, yet decided by a person.
    `is_known` have a finding afterwards, withdrawn ones too; `weight` is with what probability
    each then counts in the ledger. `severity`, `avoidable` (hours) and `sure` (confidence) are
    those of the finding, `is_standing` whether it is not withdrawn.
    """

    said: Suspected
    findings: Ints
    severity: Texts
    avoidable: Floats
    sure: Floats
    is_standing: Bools
    comes: Bools
    goes: Bools
    stays: Bools
    is_kept: Bools
    is_known: Bools
    weight: Floats
    is_moved: Bools

    @property
    def moved_items(self) -> Ints:
        """The items whose hours count differently, ascending."""
        found: Ints = np.unique(self.said.items[self.is_moved])
        return found

    @property
    def known_items(self) -> Ints:
        """The items that have a finding afterwards, withdrawn ones too, ascending."""
        found: Ints = np.unique(self.said.items[self.is_known])
        return found

    def shares_of(self, items: Ints) -> tuple[Floats, Floats]:
        """Of each item (ascending ids) the share as suspected, and as it counts in the ledger."""
        suspected, counted = np.zeros(len(items)), np.zeros(len(items))
        if len(items):
            place = np.searchsorted(items, self.said.items).clip(max=len(items) - 1)
            mine = self.is_known & (items[place] == self.said.items)
            share = self.said.share[mine]
            np.maximum.at(suspected, place[mine], share)
            np.maximum.at(counted, place[mine], share * self.weight[mine])
        return suspected, counted

    def avoidable_of(self, items: Ints) -> Floats:
        """Avoidable hours of each item (ascending ids) as its findings have them, else 0."""
        hours = np.zeros(len(items))
        if len(items):
            place = np.searchsorted(items, self.said.items).clip(max=len(items) - 1)
            mine = (self.findings > 0) & (items[place] == self.said.items)
            np.maximum.at(hours, place[mine], self.avoidable[mine])
        return hours


class OfMonth(TypedDict):
    """A month by its first and last day and as 202603, as statements ask for it."""

    first: date
    last: date
    month: int


@dataclass(frozen=True)
class Asked:
    """Values in force, values to be looked at, and the latest month that has scores.

    Only of that month anybody needs to know which receiver gains hours. In `kept` a source keeps
    what both of its answers rest on; `pace` tells how much may be looked into.
    """

    before: Parameters
    after: Parameters
    month: date | None
    kept: dict[str, Any] = field(default_factory=dict, compare=False)
    pace: Pace = field(default_factory=Pace, compare=False)

    @property
    def of_month(self) -> OfMonth:
        """That month; one without days and 0 where there is none."""
        if self.month is None:
            return {"first": date.max, "last": date.min, "month": 0}
        period = Period.month_of(self.month)
        month = period.first.year * 100 + period.first.month
        return {"first": period.first, "last": period.last, "month": month}

    def touches(self, keys: Iterable[str]) -> bool:
        """Whether one of these values is another."""
        return any(self.before[key] != self.after[key] for key in keys)


@dataclass(frozen=True)
class Moved:
    """Hours gained and lost, by receiver and month (as 202603), of each component.

    `measured` is how many of all that each gains are measured; hours that only count elsewhere
    gain none. A receiver 0 and a month 0 stand for all of which nobody asks who it was and when.
    """

    receivers: Ints
    months: Ints
    gains: Mapping[str, Floats]
    measured: Floats | None = None

    @property
    def by_component(self) -> dict[str, float]:
        """What each component gains in all, in hours."""
        return {name: float(gain.sum()) for name, gain in self.gains.items()}


@dataclass(frozen=True)
class Reassigned:
    """What a source makes of changed findings.

    `avoidable` is of each kind (items, ascending; hours that need not have been if it is right).
    `unseen` are keys of which too much hangs to be told while somebody waits.
    """

    avoidable: Mapping[str, tuple[Ints, Floats]] = field(default_factory=dict)
    moved: Sequence[Moved] = ()
    unseen: Collection[str] = ()


@dataclass(frozen=True)
class Rows:
    """Findings that come, go or weigh differently: parallel arrays, the heaviest first.

    `before` and `after` are severities, empty where there is no finding; `hours` the avoidable
    hours times the confidence.
    """

    items: Ints
    uppers: Ints
    findings: Ints
    before: Texts
    after: Texts
    hours: Floats

    def __len__(self) -> int:
        return len(self.items)

    def first(self, count: int) -> "Rows":
        """The heaviest of them."""
        return Rows(**{one.name: getattr(self, one.name)[:count] for one in fields(self)})


@dataclass(frozen=True)
class KindEffect:
    """What changes of one kind of finding; `kept` stay because a person has decided them."""

    kind: str
    comes: Rows
    goes: Rows
    weighs: Rows
    kept: int


@dataclass(frozen=True)
class ScoreMove:
    """A unit's score before and after with nine tenths of its draws, and its places among peers.

    A score is None where too little is measured. Places are the best and worst in nine of ten
    draws; none where a level has too many units to draw them all.
    """

    unit: int
    before: float | None
    after: float | None
    interval_before: tuple[float, float] | None
    interval_after: tuple[float, float] | None
    places_before: tuple[int, int] | None
    places_after: tuple[int, int] | None

    @property
    def is_clear(self) -> bool:
        """Whether the intervals before and after have nothing in common."""
        if self.interval_before is None or self.interval_after is None:
            return (self.before is None) != (self.after is None)
        (low, high), (other_low, other_high) = self.interval_before, self.interval_after
        return high < other_low or other_high < low


@dataclass(frozen=True)
class LevelEffect:
    """The scores of one level's units: how many there are, and how many would be shown otherwise.

    `shown` are those that move most.
    """

    level: str
    units: int
    moves: int
    rises: int
    falls: int
    shown: tuple[ScoreMove, ...]


@dataclass(frozen=True)
class Effect:
    """Everything that other values would change.

    `unseen` are changed values whose effect is only known once everything is judged anew.
    """

    changes: Sequence[Change]
    unseen: Sequence[Change]
    kinds: Sequence[KindEffect]
    moved: Mapping[str, float]
    levels: Sequence[LevelEffect]
    month: date | None
    seconds: float

    @property
    def more_hours(self) -> float:
        """Hours gained in all; 0 where hours only count elsewhere."""
        return sum(self.moved.values())
