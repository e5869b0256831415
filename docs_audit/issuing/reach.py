"""How many papers of a unit go down to the county and below, against the year before (N19-01)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from burden.organisations import run_rate
from burden.organisations.models import Level, Unit
from docs_audit.issuing.issued import Issued

GRASSROOTS = (Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE)
_MONTHS = 12


@dataclass(frozen=True)
class Trend:
    """Papers of a year and of the one before, and where an open year is heading (N20-01)."""

    now: int
    before: int
    forecast: int | None
    months: int

    def is_above(self, share: float) -> bool:
        """Whether the year has, or is heading for, more than this share of the year before."""
        return bool(self.before) and max(self.now, self.forecast or 0) > share * self.before


@dataclass(frozen=True)
class Reach:
    """The papers of a year by the lowest level they go to; `unknown` are those of no known one."""

    levels: dict[Level, Trend]
    total: Trend
    papers: list[Issued]
    unknown: int


def reach_of(
    unit: Unit, year: int, now: Sequence[Issued], before: Sequence[Issued], *, today: date
) -> Reach:
    """The papers that go below their issuer and to the county or lower, by that level."""
    months = _months_told(now, year, today)
    downward, downward_before = _downward(unit, now), _downward(unit, before)
    return Reach(
        levels={
            level: _trend(_to(downward, level), _to(downward_before, level), year, months)
            for level in GRASSROOTS
            if level.rank > unit.rank
        },
        total=_trend(downward, downward_before, year, months),
        papers=downward,
        unknown=sum(1 for paper in now if not paper.reaches),
    )


def _downward(unit: Unit, papers: Iterable[Issued]) -> list[Issued]:
    lowest = max(unit.rank + 1, Level.COUNTY.rank)
    return [one for one in papers if one.reaches and Level(one.reaches).rank >= lowest]


def _to(papers: Iterable[Issued], level: Level) -> list[Issued]:
    return [one for one in papers if one.reaches == level]


def _months_told(papers: Iterable[Issued], year: int, today: date) -> int:
    """Twelve for a year that is over, else up to the month of its latest paper."""
    if year < today.year:
        return _MONTHS
    return max((one.day.month for one in papers if one.day and one.day.year == year), default=0)


def _trend(now: Sequence[Issued], before: Sequence[Issued], year: int, months: int) -> Trend:
    counts = _by_month(now, year)[:months]
    is_open = 0 < months < _MONTHS
    ahead = run_rate.forecast(counts, _by_month(before, year - 1)) if is_open else None
    return Trend(len(now), len(before), ahead.expected if ahead else None, months)


def _by_month(papers: Iterable[Issued], year: int) -> list[int]:
    """Counts of twelve months; a paper without a day of this year counts in the first."""
    counts = [0] * _MONTHS
    for one in papers:
        counts[one.day.month - 1 if one.day and one.day.year == year else 0] += 1
    return counts
